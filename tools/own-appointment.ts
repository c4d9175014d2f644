/** Appointments of the customer at hand, as customers and models name them, and as they are told. */
import { readCode } from '../domain/booking/code';
import { toLocal } from '../domain/booking/local-time';
import type { AppointmentInfo } from '../domain/tools/results';
import type { Appointment } from '../store/appointments';
import type { BookingContext } from './booking-context';

/** "#k7m-2qx" and ids as they are stored; anything else stays what it is and is simply not found. */
export const claimReference = (said: string): string => readCode(said) ?? said.trim();

const HOUR = 60 * 60_000;

export function describe(
  appointment: Omit<Appointment, 'contact_id' | 'service_id' | 'staff_id' | 'status'>,
  context: BookingContext,
): AppointmentInfo {
  const { calendar, now } = context;
  const startsAt = appointment.starts_at.getTime();
  return {
    id: appointment.id,
    code: appointment.code,
    service: appointment.service,
    staff: appointment.staff,
    ...toLocal(startsAt, calendar.timezone),
    durationMinutes: appointment.duration_minutes,
    price: appointment.price,
    clientName: appointment.client_name,
    freeCancellation: startsAt - now >= calendar.settings.cancellationWindowHours * HOUR,
  };
}
