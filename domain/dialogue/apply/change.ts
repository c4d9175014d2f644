/** "No" to a summary or to what was offered: what should be different? */
import { isAskedWhen } from '../../understanding/context';
import { pendingOf, topTask, withoutSlots } from '../tasks';
import type { ConversationState, OfferedOption, Task } from '../types';
import { askAnotherDay, askService } from './ask';
import { asksAbout, choicePending, type Draft, type StepContext } from './draft';
import { pendingQuestion } from './resume';

const CHANGES: readonly OfferedOption[] = [
  { values: {}, clears: ['preferred_date'] },
  { values: {}, clears: ['preferred_time'] },
  { values: {}, clears: ['service_type', 'staff_name'] },
  { values: {}, clears: ['client_name'] },
];

export function changeStep(context: StepContext, state: ConversationState): Draft {
  const pending = pendingOf(state);
  const task = topTask(state);
  const service = task?.slots.service_type?.value;
  if (task?.kind === 'book' && service && isOnlyRuledOut(task))
    return askService(context, state, withoutSlots(task, ['service_type']), [service]);
  if (task && pending?.kind === 'confirm') {
    const options = task.kind === 'book' ? CHANGES : CHANGES.slice(0, 2);
    return asksAbout(state, task, { question: { ask: 'change' }, pending: choicePending('preferred_date'), options });
  }
  if (task && isAskedWhen(pending)) {
    // The day is not forgotten: another hour of it may be what comes next.
    return askAnotherDay(state, { ...withoutSlots(task, ['preferred_time']), timeWindow: null });
  }
  return {
    state,
    outcomes: [{ kind: 'explained', level: state.failures + 1 }],
    question: pendingQuestion(state),
    failed: true,
  };
}

/** Nobody does it but those who were ruled out, and they are no good: it cannot be had. */
const isOnlyRuledOut = ({ offered, excluded }: Task): boolean =>
  offered.length > 0 && offered.every(({ values: { staff_name } }) => excluded.staff.includes(staff_name ?? ''));
