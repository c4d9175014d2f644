/** The reducer: what a turn leaves behind in the memory of a conversation, and the facts of its reply. Pure. */
import type { DialogueMove } from '../planning/turn-plan';
import type { ReplyFacts } from '../reply/types';
import type { Reading, SlotName } from '../understanding/types';
import { absorb, stateAfter } from './absorb';
import type { Draft, ReduceInput, StepContext } from './draft';
import { observe, learn } from './observations';
import { statePatch } from './patch';
import { slotValue } from './slots';
import { answerFacts } from './steps/answer-facts';
import { takeStep } from './steps';
import { summarise } from './summary';
import type { ConversationState, FsmState, StatePatch } from './types';

export interface Reduced {
  state: ConversationState;
  patch: StatePatch;
  facts: ReplyFacts;
}

/** Moves that take no account of what else the message says. */
const UNAWARE = ['abandon', 'restart', 'handoff', 'opt_out', 'repeat', 'wait', 'media'];

export function reduceTurn(input: ReduceInput): Reduced {
  const numbered: ConversationState = { ...input.state, turn: input.state.turn + 1 };
  const learned = learn(numbered, input.results);
  const absorbed = absorb(learned, readingOf(input), input);
  const { move } = input.plan;
  // An answer starts nothing: what the message sounded like was not what it is about.
  const isUnaware = UNAWARE.includes(move.kind) || move.kind === 'execute' || isAboutPeople(move);
  const kept =
    isUnaware || (move.kind === 'inform' && absorbed.flowStarted) ? learned : stateAfter(move, input, absorbed.state);
  const context: StepContext = {
    ...input,
    loaded: input.state,
    state: kept,
    absorbed: { ...absorbed, state: kept },
    answers: answerFacts(input),
  };
  const draft = takeStep(context);
  const state = settle(input, draft);
  return { state, patch: statePatch(input.state, state, input.results), facts: factsOf(input, context, draft, state) };
}

/** "¿Quién es María?", "los turnos de María": whoever is named there is no wish. */
const isAboutPeople = (move: DialogueMove): boolean =>
  move.kind === 'inform' &&
  move.answers.length > 0 &&
  move.answers.every(
    (answer) => answer.about === 'person' || (answer.about === 'appointments' && answer.others === true),
  );

/** The message as planned: a choice that its words make is a choice. */
function readingOf({ reading, plan: { move } }: ReduceInput): Reading {
  return move.kind === 'advance' && move.chosen !== undefined
    ? { ...reading, act: { kind: 'choose', index: move.chosen } }
    : reading;
}

function settle(input: ReduceInput, { state, failed }: Draft): ConversationState {
  const confirmation = state.pending?.kind === 'confirm' ? state.confirmation : null;
  const consistent: ConversationState = {
    ...state,
    confirmation,
    pending: state.pending?.kind === 'confirm' && !confirmation ? null : state.pending,
    offered: state.pending === null ? [] : state.offered,
    observations: observe(state, input.results),
    failures: failed ? state.failures + 1 : 0,
    updatedAt: input.now,
  };
  const settled = { ...consistent, fsm: fsmOf(consistent) };
  return { ...settled, summary: summarise(settled) };
}

/** The state of the machine follows from what is being done and asked; the ends are set by the steps that reach them. */
function fsmOf(state: ConversationState): FsmState {
  if (state.confirmation) return 'CONFIRMING';
  if (state.flow) return isOffering(state) ? 'AVAILABILITY' : 'COLLECTING';
  return state.fsm === 'BOOKED' || state.fsm === 'CANCELLED' || state.fsm === 'HANDOFF' ? state.fsm : 'START';
}

const isOffering = ({ offered, pending }: ConversationState): boolean =>
  pending !== null && offered.some((option) => option.values.preferred_time !== undefined);

function factsOf(input: ReduceInput, context: StepContext, draft: Draft, state: ConversationState): ReplyFacts {
  return {
    now: input.now,
    idleForgotten: input.idleForgotten,
    corrected: correctedFact(context, draft),
    answers: context.answers,
    outcome: draft.outcome,
    question: draft.question,
    options: draft.question ? state.offered : [],
    nextState: state.fsm,
    requiresHuman: state.fsm === 'HANDOFF',
    ...emailFact(input, context),
    ...(input.plan.unread ? { unread: input.plan.unread } : {}),
  };
}

/** An e-mail is optional: it is taken note of, and one that is none holds nothing up. */
function emailFact({ reading, plan: { move } }: ReduceInput, { absorbed }: StepContext): Pick<ReplyFacts, 'email'> {
  if (move.kind !== 'advance' && move.kind !== 'note' && move.kind !== 'inform') return {};
  if (absorbed.changed.includes('client_email') && slotValue(absorbed.state, 'client_email')) {
    return Object.keys(reading.slots).length === 1 ? { email: {} } : {};
  }
  const bad = reading.dropped.find(({ slot }) => slot === 'client_email');
  return bad ? { email: { bad: bad.text } } : {};
}

/** Said back only when the change stands: a refused or unclear one is told as such. */
function correctedFact({ absorbed, plan, loaded }: StepContext, draft: Draft): ReplyFacts['corrected'] {
  const stands = draft.outcome === null || draft.outcome.kind === 'found';
  // Out of nothing that was being done, nothing is changed: a day that was only asked about is none.
  if (plan.move.kind !== 'advance' || !stands || loaded.flow === null) return {};
  const corrected: Partial<Record<SlotName, string>> = {};
  for (const name of absorbed.corrected) {
    const value = slotValue(draft.state, name);
    if (value !== undefined) corrected[name] = value;
  }
  return corrected;
}
