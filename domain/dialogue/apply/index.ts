/** The reducer: what a turn leaves behind in the dialogue state, and the facts of its reply. Pure; it never tracks again. */
import { SLOT_NAMES, type SlotName } from '../../slots';
import { askedSlot } from '../../understanding/context';
import type { ReplyFacts } from '../facts';
import { learn, observe } from '../observations';
import { statePatch } from '../patch';
import { summarise } from '../summary';
import { currentSlots, offeredOf, pendingOf, taskById, taskValue, topTask } from '../tasks';
import type { ConversationState, FsmState, StatePatch, Task } from '../types';
import { answerFacts } from './answer-facts';
import type { Draft, ReduceInput, StepContext } from './draft';
import { takeStep } from './steps';

export type { ReduceInput } from './draft';

export interface Reduced {
  state: ConversationState;
  patch: StatePatch;
  facts: ReplyFacts;
}

export function reduceTurn(input: ReduceInput): Reduced {
  const { plan, results } = input;
  const { state: before, ...rest } = input;
  const context: StepContext = { ...rest, before, answers: answerFacts(input) };
  const draft = takeStep(context, learn(plan.tracked.state, results));
  const state = settle(input, context, draft);
  return { state, patch: statePatch(before, state, results), facts: factsOf(context, draft, state) };
}

function settle(
  { now, results, plan }: ReduceInput,
  { answers }: StepContext,
  { state, failed }: Draft,
): ConversationState {
  const consistent: ConversationState = {
    ...state,
    tasks: state.tasks.map(consistentTask),
    offered: state.question === null ? [] : state.offered,
    observations: observe(state, results),
    answered: answers.map(({ about }) => (about === 'end' ? 'this' : about)).filter(isQuestion),
    failures: failed ? state.failures + 1 : 0,
    ...(plan.notices?.some((notice) => notice !== 'cut') ? { languageTold: true as const } : {}),
    updatedAt: now,
  };
  const settled = { ...consistent, fsm: fsmOf(consistent) };
  return { ...settled, summary: summarise(settled) };
}

const isQuestion = <A extends string>(about: A): about is Exclude<A, 'trouble' | 'denied' | 'later'> =>
  about !== 'trouble' && about !== 'denied' && about !== 'later';

/** A confirmation stands exactly as long as it is asked for. */
function consistentTask(task: Task): Task {
  const confirmation = task.pending?.kind === 'confirm' ? task.confirmation : null;
  const pending = task.pending?.kind === 'confirm' && !confirmation ? null : task.pending;
  return { ...task, confirmation, pending, offered: pending === null ? [] : task.offered };
}

/** The state of the machine follows from what is being done and asked; the ends are set by the steps that reach them. */
function fsmOf(state: ConversationState): FsmState {
  const task = topTask(state);
  if (task?.confirmation && state.question === null) return 'CONFIRMING';
  if (task) return isOffering(task) ? 'AVAILABILITY' : 'COLLECTING';
  return state.fsm === 'BOOKED' || state.fsm === 'CANCELLED' || state.fsm === 'HANDOFF' ? state.fsm : 'START';
}

const isOffering = ({ offered, pending }: Task): boolean =>
  pending !== null && offered.some((option) => option.values.preferred_time !== undefined);

function factsOf(context: StepContext, draft: Draft, state: ConversationState): ReplyFacts {
  const { now, idleForgotten, answers, plan } = context;
  const slots = currentSlots(state);
  const noted = notedFact(context, draft, state);
  return {
    now,
    idleForgotten,
    ...(context.handoffOver ? { handoffOver: true as const } : {}),
    corrected: correctedFact(context, draft, state),
    noted,
    ...(Object.keys(noted).length > 0 ? {} : takenFact(context, draft, state)),
    answers,
    outcomes: draft.outcomes,
    question: draft.question,
    options: draft.question ? offeredOf(state) : [],
    about: {
      ...(slots.preferred_date ? { date: slots.preferred_date.value } : {}),
      ...(slots.staff_name ? { staff: slots.staff_name.value } : {}),
    },
    nextState: state.fsm,
    requiresHuman: state.fsm === 'HANDOFF',
    ...emailFact(context, state),
    ...(plan.unread ? { unread: plan.unread } : {}),
    notices: plan.notices ?? [],
  };
}

/** An e-mail is optional: it is taken note of, and one that is none holds nothing up. */
function emailFact({ before, plan }: StepContext, state: ConversationState): Pick<ReplyFacts, 'email'> {
  const { move, tracked } = plan;
  if (move.kind !== 'advance' && move.kind !== 'note' && move.kind !== 'inform') return {};
  const bad = tracked.badEmail;
  if (bad !== null) return { email: { bad } };
  const email = state.contact.client_email?.value;
  const isNew = email !== undefined && email !== before.contact.client_email?.value;
  const isAlone = tracked.acts.length === 1;
  return isNew && isAlone ? { email: {} } : {};
}

const stands = ({ outcomes }: Draft): boolean => outcomes.every(({ kind }) => kind !== 'refused' && kind !== 'problem');

/** Said back only when the change stands: a refused or unclear one is told as such. */
function correctedFact({ plan, before }: StepContext, draft: Draft, state: ConversationState): ReplyFacts['corrected'] {
  const { tracked, move } = plan;
  // Out of nothing that was being done, nothing is changed: a day that was only asked about is none.
  if (move.kind !== 'advance' || !stands(draft) || !taskById(before, tracked.focus)) return {};
  // The hour goes along with the day; a summary tells both.
  const isMoved = tracked.corrected.includes('preferred_date') && draft.question?.ask !== 'confirm';
  // What came with it is told with it, when the next question tells none of it.
  const isMore = draft.question?.ask === 'name' && tracked.corrected.length > 0;
  const more = isMore ? tracked.changed.filter((name) => name !== 'client_name' && NOTED.includes(name)) : [];
  const along: SlotName[] = isMoved ? ['preferred_time'] : [];
  return valuesOf(state, tracked.focus, [...new Set([...tracked.corrected, ...along, ...more])]);
}

/** What the message has settled of a booking, before the next thing is asked. The day of an offer is told with its hours. */
function takenFact(context: StepContext, draft: Draft, state: ConversationState): Pick<ReplyFacts, 'taken'> {
  const { plan, before } = context;
  const { tracked } = plan;
  const ask = draft.question?.ask;
  const task = taskById(state, tracked.focus);
  const isAsking = ask === 'name' || ask === 'date' || ask === 'time';
  if (plan.move.kind !== 'advance' || !isAsking || task?.kind !== 'book' || !stands(draft)) return {};
  if (tracked.corrected.length > 0) return {};
  const isFresh = (name: SlotName): boolean => tracked.changed.includes(name) && task.slots[name] !== undefined;
  const isMoment = ask === 'name' && (isFresh('preferred_date') || isFresh('preferred_time'));
  const { service_type: service, staff_name: staff, preferred_date: date, preferred_time: time } = task.slots;
  const whom = isFresh('service_type') && taskById(before, task.id) === null ? task.beneficiary : null;
  const taken = {
    ...(service && isFresh('service_type') ? { service: service.value } : {}),
    ...(whom ? { beneficiary: whom } : {}),
    ...(staff && isFresh('staff_name') ? { staff: staff.value } : {}),
    ...(date && isMoment ? { date: date.value } : {}),
    ...(time && isMoment ? { time: time.value } : {}),
  };
  return Object.keys(taken).length > 0 ? { taken } : {};
}

/** What was told without being asked for, while the question stays open. */
function notedFact({ plan, before }: StepContext, draft: Draft, state: ConversationState): ReplyFacts['noted'] {
  const { tracked, move } = plan;
  const asked = askedSlot(pendingOf(before));
  const was = taskById(before, tracked.focus);
  const isAnswered = asked === null || tracked.changed.includes(asked);
  if ((move.kind !== 'advance' && move.kind !== 'inform') || !was || isAnswered || !stands(draft)) return {};
  const fresh = tracked.changed.filter((name) => NOTED.includes(name) && !tracked.corrected.includes(name));
  return valuesOf(state, tracked.focus, fresh);
}

const NOTED: readonly SlotName[] = ['service_type', 'preferred_date', 'preferred_time', 'staff_name', 'client_name'];

function valuesOf(
  state: ConversationState,
  focus: number | null,
  names: readonly SlotName[],
): Partial<Record<SlotName, string>> {
  const task = taskById(state, focus);
  const values: Partial<Record<SlotName, string>> = {};
  for (const name of SLOT_NAMES) {
    const value = task && names.includes(name) ? taskValue(state, task, name) : undefined;
    if (value !== undefined) values[name] = value;
  }
  return values;
}
