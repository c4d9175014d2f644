import type { ConversationState, Task } from '../types';
import { bookStep } from './book';
import type { Draft, StepContext } from './draft';
import { cancelStep, moveStep } from './own-appointment';

/** The next step of a task: the first thing that is missing, an offer, or the summary to confirm. */
export function taskStep(context: StepContext, state: ConversationState, task: Task): Draft {
  switch (task.kind) {
    case 'book':
      return bookStep(context, state, task);
    case 'move':
      return moveStep(context, state, task);
    case 'cancel':
      return cancelStep(context, state, task);
  }
}
