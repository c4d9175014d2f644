/** Calendar days as whole numbers (days since 1970-01-01), so that arithmetic knows no timezone and no DST. */
import { DateTime } from 'luxon';
import type { LocalDate } from './calendar';
import { rememberingLast } from './last-call';

export type DayNumber = number;

const MS_PER_DAY = 86_400_000;

export interface CivilDate {
  year: number;
  /** 1–12. */
  month: number;
  /** 1–31. */
  day: number;
}

/** The day number of a civil date; null when the calendar has no such day. */
export function dayNumber(year: number, month: number, day: number): DayNumber | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

/** @throws {RangeError} when the calendar has no such day. */
export function dayNumberOf(date: LocalDate): DayNumber {
  const day = dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
  if (day === null) throw new RangeError(`No such day: ${date}`);
  return day;
}

export function civil(day: DayNumber): CivilDate {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function isoDay(day: DayNumber): LocalDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The Monday on or before a day. */
export function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** First day of the month `shift` months after the one of `day`. */
export function firstOfMonth(day: DayNumber, shift = 0): DayNumber {
  const { year, month } = civil(day);
  return Date.UTC(year, month - 1 + shift, 1) / MS_PER_DAY;
}

export function lastOfMonth(day: DayNumber, shift = 0): DayNumber {
  return firstOfMonth(day, shift + 1) - 1;
}

/** The same day of the month `months` later, or the month's last day where it is shorter. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  return Math.min(firstOfMonth(day, months) + civil(day).day - 1, lastOfMonth(day, months));
}

export interface LocalNow {
  today: DayNumber;
  /** Minutes since local midnight. */
  minutes: number;
  year: number;
}

/**
 * The local day and time of an instant in a zone.
 * @throws RangeError when the instant or the zone cannot be read.
 */
export const localNow = rememberingLast((now: string, timezone: string): LocalNow => {
  const local = DateTime.fromISO(now, { zone: timezone });
  if (!local.isValid) throw new RangeError(`Unreadable instant or timezone: ${now} in ${timezone}`);
  const today = dayNumber(local.year, local.month, local.day) ?? 0;
  return { today, minutes: local.hour * 60 + local.minute, year: local.year };
});
