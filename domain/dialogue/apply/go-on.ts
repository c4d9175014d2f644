/** Going on with what waits, when the task on top is done or dropped. */
import { succeeding } from '../lookups';
import type { TaskInWords } from '../facts';
import { replaceTask, topTask } from '../tasks';
import type { ConversationState, Task, WriteCall } from '../types';
import { withOutcomes, type Draft, type StepContext } from './draft';
import { problemStep } from './problem';
import { takenUp } from './task-step';

/** @param done the task that has just ended with a write, and its first call. @returns nothing when nothing waits */
export function goOn(
  context: StepContext,
  state: ConversationState,
  done: { id: number; call: WriteCall } | null,
): Draft | null {
  const waiting = topTask(state);
  if (!waiting) return null;
  const task = done ? succeeding(waiting, done.id, done.call, context) : waiting;
  const current = replaceTask(state, task);
  const { problems, problemsOf } = context.plan.tracked;
  const [problem] = problemsOf === task.id ? problems : [];
  const draft = problem ? problemStep(context, current, task, problem) : takenUp(context, current, task);
  return withOutcomes(draft, { kind: 'resumed', task: inWords(task) });
}

export const inWords = ({ kind, slots, beneficiary }: Task): TaskInWords => ({
  kind,
  ...(slots.service_type ? { service: slots.service_type.value } : {}),
  ...(beneficiary ? { beneficiary } : {}),
});
