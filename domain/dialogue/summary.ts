import { currentSlots, topTask } from './tasks';
import type { ConversationState } from './types';

/** One line for people and for the models' prompts; names and addresses are only said to be known. */
export function summarise(state: ConversationState): string {
  const slots = currentSlots(state);
  const told = (['service_type', 'preferred_date', 'preferred_time', 'staff_name', 'booking_id'] as const)
    .map((name) => [name, slots[name]?.value] as const)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value ?? ''}`);
  const known = (['client_name', 'client_email'] as const).filter((name) => slots[name]).map((name) => `${name} known`);
  const waiting = state.tasks.slice(0, -1).map(({ kind }) => `${kind} waits`);
  return [topTask(state)?.kind ?? 'no task', state.fsm, ...told, ...known, ...waiting].join(' · ');
}

/** The conversation after the customer has been told `message`, for "repetime". */
export const rememberReply = (state: ConversationState, message: string): ConversationState => ({
  ...state,
  lastReply: message,
});
