/** When a workspace is open. */
import { addDays, weekdayIndex, type LocalDate } from '../calendar';
import { isLocalDate, toLocal } from './local-time';
import type { Block, BookingSettings, Holiday, SpecialDate, WeeklyHours } from './types';

/** Everything that decides on which days and hours appointments are possible at all. */
export interface BookingCalendar {
  timezone: string;
  hours: WeeklyHours;
  specialDates: readonly SpecialDate[];
  /** National holidays of all years that are looked at. */
  holidays: readonly Holiday[];
  settings: BookingSettings;
}

/** Why there is no opening block on a day. */
export interface Closure {
  code: 'closed' | 'holiday';
  /** What closes a day on which the week is open; `null` for a day of the week that is always closed. */
  reason: ClosureReason | null;
}

/** `national`: a holiday of the country. `special`: a date that the business closes of its own accord. */
export interface ClosureReason {
  kind: 'national' | 'special';
  /** Name of the holiday, or what the business calls the day ("Inventario"); `null` where it says nothing. */
  label: string | null;
}

/** Opening blocks of a day. A special date wins over a holiday, and a holiday over the week. */
export function openingOn(date: LocalDate, calendar: BookingCalendar): { blocks: Block[]; closure: Closure | null } {
  const special = calendar.specialDates.find((day) => day.date === date);
  if (special) {
    return {
      blocks: special.blocks,
      closure:
        special.blocks.length > 0
          ? null
          : { code: 'holiday', reason: { kind: 'special', label: special.label.trim() || null } },
    };
  }
  if (calendar.settings.closedOnHolidays) {
    const holiday = calendar.holidays.find((day) => day.date === date);
    if (holiday) return { blocks: [], closure: { code: 'holiday', reason: { kind: 'national', label: holiday.name } } };
  }
  const blocks = blocksOfWeekday(calendar.hours, date);
  return { blocks, closure: blocks.length > 0 ? null : { code: 'closed', reason: null } };
}

/** The days that differ from the week, in order: special dates, and holidays that are closed. */
export function differingDays(calendar: BookingCalendar, from: LocalDate, to: LocalDate): SpecialDate[] {
  const special = calendar.specialDates;
  const holidays = calendar.settings.closedOnHolidays ? calendar.holidays : [];
  const closed = holidays
    .filter(({ date }) => !special.some((day) => day.date === date))
    .map(({ date, name }): SpecialDate => ({ date, blocks: [], label: name }));
  return [...special, ...closed]
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

export const blocksOfWeekday = (week: WeeklyHours, date: LocalDate): Block[] => week[weekdayIndex(date)] ?? [];

/** First and last day that may be booked. @param now ms since the epoch */
export function bookableDays(calendar: BookingCalendar, now: number): { first: LocalDate; last: LocalDate } {
  const first = toLocal(now, calendar.timezone).date;
  return { first, last: addDays(first, calendar.settings.bookingHorizonDays) };
}

/** Why nothing can be booked on a day, whoever is asked and whoever is free; `null` when something might. */
export function dayObstacle(
  date: LocalDate,
  calendar: BookingCalendar,
  now: number,
): 'invalid_time' | 'past' | 'beyond_horizon' | 'closed' | 'holiday' | null {
  if (!isLocalDate(date)) return 'invalid_time';
  const { first, last } = bookableDays(calendar, now);
  if (date < first) return 'past';
  if (date > last) return 'beyond_horizon';
  return openingOn(date, calendar).closure?.code ?? null;
}
