/** "Cualquiera": who takes an appointment when the customer does not mind. */
import type { LocalDate, LocalTime } from '../calendar';
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

/**
 * Least loaded that day first. Equals come in the given (the workspace's) order, begun at the customer's turn: customers who
 * look at the same time are then shown different professionals, and one customer always the same one.
 * @param turn see {@link turnOf}
 */
export function byFairness<P extends Professional>(
  date: LocalDate,
  professionals: readonly P[],
  timezone: string,
  turn = 0,
): P[] {
  const first = professionals.length > 0 ? turn % professionals.length : 0;
  const rotated = [...professionals.slice(first), ...professionals.slice(0, first)];
  const weighed = rotated.map((professional) => ({ professional, load: loadOn(date, professional, timezone) }));
  return weighed.sort((a, b) => a.load - b.load).map(({ professional }) => professional);
}

/** A whole number that stays the same for one customer and differs between customers. (FNV-1a, 32 bits.) */
export function turnOf(customerId: string): number {
  let hash = 0x811c9dc5;
  for (const character of customerId) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  // The low bits of similar ids are too alike.
  return ((hash >>> 16) ^ hash) >>> 0;
}

/**
 * The free starts of a day, each time once, with the professional who would take it. In order of time.
 * @param spared names of those who take it only when nobody else can
 */
export function fairStartsOn(
  date: LocalDate,
  professionals: readonly Professional[],
  calendar: BookingCalendar,
  now: number,
  turn = 0,
  spared: readonly string[] = [],
): FreeStart[] {
  const starts = new Map<LocalTime, FreeStart>();
  const fair = byFairness(date, professionals, calendar.timezone, turn);
  const isSpared = ({ name }: Professional): boolean => spared.includes(name);
  for (const professional of [...fair.filter((one) => !isSpared(one)), ...fair.filter(isSpared)]) {
    for (const start of freeStartsOn(date, professional, calendar, now)) {
      if (!starts.has(start.time)) starts.set(start.time, start);
    }
  }
  return [...starts.values()].sort((a, b) => (a.time < b.time ? -1 : 1));
}
