import { upcomingAppointments } from '../store/appointments';
import { loadBookingContext } from './booking-context';
import { describe } from './own-appointment';
import type { ToolRunner } from './types';

/** The customer's own open appointments, soonest first. Who the customer is comes from the channel. */
export const findAppointments: ToolRunner<'find_appointment_by_phone'> = async (tx, call) => {
  const context = await loadBookingContext(tx, call);
  const rows = await upcomingAppointments(tx, call.contactId, new Date(context.now));
  return { ok: true, data: { appointments: rows.map((row) => describe(row, context)) } };
};
