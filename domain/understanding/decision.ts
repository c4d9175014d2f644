/** What a message wants, once its intents are seen beside its values, its exclusions and what was asked. */
import type { Analysis } from './analysis';
import { isAsking } from './catalogue/generic-service';
import { askedSlot, isAskedWhen } from './context';
import { A_REQUEST } from './intents/by-rules';
import type { IntentReading } from './intents/read-intent';
import type { DialogueAct, UnderstandingContext, WhenReading } from './types';
import type { Intent } from './vocabulary';
import type { Exclusions } from './when/exclusions';

/** From here on an intent is taken at its word. */
export const SURE = 0.7;
/** Of a guess that the conversation speaks against. */
const UNSURE = 0.4;

export interface Decision {
  intent: Intent;
  confidence: number;
  alternatives: { intent: Intent; confidence: number }[];
}

/**
 * A service that is named with a day, an hour or what rules them out is wished for, where nothing that is done to an appointment
 * is said: "corte a las 10 o a las 11, prefiero a las 10" changes none.
 */
export function asFirstWish(intents: IntentReading, { question }: Analysis, isLimited: boolean): IntentReading {
  const { intent, confidence, rules } = intents;
  const isBook = intent === 'book' && confidence >= SURE;
  if (isBook || rules.hits.some(isDoneToAppointment)) return intents;
  if (intent.startsWith('info_')) {
    // "Limpieza, ni lunes ni martes" asks for nothing that it does not name.
    const isAsked = question || !isLimited || rules.hits.some((hit) => hit.intent === intent);
    return isAsked ? intents : { ...intents, ...certain('book', 0.8), alsoIntent: null };
  }
  const isWeak = intent === 'reschedule' || intent === 'cancel' || intent === 'book' || intent === 'other';
  return isWeak ? { ...intents, ...certain('book', 0.8), alsoIntent: null } : intents;
}

/**
 * "Al final la barba no": what is left of the words, without the service that is dropped, asks for something only where a rule says so;
 * and to be booked, while one is, is no further wish.
 */
export function besideDropped(
  intents: IntentReading,
  dropped: readonly unknown[],
  { task }: UnderstandingContext,
): IntentReading {
  const asks = intents.rules.hits.some(
    ({ intent, strength }) => strength >= A_REQUEST && (intent !== 'book' || task?.kind !== 'book'),
  );
  return dropped.length === 0 || asks ? intents : { ...intents, ...certain('other', 0.9), alsoIntent: null };
}

/** "Pasá el baño al miércoles": what is moved there is an appointment, though the service sounds like a wish for one. */
export const asMoved = (intents: IntentReading): IntentReading =>
  intents.intent === 'book' ? { ...intents, ...certain('reschedule', 0.85), alsoIntent: null } : intents;

/** "El martes no voy a poder, mejor el jueves": whoever names another day does not call it off. */
export function asMove(intents: IntentReading, { date, from }: WhenReading, { days }: Exclusions): IntentReading {
  const names = date?.kind === 'day' && from?.date != null && days.length > 0;
  if (!names || intents.intent !== 'cancel' || intents.rules.hits.some(saysToCancel)) return intents;
  return { ...intents, ...certain('reschedule', 0.8) };
}

const saysToCancel = ({ rule }: IntentReading['rules']['hits'][number]): boolean =>
  rule === 'cancel.appointment' || rule === 'cancel.bare' || rule === 'cancel.unlist-me';

const isDoneToAppointment = ({ intent, strength }: IntentReading['rules']['hits'][number]): boolean =>
  (intent === 'reschedule' || intent === 'cancel') && strength >= A_REQUEST;

/** A wish in the fewest words, unless the words themselves are sure of something else that is done with appointments. */
export const asWish = (intents: Decision): Decision =>
  intents.intent === 'cancel' ||
  intents.intent === 'reschedule' ||
  (intents.intent === 'book' && intents.confidence >= SURE)
    ? intents
    : certain('book', 0.8);

export function decide(act: DialogueAct | null, answers: boolean, intents: Decision, bare: boolean): Decision {
  if (act !== null) return certain('other', 0.97);
  if (answers && (intents.intent === 'other' || intents.intent === 'book' || bare)) {
    return intents.intent === 'book' && intents.confidence >= SURE ? intents : certain('other', 0.9);
  }
  if (bare)
    return {
      intent: 'other',
      confidence: 0.55,
      alternatives: [
        { intent: 'other', confidence: 0.55 },
        { intent: 'book', confidence: 0.4 },
      ],
    };
  return intents;
}

export function certain(intent: Intent, confidence: number): Decision {
  return { intent, confidence, alternatives: [{ intent, confidence }] };
}

/** What is said of a business, and of no hour of it. */
const OPENING = ['@v_open', '@v_close', '@v_work'];

/** "Los sábados" are no day that could be booked. */
const EVERY_WEEK = /\blos\s+(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|feriados)\b/iu;

/**
 * "¿Qué horarios tenés?" alone asks when the business is open; after "¿a qué hora?" it asks which starts are free, as "¿a las 15 no
 * tenés?" does.
 */
export function inContext(
  intents: IntentReading,
  { pendingQuestion }: UnderstandingContext,
  { raw, question, places }: Analysis,
  namesHour: boolean,
): IntentReading {
  const asksForRoom = intents.rules.hits.some(({ rule }) => rule === 'book.room');
  if (EVERY_WEEK.test(raw)) return intents;
  // "También a las 10", "solo el 2": numbers that answer, with no word about opening hours.
  const isGuessed =
    intents.intent === 'info_hours' && !intents.rules.hits.some(({ intent }) => intent === 'info_hours');
  if (isGuessed && !question && askedSlot(pendingQuestion) !== null)
    return { ...intents, ...(isAskedWhen(pendingQuestion) ? certain('book', SURE) : certain('other', UNSURE)) };
  const asksOpening = OPENING.some((concept) => places.has(concept));
  const isOfHour = namesHour && !asksOpening && places.has('@v_have');
  const isAsked = isAskedWhen(pendingQuestion) || (isOfHour && pendingQuestion?.kind === 'confirm');
  if (intents.intent !== 'info_hours' || !isAsked || !(asksForRoom || isOfHour)) return intents;
  return { ...intents, ...certain('book', Math.max(SURE, intents.confidence)) };
}

/** "Hacerte una consulta" asks for no consultation. */
export function secondIntent(intent: Intent | null, { tokens }: Analysis): Intent | null {
  return intent === 'book' && tokens.some((_, at) => isAsking(tokens, at)) ? null : intent;
}

/** No request and no slot in the message: what its wording does is all it does. */
export function asksNothing({ intent, confidence }: Decision, hasContent: boolean): boolean {
  return (intent === 'other' || confidence < SURE) && !hasContent;
}
