/** Asking again what was asked: after an answer in passing, a joke, a photograph. Nothing is looked up for it. */
import type { QuestionFact } from '../facts';
import { isForOther, targetOf, topTask } from '../tasks';
import { haveSeveralNames } from '../references';
import type { ConversationState, PendingConfirmation, PendingQuestion, Task } from '../types';

/** The pending question as facts; its options are still those of the state. */
export function pendingQuestion(state: ConversationState): QuestionFact | null {
  if (state.question) return questionOf(state, state.question, null);
  const task = topTask(state);
  return task?.pending ? questionOf(state, task.pending, task) : null;
}

/** Appointments in more than one name are told with it. */
export const confirmQuestion = (state: ConversationState, { calls, about }: PendingConfirmation): QuestionFact => ({
  ask: 'confirm',
  calls,
  about,
  ...(haveSeveralNames(state) ? { named: true as const } : {}),
});

function questionOf(state: ConversationState, pending: PendingQuestion, task: Task | null): QuestionFact | null {
  switch (pending.kind) {
    case 'confirm':
      return task?.confirmation ? confirmQuestion(state, task.confirmation) : null;
    case 'clarify_intent':
      if (pending.intents.length > 1) return { ask: 'intent', intents: pending.intents };
      return pending.intents[0] === 'book' ? { ask: 'book', again: false } : { ask: 'retry' };
    case 'offer_human':
      return { ask: 'human' };
    case 'choose':
      if (pending.slot === 'preferred_time') return task ? timeQuestion(state, task) : { ask: 'time' };
      if (task?.offered.some(({ clears }) => clears)) return { ask: 'change' };
      return { ask: 'pick', slot: pending.slot, ...(task ? { task: task.kind } : {}) };
    case 'slot':
      return task ? slotQuestion(state, task, pending.slot) : null;
  }
}

/** The hour of an appointment that is moved to another day is offered before the agenda has been looked at. */
export function timeQuestion(state: ConversationState, task: Task): QuestionFact {
  const same = targetOf(state, task)?.time;
  const [only, ...others] = task.offered;
  return same !== undefined && others.length === 0 && only?.values.preferred_time === same
    ? { ask: 'time', same }
    : { ask: 'time' };
}

/** In whose name: the customer's own is suggested, where it is known. */
export function nameQuestion(state: ConversationState, task: Task): QuestionFact {
  if (isForOther(task)) return { ask: 'name', ...(task.beneficiary ? { for: task.beneficiary } : {}) };
  // An appointment that shall have another name has the customer's.
  const suggestion = task.kind === 'move' ? undefined : state.contact.client_name?.value;
  return { ask: 'name', ...(suggestion ? { suggestion } : {}) };
}

function slotQuestion(state: ConversationState, task: Task, slot: string): QuestionFact | null {
  switch (slot) {
    case 'service_type':
      return { ask: 'service', examples: task.offered.flatMap(({ values }) => values.service_type ?? []) };
    case 'preferred_date':
      return { ask: 'date' };
    case 'preferred_time':
      return { ask: 'time' };
    case 'client_name':
      return nameQuestion(state, task);
    default:
      return null;
  }
}
