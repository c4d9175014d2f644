/** Readings without understanding: for tests of what comes after it. Their commands are made as those of a model's reading are. */
import { commandsOf } from '../../../domain/understanding/commands/build';
import type {
  CatalogueMatch,
  DateReading,
  DialogueAct,
  Reading,
  TimeReading,
  UnderstandingContext,
} from '../../../domain/understanding/types';
import type { Intent } from '../../../domain/understanding/vocabulary';
import type { SlotValues } from '../../../domain/slots';

const SPAN = { start: 0, end: 1, text: 'x' };

/** Nothing is asked, offered or being done. */
const NOTHING_BEFORE: UnderstandingContext = {
  now: '2026-11-24T13:00:00.000Z',
  timezone: 'America/Argentina/Buenos_Aires',
  catalogue: { services: [], staff: [] },
};

/** A sure reading of nothing in particular, with what a test wants to be different. */
export function reading(differences: Partial<Reading> = {}): Reading {
  const read: Reading = {
    source: 'rules',
    notices: [],
    act: null,
    answersPending: false,
    intent: 'other',
    alsoIntent: null,
    confidence: 0.95,
    alternatives: [],
    slots: {},
    spans: {},
    when: { date: null, time: null },
    service: null,
    staff: null,
    correction: false,
    dropped: [],
    cues: [],
    topics: [],
    askedFor: null,
    cancellation: { about: 'cancellation' },
    beneficiaries: [],
    owner: null,
    excludes: [],
    prefix: null,
    question: false,
    opensAsQuestion: false,
    words: 3,
    span: SPAN,
    parts: [],
    commands: [],
    ...differences,
  };
  return { ...read, commands: differences.commands ?? commandsOf([read], NOTHING_BEFORE) };
}

/** A message that wants something, with values; `when` follows from them. */
export function wants(intent: Intent, slots: SlotValues = {}, differences: Partial<Reading> = {}): Reading {
  return reading({
    intent,
    slots,
    when: { date: day(slots.preferred_date), time: hour(slots.preferred_time) },
    ...differences,
  });
}

export const acts = (act: DialogueAct): Reading => reading({ act, answersPending: true });

/** An answer to what was asked, with the values that it gives. */
export const answers = (slots: SlotValues): Reading => wants('other', slots, { answersPending: true });

const day = (value: string | undefined): DateReading | null =>
  value === undefined ? null : { kind: 'day', value, span: SPAN, confidence: 1 };

const hour = (value: string | undefined): TimeReading | null =>
  value === undefined ? null : { kind: 'exact', value, approximate: false, span: SPAN, confidence: 1 };

export const dateSaid = (date: DistributiveOmit<DateReading, 'span' | 'confidence'>): Partial<Reading> => ({
  when: { date: { ...date, span: SPAN, confidence: 1 }, time: null },
});

export const timeSaid = (time: DistributiveOmit<TimeReading, 'span' | 'confidence'>): Partial<Reading> => ({
  when: { date: null, time: { ...time, span: SPAN, confidence: 1 } },
});

/** Two names fit what was said; `separate`: each was named by itself. */
export const severalServices = (names: string[], separate = false): CatalogueMatch => ({
  kind: 'several',
  names,
  span: SPAN,
  ...(separate ? { separate: true as const } : {}),
});
export const unknownMention = (text: string): CatalogueMatch => ({ kind: 'unknown', span: { ...SPAN, text } });
export const anybody: CatalogueMatch = { kind: 'any', span: SPAN };

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
