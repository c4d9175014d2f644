/** The questions for what is missing, one at a time, in the order service → day → time → name. */
import type { LocalTime } from '../../calendar';
import type { FreeStart } from '../../booking/types';
import type { OutcomeFact } from '../facts';
import { OFFERS, startOptions } from '../offers';
import type { ConversationState, Task } from '../types';
import { asksAbout, choicePending, slotPending, type Draft, type StepContext } from './draft';
import { nameQuestion } from './resume';

export function askService(
  { workspace }: Pick<StepContext, 'workspace'>,
  state: ConversationState,
  task: Task,
  dropped: readonly string[] = [],
): Draft {
  const names = workspace.catalogue.services.map(({ name }) => name).filter((name) => !dropped.includes(name));
  const examples = names.slice(0, OFFERS);
  const options = examples.map((name) => ({ values: { service_type: name } }));
  return asksAbout(state, task, {
    question: { ask: 'service', examples, ...(dropped.length > 0 ? { orLeave: true as const } : {}) },
    pending: slotPending('service_type'),
    options,
  });
}

export const askDate = (state: ConversationState, task: Task, outcomes: OutcomeFact[] = []): Draft =>
  asksAbout(state, task, { question: { ask: 'date' }, pending: slotPending('preferred_date'), outcomes });

export const askAnotherDay = (state: ConversationState, task: Task, outcomes: OutcomeFact[] = []): Draft =>
  asksAbout(state, task, { question: { ask: 'another_day' }, pending: slotPending('preferred_date'), outcomes });

/** Whether an appointment that is moved to another day keeps its hour. */
export function askSameTime(state: ConversationState, task: Task, time: LocalTime, outcomes: OutcomeFact[]): Draft {
  const options = [{ values: { preferred_time: time } }];
  const question = { ask: 'time' as const, same: time };
  return asksAbout(state, task, { question, pending: choicePending('preferred_time'), options, outcomes });
}

/** With real free starts where the agenda was looked at. */
export function askTime(
  state: ConversationState,
  task: Task,
  starts: readonly FreeStart[],
  outcomes: OutcomeFact[] = [],
): Draft {
  const options = startOptions(starts, task.slots.staff_name?.value);
  const pending = options.length > 0 ? choicePending('preferred_time') : slotPending('preferred_time');
  return asksAbout(state, task, { question: { ask: 'time' }, pending, options, outcomes });
}

export const askName = (state: ConversationState, task: Task): Draft =>
  asksAbout(state, task, { question: nameQuestion(state, task), pending: slotPending('client_name') });
