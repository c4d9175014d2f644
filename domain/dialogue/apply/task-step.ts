import { besideOwn } from '../beside';
import { replaceTask, taskById, topTask } from '../tasks';
import type { ConversationState, Task } from '../types';
import { bookStep } from './book';
import { withOutcomes, type Draft, type StepContext } from './draft';
import { pendingQuestion } from './resume';
import { cancelStep, moveStep } from './own-appointment';

/** The next step of a task: the first thing that is missing, an offer, or the summary to confirm; of the next one, when it is none. */
export function taskStep(context: StepContext, state: ConversationState, task: Task): Draft {
  const draft = stepOf(context, state, task);
  const next = topTask(draft.state);
  const hasEnded = draft.question === null && taskById(draft.state, task.id) === null;
  return hasEnded && next ? withOutcomes(takenUp(context, draft.state, next), ...draft.outcomes) : draft;
}

/** What waited: its next step where the turn has looked for it or nothing was asked about it yet, else the question that stands. */
export function takenUp(context: StepContext, state: ConversationState, task: Task): Draft {
  const isFresh = context.plan.lookups.some((lookup) => lookup.task === task.id) || task.pending === null;
  return isFresh ? taskStep(context, state, task) : { state, outcomes: [], question: pendingQuestion(state) };
}

function stepOf(context: StepContext, before: ConversationState, said: Task): Draft {
  const task = besideOwn(said, before);
  const state = replaceTask(before, task);
  switch (task.kind) {
    case 'book':
      return bookStep(context, state, task);
    case 'move':
      return moveStep(context, state, task);
    case 'cancel':
      return cancelStep(context, state, task);
  }
}
