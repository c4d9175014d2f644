/** What one turn makes of the conversation, while it is being worked out. */
import type { ToolResult } from '../../tools/results';
import type { SlotName } from '../../slots';
import type { WorkspaceProfile } from '../../workspace';
import { isSameCall, makeConfirmation } from '../confirmation';
import type { AnswerFact, OutcomeFact, QuestionFact } from '../facts';
import type { TurnPlan } from '../moves';
import type { PlannedAction } from '../plan';
import { replaceTask, withoutQuestion } from '../tasks';
import { confirmQuestion } from './resume';
import type { ConversationState, KnownAppointment, OfferedOption, PendingQuestion, Task, WriteCall } from '../types';

export interface ReduceInput {
  /** State as it was loaded, after the idle timeout. */
  state: ConversationState;
  plan: TurnPlan;
  results: readonly ToolResult[];
  workspace: WorkspaceProfile;
  /** ISO 8601 instant of the turn. */
  now: string;
  /** Hex SHA-256 of a text. */
  sha256: (text: string) => string;
  idleForgotten: boolean;
  handoffOver?: true;
}

export interface StepContext extends Omit<ReduceInput, 'state'> {
  /** As it was loaded. */
  before: ConversationState;
  answers: AnswerFact[];
}

/** The outcome of a step: the state it leads to, and what the reply says. */
export interface Draft {
  state: ConversationState;
  outcomes: OutcomeFact[];
  question: QuestionFact | null;
  /** The turn got nowhere: counts towards offering a person. */
  failed?: boolean;
}

export const says = (state: ConversationState, ...outcomes: OutcomeFact[]): Draft => ({
  state,
  outcomes,
  question: null,
});

export const withOutcomes = (draft: Draft, ...first: OutcomeFact[]): Draft => ({
  ...draft,
  outcomes: [...first, ...draft.outcomes],
});

interface Asking {
  question: QuestionFact;
  pending: PendingQuestion;
  options?: readonly OfferedOption[];
  outcomes?: OutcomeFact[];
}

/** Asks about a task, and remembers what was asked and offered, so that a bare answer can be read. */
export function asksAbout(
  state: ConversationState,
  task: Task,
  { question, pending, options = [], outcomes = [] }: Asking,
): Draft {
  const asked: Task = { ...task, pending, offered: [...options], confirmation: null };
  return { state: withoutQuestion(replaceTask(state, asked)), outcomes, question };
}

/** Asks something that belongs to no task. */
export function asksBeside(
  state: ConversationState,
  { question, pending, options = [], outcomes = [] }: Asking,
): Draft {
  return { state: { ...state, question: pending, offered: [...options] }, outcomes, question };
}

/** Asks whether an appointment is wanted. @param again another one, after one that was cancelled */
export const invites = (
  state: ConversationState,
  { again = false, outcomes = [] }: { again?: boolean; outcomes?: OutcomeFact[] } = {},
): Draft =>
  asksBeside(state, {
    question: { ask: 'book', again },
    pending: { kind: 'clarify_intent', intents: ['book'] },
    outcomes,
  });

/** Asks for the "sí" to exactly these calls. */
export function asksToConfirm(
  context: Pick<StepContext, 'now' | 'sha256'>,
  state: ConversationState,
  task: Task,
  calls: WriteCall[],
  about: KnownAppointment[],
  outcomes: OutcomeFact[] = [],
): Draft {
  const confirmation = makeConfirmation(calls, about, context);
  const asked: Task = { ...task, pending: { kind: 'confirm' }, offered: [], confirmation };
  return {
    state: withoutQuestion(replaceTask(state, asked)),
    outcomes,
    question: confirmQuestion(state, confirmation),
  };
}

/** The record of one planned action; the latest, when the same look was made before a write and after it. */
export const resultOf = ({ results }: Pick<ReduceInput, 'results'>, action: PlannedAction): ToolResult | null =>
  results.findLast((result) => isSameCall(result, action)) ?? null;

type CheckResult = Extract<ToolResult, { tool: 'check_service_availability' }>;
type FindResult = Extract<ToolResult, { tool: 'find_appointment_by_phone' }>;

/** The look at the agenda that was planned for a task. */
export function agendaResult(context: Pick<ReduceInput, 'results' | 'plan'>, task: Task): CheckResult | null {
  const planned = context.plan.lookups.find((lookup) => lookup.task === task.id);
  const result = planned ? resultOf(context, planned.action) : null;
  return result?.tool === 'check_service_availability' ? result : null;
}

export const findResult = ({ results }: Pick<ReduceInput, 'results'>): FindResult | null =>
  results.find((result): result is FindResult => result.tool === 'find_appointment_by_phone') ?? null;

export const slotPending = (slot: SlotName): PendingQuestion => ({ kind: 'slot', slot });
export const choicePending = (slot: SlotName): PendingQuestion => ({ kind: 'choose', slot });
