import { slotValue } from './slots';
import type { ConversationState } from './types';

/** One line for people and for the models' prompts; names and addresses are only said to be known. */
export function summarise(state: ConversationState): string {
  const told = (['service_type', 'preferred_date', 'preferred_time', 'staff_name', 'booking_id'] as const)
    .map((name) => [name, slotValue(state, name)] as const)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value ?? ''}`);
  const known = (['client_name', 'client_email'] as const)
    .filter((name) => state.slots[name])
    .map((name) => `${name} known`);
  return [state.flow ?? 'no flow', state.fsm, ...told, ...known].join(' · ');
}

/** The conversation after the customer has been told `message`, for "repetime". */
export const rememberReply = (state: ConversationState, message: string): ConversationState => ({
  ...state,
  lastReply: message,
});
