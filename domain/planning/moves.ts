/** Which move the dialogue makes. Rules in order; the first that applies decides. */
import { absorb, type Absorbed } from '../state/absorb';
import { liveConfirmation } from '../state/confirmation';
import { flowOf, intentsOf, unclearIntents } from '../state/flow';
import { slotValue } from '../state/slots';
import type { Intent } from '../understanding/types';
import { answersFor } from './answers';
import { missingSlots } from './flow-actions';
import { chitchatTopic, isComplaint, plainText } from './topics';
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
}

export function situationOf(input: PlanInput): Situation {
  const absorbed = absorb(input.state, input.reading, input);
  const intents = intentsOf(input.state, input.reading);
  const remembered = slotValue(absorbed.state, 'service_type');
  return {
    input,
    absorbed,
    intents,
    answers: answersFor(intents, input.reading, input.workspace, input.text ?? '', remembered),
    moved: absorbed.changed.length > 0 || absorbed.narrowed || absorbed.flowStarted,
  };
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

const byAffirmation: Rule = ({ input, absorbed, answers, moved, intents }) => {
  const { reading, state, workspace, now } = input;
  if (reading.act?.kind !== 'affirm') return null;
  if (liveConfirmation(state, workspace, now) && !moved && absorbed.problems.length === 0) {
    return { kind: 'execute', answers };
  }
  if (state.pending?.kind === 'offer_human' && !moved) return { kind: 'handoff', reason: 'accepted' };
  if (state.pending?.kind === 'clarify_intent') return byWant({ input, absorbed, answers, moved, intents });
  if (absorbed.state.flow === null) return { kind: 'nothing_to_confirm' };
  // "Sí" to a question that needs more than a yes is asked again; one that settles the step goes on.
  const settles = moved || state.pending === null || state.pending.kind === 'confirm' || isNameConfirmed(absorbed, input);
  return settles ? { kind: 'advance', answers } : giveUpOr({ kind: 'explain' }, input);
};

const isNameConfirmed = (absorbed: Absorbed, { state }: PlanInput): boolean =>
  state.slots.client_name?.source === 'channel' && absorbed.state.slots.client_name?.source === 'customer';

const byDenial: Rule = ({ input, absorbed, answers, moved }) => {
  const { reading, state } = input;
  if (reading.act?.kind !== 'deny') return null;
  if (moved || absorbed.problems.length > 0) return { kind: 'advance', answers };
  switch (state.pending?.kind) {
    case 'confirm':
      return state.flow === 'cancel' ? { kind: 'decline', what: 'cancel' } : { kind: 'ask_change' };
    case 'offer_human':
      return { kind: 'decline', what: 'human' };
    case 'clarify_intent':
      return { kind: 'decline', what: 'offer' };
    case 'choose':
    case 'slot':
      return state.flow === 'cancel' ? { kind: 'decline', what: 'cancel' } : { kind: 'ask_change' };
    default:
      return { kind: 'acknowledge' };
  }
};

const byDoubt: Rule = ({ input, moved, answers }) => {
  const { reading, state } = input;
  if (reading.act?.kind !== 'dont_know') return null;
  if (moved) return { kind: 'advance', answers };
  return state.flow || state.pending ? giveUpOr({ kind: 'explain' }, input) : { kind: 'greet' };
};

const byChoice: Rule = ({ input, absorbed, answers, moved, intents }) => {
  const { reading, state } = input;
  if (reading.act?.kind !== 'choose') return null;
  const option = state.offered[reading.act.index];
  if (!option) return giveUpOr({ kind: 'not_understood' }, input);
  if (option.intent) return byWant({ input, absorbed, answers, moved, intents });
  return { kind: 'advance', answers };
};

const byClarification: Rule = ({ input: { state, reading } }) => {
  const intents = unclearIntents(state, reading);
  return intents ? { kind: 'clarify_intent', intents } : null;
};

/** Something is wanted, told or answered. */
function byWant({ input, absorbed, answers, moved, intents }: Situation): DialogueMove | null {
  const { reading, state } = input;
  const wanted = intents.some((intent) => flowOf(intent) !== undefined);
  const running = absorbed.state.flow !== null;
  if (running && (moved || absorbed.problems.length > 0)) return advanceUnlessStuck(input, absorbed, answers, moved);
  if (answers.length > 0) return { kind: 'inform', answers };
  if (running && wanted && missingSlots(absorbed.state).length > 0) return { kind: 'advance', answers };
  if (running && reading.answersPending) return state.pending === null ? { kind: 'advance', answers } : null;
  return null;
}

/** The same unusable answer for the third time: somebody else should try. */
function advanceUnlessStuck(input: PlanInput, absorbed: Absorbed, answers: Answer[], moved: boolean): DialogueMove {
  const stuck = !moved && absorbed.problems.length > 0 && answers.length === 0;
  return stuck ? giveUpOr({ kind: 'advance', answers }, input) : { kind: 'advance', answers };
}

const bySmallTalk: Rule = ({ input: { reading, text, state } }) => {
  if (reading.act) return null;
  if (reading.intent === 'greeting' && reading.confidence >= BELIEVABLE) return { kind: 'greet' };
  if (reading.intent === 'chitchat' && reading.confidence >= BELIEVABLE) {
    return { kind: 'chitchat', topic: chitchatTopic(text ?? '') };
  }
  const foreign = reading.intent === 'other' && reading.confidence >= BELIEVABLE && state.pending === null;
  return foreign && state.flow === null ? { kind: 'out_of_scope' } : null;
};

/** The third time that a conversation gets nowhere, a person is offered instead. */
function giveUpOr(move: DialogueMove, { state }: PlanInput): DialogueMove {
  return state.failures >= MAX_FAILURES - 1 ? { kind: 'offer_human' } : move;
}

const RULES: readonly Rule[] = [
  byMedia,
  byAct,
  byComplaint,
  byAffirmation,
  byDenial,
  byDoubt,
  byChoice,
  byClarification,
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
