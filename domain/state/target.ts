import { slotValue } from './slots';
import type { ConversationState, KnownAppointment } from './types';

/** The appointment that a move or a cancellation is about, when it is known. */
export function targetOf(state: ConversationState): KnownAppointment | null {
  const known = state.appointments ?? [];
  const code = slotValue(state, 'booking_id');
  if (code !== undefined) return known.find((appointment) => appointment.code === code) ?? null;
  return known.length === 1 ? (known[0] ?? null) : null;
}
