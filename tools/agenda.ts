/** The professionals' agendas of some days, as the availability arithmetic takes them. */
import type { Professional } from '../domain/booking/availability';
import { localDay } from '../domain/booking/local-time';
import type { LocalDate } from '../domain/calendar';
import { absenceTimes, bookedTimes } from '../store/appointments';
import type { Tx } from '../store/database';
import type { BookingContext, Practitioner } from './booking-context';

export type AgendaEntry = Professional & { staffId: string };

/** Both days included. @param except an appointment that is being moved and must not stand in its own way */
export async function loadAgenda(
  tx: Tx,
  context: BookingContext,
  practitioners: readonly Practitioner[],
  days: { from: LocalDate; to: LocalDate },
  except: string | null = null,
): Promise<AgendaEntry[]> {
  const { timezone, settings } = context.calendar;
  const ids = practitioners.map(({ staffId }) => staffId);
  const from = new Date(localDay(days.from, timezone).reached(0));
  // An appointment at the end of the last day needs its buffer after it.
  const until = new Date(localDay(days.to, timezone).reached(24 * 60) + settings.bufferMinutes * 60_000);
  const booked = await bookedTimes(tx, ids, from, until, except);
  const absent = await absenceTimes(tx, ids, from, until);
  return practitioners.map((practitioner) => ({
    ...practitioner,
    appointments: booked.filter(({ staffId }) => staffId === practitioner.staffId),
    absences: absent.filter(({ staffId }) => staffId === practitioner.staffId),
  }));
}
