/**
 * A move begins with the customer's appointments. Once they are read, the agenda is looked at for the one that is meant, in the same
 * turn: nothing is summed up that cannot be had.
 */
import type { ToolResult } from '../../tools/results';
import { agendaLookup, type LookupContext } from '../lookups';
import { moveTo } from '../move-to';
import type { TurnPlan } from '../moves';
import { learn } from '../observations';
import { MAX_ACTIONS } from '../plan';
import { likelyTarget } from '../references';
import { taskById } from '../tasks';
import type { ConversationState, Task } from '../types';

/** Whether the appointments that were just read may tell what to look at: asked in the workflow, before the planner is. */
export const mayLookAgain = (plan: TurnPlan, results: readonly ToolResult[]): boolean =>
  movedNext(plan) !== null &&
  plan.plan.actions.length < MAX_ACTIONS &&
  results.some(({ tool, status }) => tool === 'find_appointment_by_phone' && status === 'done');

/** @param before the state as it was loaded */
export function lookAgain(
  plan: TurnPlan,
  results: readonly ToolResult[],
  before: ConversationState,
  context: LookupContext,
): TurnPlan {
  const { tracked } = plan;
  const task = movedNext(plan);
  const state = learn(tracked.state, results);
  const target = task ? likelyTarget(state, task) : null;
  if (!task || !target || !mayLookAgain(plan, results)) return plan;
  const meant = moveTo(target, task, { state, before, changed: tracked.changed });
  const problems = task.id === tracked.focus ? tracked.problems : [];
  const action = agendaLookup(state, meant, problems, context);
  if (!action) return plan;
  return {
    ...plan,
    plan: { ...plan.plan, actions: [...plan.plan.actions, action] },
    lookups: [...plan.lookups, { task: task.id, action }],
  };
}

const ENDS: readonly TurnPlan['move']['kind'][] = ['execute', 'abandon', 'decline'];

/** The move that the reply goes on with, when the agenda has not been looked at for it yet. */
function movedNext({ move, tracked, lookups }: TurnPlan): Task | null {
  const ended = ENDS.includes(move.kind) ? (tracked.confirms ?? tracked.focus) : null;
  const next =
    move.kind === 'advance'
      ? taskById(tracked.state, tracked.focus)
      : ended === null
        ? undefined
        : tracked.state.tasks.findLast(({ id }) => id !== ended);
  return next?.kind === 'move' && !lookups.some(({ task }) => task === next.id) ? next : null;
}
