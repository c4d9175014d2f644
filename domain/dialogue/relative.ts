/** Days and hours told by their distance from a draft's or an appointment's: "media hora más tarde", "a la misma hora". */
import { addDays, daysBetween, minutesOf, timeOf, weekdayIndex, type LocalDate, type LocalTime } from '../calendar';
import type { RelativeWhen } from '../understanding/vocabulary';
import type { HourWindow } from '../understanding/commands/types';
import { withSlot } from './tasks';
import type { KnownAppointment, OfferedOption, Task } from './types';

/** What the distances are measured from. */
export interface Anchor {
  date?: LocalDate | undefined;
  time?: LocalTime | undefined;
  offered: readonly OfferedOption[];
}

/** Distances are told from an appointment that there is. */
export const anchorAt = ({ date, time }: Pick<KnownAppointment, 'date' | 'time'>): Anchor => ({
  date,
  time,
  offered: [],
});

export interface Anchored {
  date?: LocalDate;
  time?: LocalTime;
  /** "Más tarde", without saying how much: from here on, or up to here. */
  window?: HourWindow;
  /** "La otra semana". */
  days?: { from: LocalDate; to: LocalDate };
}

const DAY = 24 * 60;

/** Where nothing is known of how long an appointment lasts, in minutes. */
const USUAL_DURATION = 30;

/** A task that follows an appointment: on its day, when it is over, in the part of the day that was said for it. */
export function behind(
  task: Task,
  before: Pick<KnownAppointment, 'date' | 'time'> & { durationMinutes?: number | undefined },
  turn: number,
): Task {
  const end = timeOf(Math.min(minutesOf(before.time) + (before.durationMinutes ?? USUAL_DURATION), DAY - 1));
  const said = task.timeWindow;
  const hours =
    said && said.to > end ? { from: said.from > end ? said.from : end, to: said.to } : { from: end, to: '24:00' };
  return {
    ...withSlot(task, 'preferred_date', before.date, 'memory', turn),
    dateRange: null,
    timeWindow: hours,
  };
}

const mondayAfter = (date: LocalDate): LocalDate => addDays(date, 7 - weekdayIndex(date));

/** "El lunes de la otra semana": that weekday, in the week behind a day's own. */
export const inWeekAfter = (said: LocalDate, date: LocalDate): LocalDate =>
  addDays(mondayAfter(date), weekdayIndex(said));

/** What the distances in a message come to. Nothing, when there is nothing that they could be measured from. */
export function anchored(by: RelativeWhen, { date, time, offered }: Anchor): Anchored {
  const same: Anchored = {
    ...(by.sameTime && time ? { time } : {}),
    ...(by.sameDay && date ? { date } : {}),
  };
  const { minutes, days, towards } = by;
  if (by.weekAfter && date) return { ...same, days: { from: mondayAfter(date), to: addDays(mondayAfter(date), 6) } };
  if (days !== undefined && date) return { ...same, date: addDays(date, days), ...(time ? { time } : {}) };
  if (minutes !== undefined && date && time) return shifted(date, minutesOf(time) + minutes);
  if (towards === undefined) return same;
  const hours = offered.flatMap(({ values }) => values.preferred_time ?? []).sort();
  const from = time ?? turningPoint(hours, towards);
  if (from === undefined) return same;
  const window = towards === 'later' ? { from: timeOf(minutesOf(from) + 1), to: '24:00' } : { from: '00:00', to: from };
  const day = date ?? onlyDay(offered);
  return { ...same, ...(day ? { date: day } : {}), window };
}

/** Offers that lie apart stand for the whole day, and one half of it is wanted; of near ones, what lies beyond them. */
function turningPoint(hours: readonly LocalTime[], towards: 'later' | 'earlier'): LocalTime | undefined {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const isSpread = minutesOf(last) - minutesOf(first) > SPREAD_MINUTES;
  return isSpread ? hours[Math.floor(hours.length / 2)] : towards === 'later' ? last : first;
}
const SPREAD_MINUTES = 120;

/** The day of the offers, when all are of one. */
export function onlyDay(offered: readonly OfferedOption[]): LocalDate | undefined {
  const days = new Set(offered.flatMap(({ values }) => values.preferred_date ?? []));
  return days.size === 1 ? [...days][0] : undefined;
}

/** The hour, in the one of both halves of the day that lies in the window; null when neither does. */
export function timeIn(time: LocalTime | undefined, window: HourWindow): LocalTime | null {
  if (time === undefined) return null;
  const minutes = minutesOf(time);
  const fitting = [minutes, (minutes + DAY / 2) % DAY].map(timeOf).find((at) => at >= window.from && at < window.to);
  return fitting ?? null;
}

function shifted(date: LocalDate, minutes: number): Anchored {
  const days = Math.floor(minutes / DAY);
  return { date: addDays(date, days), time: timeOf(minutes - days * DAY) };
}

/**
 * A day of the week while a week, or starts of certain days, are being talked about is the one among them. A day that was not
 * named by its weekday alone stays what it is.
 */
export function dayInSight(
  said: LocalDate,
  {
    dateRange,
    offered,
  }: { dateRange: { from: LocalDate; to: LocalDate; except: LocalDate[] } | null; offered: readonly OfferedOption[] },
): LocalDate | null {
  const inSight = dateRange
    ? daysBetween(dateRange.from, dateRange.to, LONGEST_RANGE).filter((day) => !dateRange.except.includes(day))
    : offered.flatMap(({ values }) => values.preferred_date ?? []);
  const same = [...new Set(inSight)].filter((day) => isWholeWeeks(said, day));
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** "El mismo jueves": not the next one, but the Thursday that is talked about. */
export const sameWeekday = (
  { sameDay }: RelativeWhen,
  said: LocalDate | undefined,
  inSight: LocalDate,
): LocalDate | null => (sameDay && said !== undefined && isWholeWeeks(said, inSight) ? inSight : null);

const MS_PER_DAY = 86_400_000;

export const isWholeWeeks = (a: LocalDate, b: LocalDate): boolean =>
  ((Date.parse(b) - Date.parse(a)) / MS_PER_DAY) % 7 === 0;

/** In days: a range longer than half a year is none to choose a weekday from. */
const LONGEST_RANGE = 200;
