/** Appointments of the customer at hand, as customers and models name them, and as they are told. */
import { readCode } from '../domain/booking/code';
import { localDay, toLocal } from '../domain/booking/local-time';
import type { AppointmentInfo, Refusal } from '../domain/tools/results';
import { claimAppointment, type Appointment, type StillCurrent } from '../store/appointments';
import type { Tx } from '../store/database';
import type { BookingContext, Practitioner } from './booking-context';
import { refuse } from './refusal';

/** "#k7m-2qx" and ids as they are stored; anything else stays what it is and is simply not found. */
export const claimReference = (said: string): string => readCode(said) ?? said.trim();

const HOUR = 60 * 60_000;
/** How long an appointment that has begun, and may be over, is still the one that a customer speaks of. */
const RECENT = 2 * HOUR;

/** The appointments of a customer that are not history yet: to come, not over, or begun a short while ago today. */
export function stillCurrent({ now, calendar }: Pick<BookingContext, 'now' | 'calendar'>): StillCurrent {
  const midnight = localDay(toLocal(now, calendar.timezone).date, calendar.timezone).reached(0);
  return { notOverAt: new Date(now), begunSince: new Date(Math.max(now - RECENT, midnight)) };
}

/**
 * An appointment of this customer, locked for change. One that has begun can no longer be changed.
 * @param said its code or id, as customers and models write it
 */
export async function claimOwn(
  tx: Tx,
  contactId: string,
  said: string,
  context: BookingContext,
): Promise<{ ok: true; present: Appointment } | Refusal> {
  const present = await claimAppointment(tx, contactId, claimReference(said), stillCurrent(context));
  if (!present) return refuse('not_found', 'no such open appointment of this customer');
  if (hasBegun(present, context)) return refuse('already_begun', 'it began before the instant of this call');
  return { ok: true, present };
}

const hasBegun = ({ starts_at }: { starts_at: Date }, { now }: { now: number }): boolean => starts_at.getTime() <= now;

/** Whether a move would leave an appointment exactly where it is, with whom it is. */
export function isAlreadyAt(
  { starts_at, staff_id }: Pick<Appointment, 'starts_at' | 'staff_id'>,
  wish: { date: string; time: string | undefined; candidates: readonly Practitioner[] },
  { calendar }: Pick<BookingContext, 'calendar'>,
): boolean {
  const present = toLocal(starts_at.getTime(), calendar.timezone);
  const isThere = present.date === wish.date && present.time === wish.time;
  return isThere && wish.candidates.some(({ staffId }) => staffId === staff_id);
}

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
    ...(hasBegun(appointment, context) ? { begun: true as const } : {}),
  };
}
