/** "Cualquiera": who takes an appointment when the customer does not mind. */
import type { LocalDate, LocalTime } from '../understanding/types';
import { freeStartsOn, type Professional } from './availability';
import type { BookingCalendar } from './calendar';
import { localDay } from './local-time';
import type { FreeStart } from './types';

/** Minutes that a professional is booked on a local day. */
export function loadOn(date: LocalDate, professional: Professional, timezone: string): number {
  const day = localDay(date, timezone);
  const [from, until] = [day.reached(0), day.reached(24 * 60)];
  const booked = professional.appointments.reduce(
    (sum, busy) => sum + Math.max(0, Math.min(busy.until, until) - Math.max(busy.from, from)),
    0,
  );
  return Math.round(booked / 60_000);
}

/** Least loaded that day first; among equals, in the given (the workspace's) order. */
export function byFairness<P extends Professional>(
  date: LocalDate,
  professionals: readonly P[],
  timezone: string,
): P[] {
  const weighed = professionals.map((professional) => ({ professional, load: loadOn(date, professional, timezone) }));
  return weighed.sort((a, b) => a.load - b.load).map(({ professional }) => professional);
}

/** The free starts of a day, each time once, with the professional who would take it. In order of time. */
export function fairStartsOn(
  date: LocalDate,
  professionals: readonly Professional[],
  calendar: BookingCalendar,
  now: number,
): FreeStart[] {
  const starts = new Map<LocalTime, FreeStart>();
  for (const professional of byFairness(date, professionals, calendar.timezone)) {
    for (const start of freeStartsOn(date, professional, calendar, now)) {
      if (!starts.has(start.time)) starts.set(start.time, start);
    }
  }
  return [...starts.values()].sort((a, b) => (a.time < b.time ? -1 : 1));
}
