/**
 * What can be looked at only after the tools of a turn have run. A move begins with the customer's appointments: once they are read,
 * the agenda is looked at for the one that is meant, so that nothing is summed up that cannot be had. After a write, what was waiting
 * sees the time that it has taken or freed.
 */
import { TOOLS } from '../../tools/registry';
import type { ToolResult } from '../../tools/results';
import { agendaLookup, problemsWith, succeeding, type LookupContext } from '../lookups';
import { asSettled } from '../move-to';
import type { TurnPlan } from '../moves';
import { learn } from '../observations';
import { MAX_ACTIONS } from '../plan';
import { taskAhead } from './ahead';
import { taskById } from '../tasks';
import type { ConversationState, Task } from '../types';

/** Whether something was read or written that may show more. It looks at no plan: those of turns under way may be older. */
export const showsMore = (results: readonly ToolResult[]): boolean =>
  results.some(
    (result) => (result.tool === 'find_appointment_by_phone' || isWrite(result)) && result.status === 'done',
  );
const isWrite = ({ tool }: Pick<ToolResult, 'tool'>): boolean => TOOLS[tool].scope === 'write';

/** Whether there is a task that what was read or written may have something to look at for. */
export function mayLookAgain(plan: TurnPlan, results: readonly ToolResult[]): boolean {
  const next = nextTask(plan);
  const isSeen = results.some(
    (result) =>
      (isWrite(result) || (isToldFromOwn(next) && result.tool === 'find_appointment_by_phone')) &&
      result.status === 'done' &&
      result.outcome.ok,
  );
  return next !== null && isSeen && plan.plan.actions.length < MAX_ACTIONS;
}

/** It is of one of the customer's appointments, or told from one. */
const isToldFromOwn = (task: Task | null): boolean => task?.kind === 'move' || task?.beside !== undefined;

/** @param before the state as it was loaded */
export function lookAgain(
  plan: TurnPlan,
  results: readonly ToolResult[],
  before: ConversationState,
  context: LookupContext,
): TurnPlan {
  const { tracked } = plan;
  const next = nextTask(plan);
  if (!next || !mayLookAgain(plan, results)) return plan;
  const [call] = plan.move.kind === 'execute' ? (taskById(before, tracked.confirms)?.confirmation?.calls ?? []) : [];
  const task = call ? succeeding(next, tracked.confirms, call, context) : next;
  const state = learn(tracked.state, results);
  const meant = asSettled(task, state, { before, changed: tracked.changed });
  const action = agendaLookup(state, meant, problemsWith(tracked, task), context);
  if (!action) return plan;
  return {
    ...plan,
    plan: { ...plan.plan, actions: [...plan.plan.actions, action] },
    lookups: [...plan.lookups, { task: task.id, action }],
  };
}

/** The move that the reply goes on with, or what waits behind a write, when the agenda has not been looked at for it yet. */
function nextTask(plan: TurnPlan): Task | null {
  const next = taskAhead(plan);
  const isBehind = next?.kind === 'book' && plan.plan.actions.some(isWrite);
  if (!next || (!isToldFromOwn(next) && !isBehind)) return null;
  return plan.lookups.some(({ task }) => task === next.id) ? null : next;
}
