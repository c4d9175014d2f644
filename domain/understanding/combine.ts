/**
 * One reading from two: the deterministic tier's and a small model's. Agreement raises confidence, disagreement where the
 * rules are unsure asks the customer. The result is never below the deterministic tier: unless a calibration measured on
 * labelled data says that the model is right more often exactly there, the model overrides nothing.
 */
import type { Reading } from './types';
import { SLOT_NAMES, type SlotName } from '../slots';
import type { Intent } from './vocabulary';

/** What measuring a model beside the rules showed. Figures come from the dev split, never from the test split. */
export interface SlmCalibration {
  /** P(both agree | rules right) / P(both agree | rules wrong): how much agreement says. 1 = nothing. */
  agreeRatio: number;
  /** P(they differ | rules right) / P(they differ | rules wrong). 1 = a difference says nothing. */
  differRatio: number;
  /**
   * P(model right | they differ and the rules are below the threshold), by the model reading's confidence: `from` is the
   * lower end of each band, ascending. Above one half the model decides there; below {@link WORTH_ASKING} its reading is
   * not worth a question. Without bands nothing is known: the model decides nothing, and differing asks.
   */
  rightWhenUnsure: readonly { from: number; right: number }[];
  /** Slots that the model may add where the rules found none. */
  adds: readonly SlotName[];
}

/** For a model that was never measured. What it adds is checked by code: catalogue names, days and times that resolve. */
export const CONSERVATIVE: SlmCalibration = {
  agreeRatio: 1.5,
  differRatio: 1,
  rightWhenUnsure: [],
  adds: ['service_type', 'staff_name', 'preferred_date', 'preferred_time'],
};

export interface CombineOptions {
  /** Below it a reading is not acted upon without asking (`SLM_CONFIDENCE_THRESHOLD`). */
  threshold: number;
  /** Default {@link CONSERVATIVE}. */
  calibration?: SlmCalibration;
}

export interface Combined {
  reading: Reading;
  /** `alone`: there was no second reading, or none was needed. */
  agreement: 'agree' | 'disagree' | 'alone';
  /** The readings to ask about ("¿querés cancelar o cambiar el turno?"), likeliest first; null when there is no need. */
  clarify: Intent[] | null;
}

/** A second reading that is right less often than this is not put to the customer. */
const WORTH_ASKING = 0.2;

/** Intents for which a wrong guess costs the customer something, or an answer. The others are not worth a question. */
export const REQUESTS: readonly Intent[] = [
  'book',
  'cancel',
  'reschedule',
  'info_services',
  'info_prices',
  'info_hours',
];

/** @param slm null when the model was not asked or failed: the rules stand alone. */
export function combineReadings(rules: Reading, slm: Reading | null, options: CombineOptions): Combined {
  if (!slm || rules.act || rules.answersPending) return { reading: rules, agreement: 'alone', clarify: null };
  const { threshold, calibration = CONSERVATIVE } = options;
  const base = withAddedSlots(rules, slm, calibration.adds);
  if (slm.intent === rules.intent) {
    const confidence = updated(rules.confidence, calibration.agreeRatio);
    return {
      reading: { ...base, confidence, alternatives: ranked(rules, slm, confidence) },
      agreement: 'agree',
      clarify: null,
    };
  }
  const confidence = updated(rules.confidence, calibration.differRatio);
  if (confidence >= threshold)
    return {
      reading: { ...base, confidence, alternatives: ranked(rules, slm, confidence) },
      agreement: 'disagree',
      clarify: null,
    };
  const right = calibration.rightWhenUnsure.findLast((band) => slm.confidence >= band.from)?.right ?? null;
  if (right !== null && right > 0.5 && right > confidence) {
    const reading: Reading = {
      ...base,
      source: 'slm',
      intent: slm.intent,
      alsoIntent: null,
      confidence: right,
      alternatives: [
        { intent: slm.intent, confidence: right },
        { intent: rules.intent, confidence: round(1 - right) },
      ],
    };
    return { reading, agreement: 'disagree', clarify: right >= threshold ? null : question(slm.intent, rules.intent) };
  }
  const worthAsking = right === null || right >= WORTH_ASKING;
  return {
    reading: { ...base, confidence, alternatives: ranked(rules, slm, confidence) },
    agreement: 'disagree',
    clarify: worthAsking ? question(rules.intent, slm.intent) : null,
  };
}

/**
 * A larger model's word on a disagreement, instead of a question to the customer (`SLM_FALLBACK_TO_LLM`): two readings of
 * three decide. When it reads a third thing, the dispute stays what it was.
 * @param disputed what {@link combineReadings} made of `slm` and the rules
 */
export function arbitrate(disputed: Combined, slm: Reading, llm: Reading, { threshold }: CombineOptions): Combined {
  if (disputed.agreement !== 'disagree' || disputed.clarify === null) return disputed;
  const { reading } = disputed;
  if (llm.intent !== reading.intent && llm.intent !== slm.intent) return disputed;
  const confidence = Math.max(reading.confidence, threshold);
  const others = reading.alternatives.filter((one) => one.intent !== llm.intent);
  const settled: Reading = {
    ...reading,
    ...(llm.intent === reading.intent ? {} : { intent: llm.intent, source: 'llm', alsoIntent: null }),
    confidence,
    alternatives: [{ intent: llm.intent, confidence }, ...others].slice(0, 3),
  };
  return { reading: settled, agreement: 'disagree', clarify: null };
}

function question(first: Intent, second: Intent): Intent[] | null {
  const pair = [first, second];
  const requests = pair.filter((intent) => REQUESTS.includes(intent));
  return requests.length === 0 ? null : [...requests, ...pair.filter((intent) => !requests.includes(intent))];
}

/** The union: what the rules read stands; the model fills gaps with values that code has normalised. */
function withAddedSlots(rules: Reading, slm: Reading, adds: readonly SlotName[]): Reading {
  const slots = { ...rules.slots };
  const spans = { ...rules.spans };
  for (const slot of SLOT_NAMES) {
    const value = slm.slots[slot];
    if (value === undefined || slots[slot] !== undefined || !adds.includes(slot) || rulesHaveRead(rules, slot))
      continue;
    if (isRuledOut(rules, slot, value)) continue;
    slots[slot] = value;
    const span = slm.spans[slot];
    if (span) spans[slot] = span;
  }
  const added = (slot: SlotName): boolean => slots[slot] !== rules.slots[slot];
  return {
    ...rules,
    slots,
    spans,
    when: {
      ...rules.when,
      date: added('preferred_date') ? slm.when.date : rules.when.date,
      time: added('preferred_time') ? slm.when.time : rules.when.time,
    },
    service: added('service_type') ? slm.service : rules.service,
    staff: added('staff_name') ? slm.staff : rules.staff,
    dropped: rules.dropped.filter((entry) => !added(entry.slot)),
  };
}

/** A range, a part of the day, two candidates or "anyone" is a reading too, though no single value. */
function rulesHaveRead(rules: Reading, slot: SlotName): boolean {
  switch (slot) {
    case 'preferred_date':
      return rules.when.date !== null;
    case 'preferred_time':
      return rules.when.time !== null;
    case 'service_type':
      return rules.service !== null && rules.service.kind !== 'unknown';
    case 'staff_name':
      return rules.staff !== null && rules.staff.kind !== 'unknown';
    default:
      return false;
  }
}

/** "La barba no": what is ruled out is no wish, however a model reads it. */
const isRuledOut = ({ excludes }: Reading, slot: SlotName, value: string): boolean =>
  excludes.some(
    ({ what }) =>
      (slot === 'service_type' && what.service === value) || (slot === 'staff_name' && what.staff === value),
  );

function ranked(rules: Reading, slm: Reading, confidence: number): Reading['alternatives'] {
  const others = [
    ...rules.alternatives,
    { intent: slm.intent, confidence: Math.min(slm.confidence, round(1 - confidence)) },
  ]
    .filter((one) => one.intent !== rules.intent)
    .sort((a, b) => b.confidence - a.confidence);
  const seen = new Set<Intent>();
  const unique = others.filter((one) => !seen.has(one.intent) && seen.add(one.intent));
  return [{ intent: rules.intent, confidence }, ...unique].slice(0, 3);
}

/** Bayes in odds: posterior odds = prior odds × likelihood ratio. */
function updated(confidence: number, ratio: number): number {
  if (confidence <= 0 || confidence >= 1) return confidence;
  const odds = (confidence / (1 - confidence)) * ratio;
  return round(odds / (1 + odds));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
