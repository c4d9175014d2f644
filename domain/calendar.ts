/** Local days and hours of a workspace. All arithmetic goes through luxon; nothing here reads a clock. */
import { DateTime } from 'luxon';

/** A local calendar day, `YYYY-MM-DD`, in the workspace's timezone. */
export type LocalDate = string;
/** A local wall-clock time, `HH:MM`, 00:00–23:59. */
export type LocalTime = string;

/** @throws {Error} when `now` is no ISO 8601 instant or the zone is unknown. */
export function localNow(now: string, timezone: string): DateTime {
  const local = DateTime.fromISO(now, { zone: timezone });
  if (!local.isValid) throw new Error(`Not an instant in a known zone: ${now} in ${timezone}`);
  return local;
}

export const localToday = (now: string, timezone: string): LocalDate => localNow(now, timezone).toFormat('yyyy-MM-dd');

export const addDays = (date: LocalDate, days: number): LocalDate =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');

/** Both included, in order; the first `most` of them. */
export function daysBetween(from: LocalDate, to: LocalDate, most: number): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to && days.length < most; day = addDays(day, 1)) days.push(day);
  return days;
}

/** 0 = Monday … 6 = Sunday. */
export const weekdayIndex = (date: LocalDate): number => DateTime.fromISO(date, { zone: 'utc' }).weekday - 1;

/** `HH:MM` → minutes since midnight; `24:00` is the end of the day. */
export const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Minutes between two instants; negative when `to` is earlier. */
export const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

/** Of minutes since midnight, below a day. */
export const timeOf = (minutes: number): LocalTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
