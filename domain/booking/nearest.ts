/** The starts that are nearest to one that cannot be had: of the same day first, then of the days next to it. */
import { addDays, type LocalDate, type LocalTime } from '../calendar';
import type { Professional } from './availability';
import { bookableDays, type BookingCalendar } from './calendar';
import { fairStartsOn } from './fairness';
import { closest, spread } from './offers';
import type { SearchContext, StartOrder } from './search';
import type { FreeStart } from './types';

export interface MissedStart {
  date: LocalDate;
  time?: LocalTime | undefined;
  /** Where no time was wanted: those around it are nearest. */
  around?: LocalTime | undefined;
  /** Days that were ruled out. */
  notOn?: readonly LocalDate[];
  order?: StartOrder;
}

/** How many are told instead. */
export const NEAREST = 3;

/**
 * The days on which something nearer may be found, nearest first. A day that is over counts as today; for a day beyond the
 * horizon the last bookable days are nearest.
 */
export function nearestDays(
  { date: wanted, notOn = [] }: Pick<MissedStart, 'date' | 'notOn'>,
  { calendar, now }: { calendar: BookingCalendar; now: number },
): LocalDate[] {
  const { first, last } = bookableDays(calendar, now);
  const backwards = wanted > last;
  const days: LocalDate[] = [];
  for (
    let day = backwards ? last : wanted < first ? first : wanted;
    day >= first && day <= last;
    day = addDays(day, backwards ? -1 : 1)
  )
    if (!notOn.includes(day)) days.push(day);
  return days;
}

/** At most `room` free starts of a day, nearest first. */
export function nearestOn(
  day: LocalDate,
  { around, time = around, order }: MissedStart,
  agenda: readonly Professional[],
  { calendar, now, turn }: SearchContext,
  room: number,
): FreeStart[] {
  const starts = fairStartsOn(day, agenda, calendar, now, turn);
  if (time !== undefined) return closest(starts, time, room);
  return order === 'soonest' ? starts.slice(0, room) : spread(starts, room);
}
