/** Which of book, cancel and reschedule a message belongs to. */
import type { Intent, Reading, SlotName } from '../understanding/types';
import type { ConversationState } from './types';

export type Flow = NonNullable<ConversationState['flow']>;

/** Below this a reading is not acted upon without asking, when a second one is nearly as likely. */
export const CLEAR_CONFIDENCE = 0.7;

const FLOWS: Partial<Record<Intent, Flow>> = { book: 'book', cancel: 'cancel', reschedule: 'reschedule' };
export const flowOf = (intent: Intent | null | undefined): Flow | undefined => (intent ? FLOWS[intent] : undefined);

/** The intents of a message in this conversation: what it says, or what its "sí" or its choice stands for. */
export function intentsOf(state: ConversationState, reading: Reading): Intent[] {
  const { act } = reading;
  if (act?.kind === 'affirm' && state.pending?.kind === 'clarify_intent') {
    const [only, ...others] = state.pending.intents;
    return only && others.length === 0 ? [only] : [];
  }
  if (act?.kind === 'choose') {
    const chosen = state.offered[act.index]?.intent;
    return chosen ? [chosen] : [];
  }
  if (!act && reading.answersPending && state.pending?.kind === 'clarify_intent') {
    return reading.alsoIntent
      ? [clarified(state.pending.intents, reading), reading.alsoIntent]
      : [clarified(state.pending.intents, reading)];
  }
  if (act || reading.answersPending) return reading.alsoIntent ? [reading.alsoIntent] : [];
  const likely = likelyWish(reading);
  if (likely) return [likely];
  return reading.alsoIntent ? [reading.intent, reading.alsoIntent] : [reading.intent];
}

/**
 * "Other" with a doubt, of a message that names a professional, a day or an hour: what it is next likely to ask for. Never a
 * cancellation: that one has to be said.
 */
function likelyWish({ intent, confidence, alternatives, slots }: Reading): Intent | null {
  const second = alternatives.find((one) => one.intent !== intent);
  const named = slots.staff_name ?? slots.preferred_date ?? slots.preferred_time;
  const isDoubtful = intent === 'other' && confidence < CLEAR_CONFIDENCE && named !== undefined;
  return isDoubtful && second?.intent === 'reschedule' && second.confidence >= 0.3 ? second.intent : null;
}

/** "Sacar un turno" to "¿querés sacar un turno?" is that; "quiero cancelar mi turno" is not, though it speaks of one too. */
function clarified(intents: readonly Intent[], { intent }: Reading): Intent {
  const [only, ...others] = intents;
  return only && others.length === 0 && intent === 'other' ? only : intent;
}

/**
 * The message asks or chats and wants nothing done: its values may fill what is empty, but must not overwrite what is being
 * booked ("¿y la coloración cuánto sale?").
 */
export function isAside(state: ConversationState, reading: Reading): boolean {
  if (reading.correction) return false;
  const intents = intentsOf(state, reading);
  if (intents.length === 0 || intents.some((intent) => flowOf(intent) !== undefined)) return false;
  // A bare "a las 11" is no class of its own; it is an aside only when the reading is sure of something else.
  return intents.every((intent) => intent.startsWith('info_')) || reading.confidence >= CLEAR_CONFIDENCE;
}

/** Two wants that lead to different deeds, neither clearly the meant one: the customer is asked which. */
export function unclearIntents(state: ConversationState, reading: Reading): Intent[] | null {
  if (reading.act || reading.answersPending) return null;
  if (reading.clarify && reading.clarify.length > 0) return reading.clarify;
  if (reading.confidence >= CLEAR_CONFIDENCE) return null;
  // Dropping a half-made booking on a doubtful reading would lose the customer's work.
  if (state.flow === 'book' && reading.intent === 'cancel') {
    return takesBackValue(state, reading) ? null : ['cancel', 'book'];
  }
  const second = reading.alternatives.find((other) => other.intent !== reading.intent);
  if (!second || second.confidence < 0.25) return null;
  const pair: Intent[] = [reading.intent, second.intent];
  const flows = pair.map(flowOf);
  const destructive = flows.includes('cancel');
  if (second.confidence < reading.confidence * (destructive ? 0.5 : 0.75)) return null;
  if (!(destructive || flows.includes('reschedule')) || (state.flow !== null && flows.includes(state.flow)))
    return null;
  return pair.includes('other') || pair.includes('chitchat') || pair.includes('greeting') ? null : pair;
}

/** The flow after this message: started by an intent, continued by an answer, or none. */
export function nextFlow(state: ConversationState, reading: Reading): ConversationState['flow'] {
  if (unclearIntents(state, reading)) return state.flow;
  const flows = intentsOf(state, reading).flatMap((intent) => flowOf(intent) ?? []);
  const wanted = isExchange(state, reading, flows) ? 'reschedule' : flows[0];
  if (!wanted || wanted === state.flow) return wanted ?? continuedFlow(state, reading);
  if (state.flow === 'reschedule' && wanted === 'book' && isAboutTheMove(state, reading)) return 'reschedule';
  if (state.flow === 'book' && wanted === 'reschedule' && isChangeOfDraft(state, reading)) return 'book';
  // "No, perdón, a nombre de Luz" takes back a value, not the whole.
  if (state.flow === 'book' && wanted === 'cancel' && takesBackValue(state, reading)) return 'book';
  return wanted;
}

/** "Cancelá el del viernes y anotame para el sábado" moves an appointment. */
function isExchange({ appointments = [] }: ConversationState, { slots }: Reading, flows: readonly Flow[]): boolean {
  const isBoth = flows.includes('cancel') && flows.includes('book');
  return isBoth && slots.service_type === undefined && slots.preferred_date !== undefined && appointments.length > 0;
}

/** "¿Tenés lugar el viernes?" while moving an appointment asks about the move, unless another service is named. */
function isAboutTheMove(state: ConversationState, reading: Reading): boolean {
  const named = reading.slots.service_type;
  return named === undefined || state.appointments?.some((known) => known.service === named) === true;
}

/** "Pasalo al jueves", "cambiame la hora" before anything is booked change the draft, not an appointment. */
function isChangeOfDraft(state: ConversationState, reading: Reading): boolean {
  const isAlone = state.appointments === undefined || state.appointments.length === 0;
  const isDated = state.slots.preferred_date !== undefined || isAskedWhen(state);
  if (state.confirmation !== null || (isAlone && isDated)) return true;
  const saysWhen = reading.when.date !== null || reading.when.time !== null || reading.relative !== undefined;
  return saysWhen && state.slots.preferred_date !== undefined;
}

const WISHES: readonly SlotName[] = ['service_type', 'preferred_date', 'preferred_time', 'client_name', 'staff_name'];
const namesWish = ({ slots }: Reading): boolean => WISHES.some((name) => slots[name] !== undefined);

function takesBackValue(state: ConversationState, reading: Reading): boolean {
  // "A la mañana no puedo, a la tarde" answers the question about the hour.
  const { date, time } = reading.when;
  if (isAskedWhen(state) && (date ?? time)) return true;
  return (reading.correction && namesWish(reading)) || reading.slots.client_name !== undefined;
}

/** A day or an hour is waited for, or chosen among. */
export function isAskedWhen({ pending }: ConversationState): boolean {
  const slot = pending?.kind === 'slot' || pending?.kind === 'choose' ? pending.slot : null;
  return slot === 'preferred_date' || slot === 'preferred_time';
}

/** Without an intent of its own, a message goes on with what is being done, or answers an invitation by going ahead. */
function continuedFlow(state: ConversationState, reading: Reading): ConversationState['flow'] {
  if (state.flow) return state.flow;
  const invitation =
    state.pending?.kind === 'clarify_intent' && state.pending.intents.length === 1 ? state.pending : null;
  if (invitation && namesWish(reading) && !isAside(state, reading)) return flowOf(invitation.intents[0]) ?? null;
  return isAfterthought(state, reading) ? 'reschedule' : null;
}

/** "Una hora más tarde", unless the message is surely about something else ("¿puedo llegar diez minutos más tarde?"). */
export function isShift({ relative, intent, confidence }: Reading): boolean {
  const { minutes, days, towards } = relative ?? {};
  const elsewhere = flowOf(intent) === undefined && confidence >= CLEAR_CONFIDENCE;
  return (minutes ?? days ?? towards) !== undefined && !elsewhere;
}

/** "No, era a las 19" right after the booking changes what has just been booked. */
export function isAfterthought(state: ConversationState, reading: Reading): boolean {
  if (state.flow !== null || state.fsm !== 'BOOKED') return false;
  const { preferred_date, preferred_time } = reading.slots;
  return isShift(reading) || (reading.correction && (preferred_date ?? preferred_time) !== undefined);
}
