/** Why a wish cannot be met, when several professionals could have met it. */
import type { LocalDate, LocalTime } from '../calendar';
import { dayObstacles, startObstacle, type Professional, type StartObstacle } from './availability';
import { dayObstacle, type BookingCalendar } from './calendar';

export type Reason = NonNullable<StartObstacle>;

/** Of several professionals' obstacles the one that came closest to a yes is the reason. */
const CLOSEST_FIRST: readonly Reason[] = [
  'slot_taken',
  'no_availability',
  'too_soon',
  'staff_absent',
  'outside_hours',
  'past',
  'invalid_time',
  'holiday',
  'closed',
  'beyond_horizon',
];

const closestTo = (obstacles: readonly Reason[]): Reason =>
  CLOSEST_FIRST.find((reason) => obstacles.includes(reason)) ?? 'no_availability';

/** Why none of them can start at this time; `null` when one can. */
export function whyNotAt(
  date: LocalDate,
  time: LocalTime,
  professionals: readonly Professional[],
  calendar: BookingCalendar,
  now: number,
): Reason | null {
  const obstacles = professionals.map((professional) => startObstacle(date, time, professional, calendar, now));
  return obstacles.includes(null) ? null : closestTo(obstacles.filter((obstacle) => obstacle !== null));
}

/** Half-open range of starts, local. */
export interface TimeWindow {
  from: LocalTime;
  to: LocalTime;
}

export const inWindow = (time: LocalTime, window: TimeWindow | null): boolean =>
  window === null || (time >= window.from && time < window.to);

/**
 * Why a day (or the part of it inside `window`) has no free start for any of them. Only meaningful when it has none.
 * A day that was open and is full, or has passed its last start, has simply `no_availability`.
 */
export function whyNotOn(
  date: LocalDate,
  window: TimeWindow | null,
  professionals: readonly Professional[],
  calendar: BookingCalendar,
  now: number,
): Reason {
  const whole = dayObstacle(date, calendar, now);
  if (whole !== null) return whole;
  const all = professionals
    .flatMap((professional) => dayObstacles(date, professional, calendar, now))
    .filter(({ time }) => inWindow(time, window))
    .flatMap(({ obstacle }) => (obstacle === null ? [] : [obstacle]));
  if (all.length === 0 || all.every((obstacle) => obstacle === 'outside_hours')) return 'outside_hours';
  if (all.includes('slot_taken')) return 'no_availability';
  const real = all.filter((obstacle) => obstacle !== 'outside_hours' && obstacle !== 'past');
  if (real.length > 0 && real.every((obstacle) => obstacle === 'staff_absent')) return 'staff_absent';
  return real.includes('too_soon') ? 'too_soon' : 'no_availability';
}
