/** Which move the dialogue makes. Rules in order; the first that applies decides. */
import { absorb, type Absorbed } from '../state/absorb';
import { liveConfirmation } from '../state/confirmation';
import { CLEAR_CONFIDENCE, flowOf, intentsOf, isAskedWhen, unclearIntents } from '../state/flow';
import { timeIn } from '../state/relative';
import { slotValue } from '../state/slots';
import { SLOT_NAMES, type Intent, type LocalDate, type SlotName } from '../understanding/types';
import { answersFor } from './answers';
import {
  asksForMore,
  asksForOthers,
  asksForRoom,
  asksHowWeAre,
  cancellationAnswer,
  chitchatTopic,
  isAboutCancelling,
  isComplaint,
  isInsult,
  isOnlyThanks,
  isRefusing,
  isUrgent,
  isYesInOtherWords,
  meansAll,
  plainText,
} from './topics';
import type { Answer, DialogueMove } from './turn-plan';
import type { PlanInput } from './types';

/** The failed attempt after which a person is offered. */
export const MAX_FAILURES = 3;

/** Under this, a reading without any support from slots or context is not believed. */
const BELIEVABLE = 0.35;

export interface Situation {
  input: PlanInput;
  absorbed: Absorbed;
  intents: Intent[];
  answers: Answer[];
  /** Something in the running flow moved: a slot, a narrowing, or the flow itself. */
  moved: boolean;
  chosen?: number;
}

export function situationOf(given: PlanInput): Situation {
  const chosen = given.reading.act ? onlyOption(given) : chosenByWords(given);
  const input: PlanInput =
    chosen === undefined ? given : { ...given, reading: { ...given.reading, act: { kind: 'choose', index: chosen } } };
  const absorbed = absorb(input.state, input.reading, input);
  const intents = intentsOf(input.state, input.reading);
  // Right after a booking, "¿cuánto sale?" is about what was booked.
  const booked =
    absorbed.state.flow === null && input.state.fsm === 'BOOKED' ? input.state.appointments?.at(-1) : undefined;
  const remembered = slotValue(absorbed.state, 'service_type') ?? booked?.service;
  const asked = asksPriceToo(input, remembered)
    ? (['info_prices'] as const)
    : [...intents, ...doubtfulQuestions(input, intents)];
  return {
    input,
    absorbed,
    intents,
    answers: answersFor(asked, input.reading, input.workspace, input.text ?? '', {
      ...(remembered ? { service: remembered } : {}),
      ...(booked && booked.service === remembered ? { staff: booked.staff } : {}),
    }),
    moved: absorbed.changed.length > 0 || absorbed.narrowed || absorbed.flowStarted,
    ...(chosen !== undefined ? { chosen } : {}),
  };
}

/** "¿Y con Juan?" after a price. */
function asksPriceToo({ state, reading, text = '' }: PlanInput, service: string | undefined): boolean {
  const last = state.observations.at(-1);
  const wasPrice = last?.tool === 'get_available_services' && last.turn === state.turn && state.turn > 0;
  const { staff_name, ...others } = reading.slots;
  const isAlone = staff_name !== undefined && Object.keys(others).length === 0 && state.flow === null;
  const isElliptic = / (con|por) /.test(plainText(text)) && plainText(text).trim().split(' ').length <= 5;
  return wasPrice && isAlone && service !== undefined && reading.intent === 'other' && isElliptic;
}

/** "¿Qué horarios tienen?" may ask for opening hours or for room: where it is not clear, both are answered. */
function doubtfulQuestions({ reading }: PlanInput, intents: readonly Intent[]): Intent[] {
  if (reading.confidence >= CLEAR_CONFIDENCE || !intents.includes('book')) return [];
  return reading.alternatives
    .filter(({ intent, confidence }) => intent.startsWith('info_') && confidence >= 0.2 && !intents.includes(intent))
    .map(({ intent }) => intent);
}

const CHANGE_WORDS: readonly { slot: SlotName; words: RegExp; clears: readonly SlotName[] }[] = [
  { slot: 'preferred_date', words: / (dias?|fechas?) /, clears: ['preferred_date', 'preferred_time'] },
  { slot: 'preferred_time', words: / (horas?|horarios?|hs) /, clears: ['preferred_time'] },
  { slot: 'service_type', words: / (servicio) /, clears: ['service_type', 'staff_name'] },
  { slot: 'client_name', words: / (nombre|apellido) /, clears: ['client_name'] },
];

/** "Dale" to a list of one takes it. */
function onlyOption({ state, reading }: PlanInput): number | undefined {
  return reading.act?.kind === 'affirm' && state.pending?.kind === 'choose' && state.offered.length === 1
    ? 0
    : undefined;
}

/** "La hora" after "¿qué querés cambiar?": such words are too common to be read as a choice anywhere else. */
function chosenByWords({ state, text = '', reading }: PlanInput): number | undefined {
  if (!state.offered.some(({ clears }) => clears) || Object.keys(reading.slots).length > 0) return undefined;
  const plain = plainText(text);
  const named = CHANGE_WORDS.filter(({ words }) => words.test(plain)).map(({ slot }) => slot);
  const index = state.offered.findIndex(({ clears }) => clears?.[0] !== undefined && named.includes(clears[0]));
  return named.length === 1 && index >= 0 ? index : undefined;
}

type Rule = (situation: Situation) => DialogueMove | null;

const byMedia: Rule = ({ input }) => {
  const kinds = input.kinds ?? [];
  const readable = kinds.some((kind) => kind === 'text' || kind === 'choice') || (input.text ?? '').trim() !== '';
  const [media] = kinds;
  return media && !readable ? { kind: 'media', media } : null;
};

/** Acts that mean the same whatever is pending. */
const byAct: Rule = ({ input: { reading, state } }) => {
  switch (reading.act?.kind) {
    case 'opt_out':
      return { kind: 'opt_out' };
    case 'opt_in':
      return { kind: 'opt_in' };
    case 'human':
      return { kind: 'handoff', reason: 'asked' };
    case 'restart':
      return { kind: 'restart' };
    case 'abandon':
      return state.flow || state.pending ? { kind: 'abandon' } : { kind: 'acknowledge' };
    case 'wait':
      return { kind: 'wait' };
    case 'repeat':
      return state.lastReply === null ? { kind: 'greet' } : { kind: 'repeat' };
    case 'not_understood':
      return state.failures >= MAX_FAILURES - 1 ? { kind: 'offer_human' } : { kind: 'explain' };
    default:
      return null;
  }
};

const byComplaint: Rule = ({ input: { reading, text } }) =>
  !reading.act && !reading.answersPending && isComplaint(plainText(text ?? ''))
    ? { kind: 'handoff', reason: 'complaint' }
    : null;

/** "Dame los turnos de María" is no wish for an appointment, whatever it sounds like; what is one's own is shown. */
const byOthers: Rule = ({ input: { reading, text } }) => {
  const speaksOfOthers = reading.intent === 'book' || reading.intent === 'other';
  if (reading.act || reading.service || !speaksOfOthers) return null;
  return asksForOthers(plainText(text ?? ''))
    ? { kind: 'inform', answers: [{ about: 'appointments', others: true }] }
    : null;
};

const byHypothesis: Rule = ({ input: { reading, text = '', workspace } }) => {
  if (reading.act || !isAboutCancelling(text)) return null;
  return { kind: 'inform', answers: [cancellationAnswer(text, workspace)] };
};

/** Other starts than those that were offered. */
const byMore: Rule = ({ input, absorbed, answers, moved }) => {
  const { state, reading, text = '' } = input;
  const isChoosing = state.pending?.kind === 'choose' && state.pending.slot === 'preferred_time';
  const isClear = !reading.act && !moved && absorbed.problems.length === 0;
  const others = answers.filter(({ about }) => about !== 'services' && about !== 'hours');
  return isChoosing && isClear && asksForMore(plainText(text))
    ? { kind: 'advance', answers: others, more: true }
    : null;
};

/** "Cambiame la hora", "el día está mal": what is named is asked anew. Before anything is booked, it is the draft that changes. */
const byAmendment: Rule = ({ input, absorbed, answers, moved }) => {
  const { state, reading, text = '' } = input;
  const plain = plainText(text);
  const isDrafting = state.flow === 'book' && (state.confirmation !== null || state.slots.preferred_date !== undefined);
  if (!isDrafting || reading.act || moved || absorbed.problems.length > 0 || !AMENDS.test(plain)) return null;
  const named = CHANGE_WORDS.filter(({ words }) => words.test(plain));
  const [only] = named;
  if (named.length === 0 && state.confirmation && reading.intent === 'reschedule') return { kind: 'ask_change' };
  return only && named.length === 1 ? { kind: 'advance', answers, clears: [...only.clears] } : null;
};

const AMENDS = / (cambi\w*|modific\w*|corregi\w*|corrig\w*|mal|equivoc\w*|otr[oa]s?|distint[oa]s?|diferentes?) /;

const byAffirmation: Rule = ({ input, absorbed, answers, moved, intents }) => {
  const { reading, state, workspace, now } = input;
  if (reading.act?.kind !== 'affirm') return null;
  // "Gracias" is polite, and agrees to nothing.
  if (isOnlyThanks(plainText(input.text ?? ''))) return { kind: 'chitchat', topic: 'thanks' };
  if (liveConfirmation(state, workspace, now) && !moved && absorbed.problems.length === 0) {
    return { kind: 'execute', answers };
  }
  if (state.pending?.kind === 'offer_human' && !moved) return { kind: 'handoff', reason: 'accepted' };
  if (state.pending?.kind === 'clarify_intent') {
    return byWant({ input, absorbed, answers, moved, intents }) ?? giveUpOr({ kind: 'explain' }, input);
  }
  if (absorbed.state.flow === null) {
    if (state.pending === null && asksHowWeAre(plainText(input.text ?? ''))) {
      return { kind: 'chitchat', topic: 'how_are_you' };
    }
    const interested = state.pending === null && state.slots.service_type !== undefined;
    return interested ? { kind: 'clarify_intent', intents: ['book'] } : { kind: 'nothing_to_confirm' };
  }
  // "Sí" to a question that needs more than a yes is asked again; one that settles the step goes on.
  const settles =
    moved || state.pending === null || state.pending.kind === 'confirm' || isNameConfirmed(absorbed, input);
  return settles ? { kind: 'advance', answers } : giveUpOr({ kind: 'explain' }, input);
};

const isNameConfirmed = (absorbed: Absorbed, { state }: PlanInput): boolean =>
  state.slots.client_name?.source === 'channel' && absorbed.state.slots.client_name?.source === 'customer';

/** "Perfecto, nos vemos el viernes" to a summary: a yes, when it says nothing else than the summary does. */
const byLooseYes: Rule = ({ input, absorbed, answers, moved }) => {
  const { reading, state, workspace, now, text = '' } = input;
  const wantsElse = intentsOf(state, reading).some((intent) => intent !== 'book' && flowOf(intent) !== undefined);
  if (reading.act || moved || wantsElse || answers.length > 0 || absorbed.problems.length > 0) return null;
  const isYes = !text.includes('?') && isYesInOtherWords(plainText(text));
  return isYes && liveConfirmation(state, workspace, now) ? { kind: 'execute', answers } : null;
};

const byDenial: Rule = ({ input, absorbed, answers, moved }) => {
  const { reading, state } = input;
  const isRefused = !reading.act && !moved && isAskedWhen(state) && isRefusing(plainText(input.text ?? ''));
  if (reading.act?.kind !== 'deny' && !isRefused) return null;
  if (moved || absorbed.problems.length > 0) return { kind: 'advance', answers };
  switch (state.pending?.kind) {
    case 'confirm':
      return state.flow === 'cancel' ? { kind: 'decline', what: 'cancel' } : { kind: 'ask_change' };
    case 'offer_human':
      return state.flow ? { kind: 'advance', answers } : { kind: 'decline', what: 'human' };
    case 'clarify_intent':
      return { kind: 'decline', what: 'offer' };
    case 'choose':
    case 'slot':
      // A second "no", or one to the very first question, is to the whole thing.
      if (state.pending.slot === 'service_type' || state.offered.some(({ clears }) => clears))
        return { kind: 'abandon' };
      return state.flow === 'cancel' ? { kind: 'decline', what: 'cancel' } : { kind: 'ask_change' };
    default:
      return { kind: 'acknowledge' };
  }
};

/** "Es para mí", when a name is asked for. */
const bySelf: Rule = ({ input: { reading, state, text = '' }, moved }) => {
  const isAsked = state.pending?.kind === 'slot' && state.pending.slot === 'client_name';
  const isSelf = / (para mi|a mi nombre|a nombre mio|soy yo|yo mism[oa]|mio|yo) $/.test(plainText(text));
  return isAsked && !reading.act && !moved && isSelf ? { kind: 'explain' } : null;
};

const byDoubt: Rule = ({ input, moved, answers }) => {
  const { reading, state } = input;
  if (reading.act?.kind !== 'dont_know') return null;
  if (moved) return { kind: 'advance', answers };
  // Who does not know the service wants to see what there is.
  if (state.pending?.kind === 'slot' && state.pending.slot === 'service_type') {
    return giveUpOr({ kind: 'inform', answers: [{ about: 'services' }] }, input);
  }
  return state.flow || state.pending ? giveUpOr({ kind: 'explain' }, input) : { kind: 'greet' };
};

const byChoice: Rule = ({ input, absorbed, answers, moved, intents, chosen }) => {
  const { reading, state } = input;
  if (reading.act?.kind !== 'choose') return null;
  const option = state.offered[reading.act.index];
  if (!option) return giveUpOr({ kind: 'not_understood' }, input);
  if (option.intent) return byWant({ input, absorbed, answers, moved, intents });
  return { kind: 'advance', answers, ...(chosen !== undefined ? { chosen } : {}) };
};

const byClarification: Rule = ({ input: { state, reading } }) => {
  const intents = unclearIntents(state, reading);
  return intents ? { kind: 'clarify_intent', intents } : null;
};

/** "¿Cuándo tenés?" when the day is asked for: the coming days are looked through. */
const byRoom: Rule = ({ input, answers }) => {
  const { state, reading, text = '' } = input;
  const isOpen = state.flow !== null && state.pending?.kind === 'slot' && state.pending.slot === 'preferred_date';
  const saysDay = reading.when.date !== null;
  return isOpen && !reading.act && !saysDay && asksForRoom(plainText(text))
    ? { kind: 'advance', answers: answers.filter(({ about }) => about !== 'hours'), undecided: 'any' }
    : null;
};

/** "Necesito turno ya": the first starts there are. */
const byUrgency: Rule = ({ input, absorbed, answers }) => {
  const { reading, text = '' } = input;
  const { flow, slots, dateRange } = absorbed.state;
  const isOpen = flow === 'book' && !slots.preferred_date && !dateRange && absorbed.problems.length === 0;
  const plain = plainText(text);
  const isPlainYes = reading.act !== null && plain !== ' ya ';
  return isOpen && !isPlainYes && isUrgent(plain) ? { kind: 'advance', answers, undecided: 'soonest' } : null;
};

/** Something is wanted, told or answered. */
function byWant({ input, absorbed, answers, moved, intents }: Situation): DialogueMove | null {
  const { reading, state } = input;
  const wanted = intents.some((intent) => flowOf(intent) !== undefined);
  const running = absorbed.state.flow !== null;
  if (running && (moved || absorbed.problems.length > 0)) return advanceUnlessStuck(input, absorbed, answers, moved);
  if (answers.length > 0) return { kind: 'inform', answers };
  // Nothing new, but to the point: the same question again, without complaint.
  return running && (wanted || saysAgain(reading, state)) ? { kind: 'advance', answers } : null;
}

/** An answer whose values are all known already, or that only concerns what is optional. */
function saysAgain(reading: PlanInput['reading'], state: PlanInput['state']): boolean {
  const { answersPending, slots, act, dropped, staff } = reading;
  // "A la mañana" for an hour that is in the morning already.
  const { time } = reading.when;
  if (!act && time?.kind === 'window' && timeIn(slotValue(state, 'preferred_time'), time)) return true;
  if (!act && (dropped.some(({ slot }) => slot === 'client_email') || staff?.kind === 'any')) return true;
  const again = SLOT_NAMES.some((name) => slots[name] !== undefined && slots[name] === slotValue(state, name));
  return !act && (again || (answersPending && state.pending === null));
}

/** The same unusable answer for the third time: somebody else should try. */
function advanceUnlessStuck(input: PlanInput, absorbed: Absorbed, answers: Answer[], moved: boolean): DialogueMove {
  const stuck = !moved && absorbed.problems.length > 0 && answers.length === 0;
  if (stuck) return giveUpOr({ kind: 'advance', answers }, input);
  const isAll = absorbed.state.flow === 'cancel' && meansAll(plainText(input.text ?? ''));
  return { kind: 'advance', answers, ...(isAll ? { all: true as const } : {}) };
}

const bySmallTalk: Rule = ({ input, absorbed }) => {
  const { reading, text, state } = input;
  if (reading.act) return null;
  if (reading.intent === 'greeting' && reading.confidence >= BELIEVABLE) return { kind: 'greet' };
  if (reading.intent === 'chitchat' && reading.confidence >= BELIEVABLE) {
    return { kind: 'chitchat', topic: chitchatTopic(text ?? '') };
  }
  if (absorbed.changed.includes('client_email') && absorbed.state.flow === null) return { kind: 'note' };
  const plain = plainText(text ?? '');
  if (/^ no (quiero|necesito|hace falta|voy a|queria) /.test(plain) && reading.intent === 'other')
    return { kind: 'acknowledge' };
  if (plain.trim() === '') return null;
  if (isInsult(plain)) return { kind: 'chitchat', topic: 'insult' };
  const followUp = asksHoursToo(absorbed, input);
  if (followUp) return { kind: 'inform', answers: [{ about: 'hours', date: followUp }] };
  if (isBareWish(absorbed, input)) return { kind: 'clarify_intent', intents: ['book'] };
  const foreign = reading.intent === 'other' && reading.confidence >= BELIEVABLE && state.pending === null;
  return foreign && state.flow === null ? { kind: 'out_of_scope' } : null;
};

/** "¿Y el sábado?" after a question about hours. */
function asksHoursToo({ state: after }: Absorbed, { reading, state }: PlanInput): LocalDate | undefined {
  const last = state.observations.at(-1);
  const wasHours = last?.tool === 'get_business_hours' && last.turn === state.turn && state.turn > 0;
  const { preferred_date, ...others } = reading.slots;
  return wasHours && after.flow === null && Object.keys(others).length === 0 ? preferred_date : undefined;
}

/** A day, an hour or a service out of the blue, and nothing being done: perhaps an appointment is wanted. */
function isBareWish({ state: after }: Absorbed, { reading, state, text = '' }: PlanInput): boolean {
  const { service_type, preferred_date, preferred_time } = reading.slots;
  const wished = service_type ?? preferred_date ?? preferred_time;
  const isShort = reading.intent === 'other' && plainText(text).trim().split(' ').length <= 3;
  const isBare = isShort || reading.confidence < CLEAR_CONFIDENCE;
  return after.flow === null && state.pending === null && wished !== undefined && isBare;
}

/** The third time that a conversation gets nowhere, a person is offered instead. */
function giveUpOr(move: DialogueMove, { state }: PlanInput): DialogueMove {
  return state.failures >= MAX_FAILURES - 1 ? { kind: 'offer_human' } : move;
}

const RULES: readonly Rule[] = [
  byMedia,
  byAct,
  byComplaint,
  byOthers,
  byHypothesis,
  byUrgency,
  byAffirmation,
  byLooseYes,
  byDenial,
  bySelf,
  byDoubt,
  byChoice,
  byMore,
  byAmendment,
  byClarification,
  byRoom,
  byWant,
  bySmallTalk,
];

export function chooseMove(situation: Situation): DialogueMove {
  for (const rule of RULES) {
    const move = rule(situation);
    if (move) return move.kind === 'out_of_scope' ? giveUpOr(move, situation.input) : move;
  }
  return giveUpOr({ kind: 'not_understood' }, situation.input);
}
