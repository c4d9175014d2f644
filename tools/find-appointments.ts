import { currentAppointments } from '../store/appointments';
import { loadBookingContext } from './booking-context';
import { describe, stillCurrent } from './own-appointment';
import type { ToolRunner } from './types';

/**
 * The customer's own open appointments, soonest first; those that have begun and are not over, or began a short while ago,
 * are among them, since a customer who is late speaks of such a one. Who the customer is comes from the channel.
 */
export const findAppointments: ToolRunner<'find_appointment_by_phone'> = async (tx, call) => {
  const context = await loadBookingContext(tx, call);
  const rows = await currentAppointments(tx, call.contactId, stillCurrent(context));
  return { ok: true, data: { appointments: rows.map((row) => describe(row, context)) } };
};
