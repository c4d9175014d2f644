/** What one turn makes of the conversation, while it is being worked out. */
import type { TurnPlan } from '../planning/turn-plan';
import type { PlannedAction } from '../planning/types';
import type { Verdict } from '../policy/types';
import type { AnswerFact, OutcomeFact, QuestionFact } from '../reply/types';
import type { ToolName } from '../tools/names';
import type { ToolResult } from '../tools/results';
import type { Reading, SlotName } from '../understanding/types';
import type { WorkspaceProfile } from '../workspace';
import type { Absorbed } from './absorb';
import type { ConversationState, OfferedOption, PendingConfirmation, PendingQuestion } from './types';
import { makeConfirmation } from './confirmation';

export interface ReduceInput {
  /** State as it was loaded, after the idle timeout. */
  state: ConversationState;
  reading: Reading;
  plan: TurnPlan;
  verdicts: readonly Verdict[];
  results: readonly ToolResult[];
  workspace: WorkspaceProfile;
  /** ISO 8601 instant of the turn. */
  now: string;
  /** Hex SHA-256 of a text. */
  sha256: (text: string) => string;
  idleForgotten: boolean;
}

export interface StepContext extends ReduceInput {
  /** As it was loaded; `state` is what the message has made of it. */
  loaded: ConversationState;
  absorbed: Absorbed;
  answers: AnswerFact[];
}

/** The outcome of a step: the state it leads to, and what the reply says. */
export interface Draft {
  state: ConversationState;
  outcome: OutcomeFact | null;
  question: QuestionFact | null;
  /** The turn got nowhere: counts towards offering a person. */
  failed?: boolean;
}

export const says = (state: ConversationState, outcome: OutcomeFact | null): Draft => ({
  state,
  outcome,
  question: null,
});

/** Asks, and remembers what was asked and offered, so that a bare answer can be read. */
export function asks(
  state: ConversationState,
  question: QuestionFact,
  pending: PendingQuestion,
  options: readonly OfferedOption[] = [],
  outcome: OutcomeFact | null = null,
): Draft {
  return { state: { ...state, pending, offered: [...options], confirmation: null }, outcome, question };
}

/** Asks for the "sí" to exactly this call. */
export function asksToConfirm(
  context: Pick<StepContext, 'now' | 'sha256'>,
  state: ConversationState,
  call: { tool: ToolName; args: Record<string, string> },
  summary: string,
  outcome: OutcomeFact | null = null,
): Draft {
  const confirmation: PendingConfirmation = makeConfirmation(call, summary, context.now, context.sha256);
  return {
    state: { ...state, pending: { kind: 'confirm' }, offered: [], confirmation },
    outcome,
    question: { ask: 'confirm', text: summary },
  };
}

/** The record of one planned action. */
export function resultOf(context: Pick<ReduceInput, 'results'>, action: PlannedAction): ToolResult | null {
  const wanted = JSON.stringify(Object.entries(action.args).sort());
  return (
    context.results.find(
      (result) => result.tool === action.tool && JSON.stringify(Object.entries(result.args).sort()) === wanted,
    ) ?? null
  );
}

/** The record of the one planned call of a tool, typed by it. */
export function plannedResult<N extends ToolName>(
  context: Pick<ReduceInput, 'results' | 'plan'>,
  tool: N,
): Extract<ToolResult, { tool: N }> | null {
  const action = context.plan.plan.actions.find((planned) => planned.tool === tool);
  const result = action ? resultOf(context, action) : null;
  return isOf(result, tool) ? result : null;
}

const isOf = <N extends ToolName>(result: ToolResult | null, tool: N): result is Extract<ToolResult, { tool: N }> =>
  result?.tool === tool;

/** The sentence of the verdict that kept a tool from running. */
export function deniedSentence({ verdicts }: Pick<ReduceInput, 'verdicts'>, reason: string): string | null {
  for (const verdict of verdicts) {
    if (verdict.verdict !== 'allow' && verdict.reason === reason) return verdict.sentence;
  }
  return null;
}

export const slotPending = (slot: SlotName): PendingQuestion => ({ kind: 'slot', slot });
export const choicePending = (slot: SlotName): PendingQuestion => ({ kind: 'choose', slot });
