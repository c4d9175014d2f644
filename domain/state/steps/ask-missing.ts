/** The questions for what is missing, one at a time, in the order service → day → time → name. */
import type { OutcomeFact } from '../../reply/types';
import { asks, choicePending, slotPending, type Draft, type StepContext } from '../draft';
import { OFFERS, startOptions } from '../offers';
import { slotValue } from '../slots';
import type { ConversationState } from '../types';
import type { FreeStart } from '../../booking/types';

type Context = Pick<StepContext, 'workspace' | 'now'>;

export function askService(
  { workspace }: Context,
  state: ConversationState,
  outcome: OutcomeFact | null = null,
): Draft {
  const examples = workspace.catalogue.services.slice(0, OFFERS).map(({ name }) => name);
  const options = examples.map((name) => ({ label: name, values: { service_type: name } }));
  return asks(state, { ask: 'service', examples }, slotPending('service_type'), options, outcome);
}

export function askWhichFirst(state: ConversationState, services: readonly string[]): Draft {
  const options = services.map((name) => ({ label: name, values: { service_type: name } }));
  const question = { ask: 'pick' as const, slot: 'service_type' as const };
  const asked = asks(state, question, choicePending('service_type'), options, { kind: 'one_by_one' });
  return { ...asked, state: { ...asked.state, alsoWanted: [...services] } };
}

export const askDate = (state: ConversationState, outcome: OutcomeFact | null = null): Draft =>
  asks(state, { ask: 'date' }, slotPending('preferred_date'), [], outcome);

/** With real free starts where the agenda was looked at. */
export function askTime(
  { workspace, now }: Context,
  state: ConversationState,
  starts: readonly FreeStart[],
  outcome: OutcomeFact | null = null,
): Draft {
  const day = slotValue(state, 'preferred_date');
  const staff = slotValue(state, 'staff_name');
  const options = startOptions(starts, { now, timezone: workspace.timezone, day, staff });
  const pending = options.length > 0 ? choicePending('preferred_time') : slotPending('preferred_time');
  return asks(state, { ask: 'time' }, pending, options, outcome);
}

export function askName(state: ConversationState, outcome: OutcomeFact | null = null): Draft {
  const suggestion = slotValue(state, 'client_name');
  const question = { ask: 'name' as const, ...(suggestion ? { suggestion } : {}) };
  return asks(state, question, slotPending('client_name'), [], outcome);
}
