/** Looking for free starts in loaded agendas: what is free of what was asked for, which of it is told, or why there is nothing. */
import { addDays, type LocalDate, type LocalTime } from '../calendar';
import { freeStartsOn, type Professional } from './availability';
import { bookableDays, dayObstacle, type BookingCalendar } from './calendar';
import { byFairness, fairStartsOn } from './fairness';
import { closest, spread } from './offers';
import { inWindow, whyNotAt, whyNotOn, type Reason, type TimeWindow } from './reasons';
import type { FreeStart } from './types';

/** A list longer than this is not read. */
export const MAX_STARTS = 12;

/** `spread`: a few starts over all that is free. `soonest`: the first ones, in full. */
export type StartOrder = 'spread' | 'soonest';

export interface StartSearch {
  /** In order. */
  days: readonly [LocalDate, ...LocalDate[]];
  time?: LocalTime | undefined;
  window: TimeWindow | null;
  order: StartOrder;
  /** Days that were ruled out. */
  notOn?: readonly LocalDate[];
  /** Names of professionals who are left to others where there is a choice. */
  spared?: readonly string[];
}

/** Where and for whom it is looked. */
export interface SearchContext {
  calendar: BookingCalendar;
  /** ms since the epoch. */
  now: number;
  /** The customer's turn among equally loaded professionals. */
  turn: number;
}

export type SearchResult =
  | {
      found: true;
      date: LocalDate;
      requested: { time: LocalTime; free: boolean; staff: string | null; offGrid?: true } | null;
      starts: FreeStart[];
    }
  /** `day`: the one that the reason is about. */
  | { found: false; reason: Reason; day: LocalDate };

/**
 * Days of a range that can be booked and were not ruled out; the wanted day itself where the range is that day, or has no
 * such day.
 */
export function daysToSearch(
  range: { from: LocalDate; to: LocalDate; notOn?: readonly LocalDate[] },
  { calendar, now }: Pick<SearchContext, 'calendar' | 'now'>,
): [LocalDate, ...LocalDate[]] {
  const { from, to, notOn = [] } = range;
  if (from >= to) return [from];
  const { first, last } = bookableDays(calendar, now);
  const days: LocalDate[] = [];
  for (let day = from < first ? first : from; day <= to && day <= last; day = addDays(day, 1)) {
    if (!notOn.includes(day)) days.push(day);
  }
  const [one = from, ...rest] = days;
  return [one, ...rest];
}

/**
 * With a wanted time: whether it is free; if somebody else has it, the starts around it. A time that is impossible for
 * another reason is not found, for that reason.
 */
export function searchStarts(
  search: StartSearch,
  agenda: readonly Professional[],
  context: SearchContext,
): SearchResult {
  const { calendar, now, turn } = context;
  const { days, time, window, notOn = [], spared } = search;
  const [day] = days;
  if (days.every((one) => notOn.includes(one))) return { found: false, reason: 'no_availability', day };
  const byDay = days.map((date) => ({
    date,
    starts: fairStartsOn(date, agenda, calendar, now, turn, spared).filter((start) => inWindow(start.time, window)),
  }));
  const chosen =
    byDay.find(({ starts }) => time !== undefined && starts.some((start) => start.time === time)) ??
    byDay.find(({ starts }) => starts.length > 0);
  const impossible = time === undefined ? null : impossibleTime(days, time, agenda, context);
  if (!chosen || impossible !== null)
    return { found: false, reason: impossible ?? reasonFor(days, window, agenda, context), day };
  const free = chosen.starts.find((start) => start.time === time);
  return {
    found: true,
    date: chosen.date,
    requested:
      time === undefined
        ? null
        : {
            time,
            free: free !== undefined,
            staff: free?.staff ?? null,
            ...(free === undefined && isOffGrid(days, time, agenda, context) ? { offGrid: true as const } : {}),
          },
    starts: toTell(search, byDay, chosen.starts, free),
  };
}

/** The wanted time of the wanted days, with those who were not asked for; in order of day, and then of fairness. */
export function sameStarts(
  days: readonly LocalDate[],
  time: LocalTime,
  others: readonly Professional[],
  { calendar, now, turn }: SearchContext,
): FreeStart[] {
  return days
    .flatMap((date) =>
      byFairness(date, others, calendar.timezone, turn).flatMap((other) => freeStartsOn(date, other, calendar, now)),
    )
    .filter((start) => start.time === time)
    .map((start) => ({ ...start, sameStart: true as const }));
}

/** Why a wanted time cannot be had on any of the days for reasons other than that it is taken. */
function impossibleTime(
  days: readonly LocalDate[],
  time: LocalTime,
  agenda: readonly Professional[],
  { calendar, now }: SearchContext,
): Reason | null {
  const reasons = days.map((day) => whyNotAt(day, time, agenda, calendar, now));
  const bearable = reasons.some((reason) => reason === null || reason === 'slot_taken' || reason === 'no_availability');
  return bearable
    ? null
    : (reasons.find((_, index) => dayObstacle(days[index] ?? '', calendar, now) === null) ?? reasons[0] ?? null);
}

/** The agenda is not full at that time: no start is offered there at all. */
const isOffGrid = (
  days: readonly LocalDate[],
  time: LocalTime,
  agenda: readonly Professional[],
  { calendar, now }: SearchContext,
): boolean => days.every((day) => whyNotAt(day, time, agenda, calendar, now) === 'no_availability');

function reasonFor(
  days: readonly LocalDate[],
  window: TimeWindow | null,
  agenda: readonly Professional[],
  { calendar, now }: SearchContext,
): Reason {
  const [only] = days;
  if (days.length !== 1 || only === undefined) return 'no_availability';
  return whyNotOn(only, window, agenda, calendar, now);
}

type DayStarts = { date: LocalDate; starts: FreeStart[] };

function toTell(
  { days, time, order }: StartSearch,
  byDay: readonly DayStarts[],
  ofDay: FreeStart[],
  free: FreeStart | undefined,
): FreeStart[] {
  if (order === 'soonest' && time === undefined) return byDay.flatMap(({ starts }) => starts).slice(0, MAX_STARTS);
  return days.length > 1 ? overDays(byDay, time) : selection(ofDay, time, free);
}

/** Some starts of every day that has room, in order; with a wanted time, that one on each day that has it. */
function overDays(byDay: readonly DayStarts[], time: LocalTime | undefined): FreeStart[] {
  const exact = byDay.flatMap(({ starts }) => starts.filter((start) => start.time === time));
  if (exact.length > 0) return exact.slice(0, MAX_STARTS);
  const withRoom = byDay.filter(({ starts }) => starts.length > 0).slice(0, MAX_STARTS);
  const each = Math.floor(MAX_STARTS / withRoom.length);
  const more = MAX_STARTS - each * withRoom.length;
  return withRoom.flatMap(({ starts }, index) => {
    const room = each + (index < more ? 1 : 0);
    return time === undefined ? spread(starts, room) : inOrder(closest(starts, time, room));
  });
}

/** The whole day when no time was wanted or it is free; what is around it when it is taken. In order of time. */
function selection(starts: FreeStart[], time: LocalTime | undefined, free: FreeStart | undefined): FreeStart[] {
  if (time !== undefined && free === undefined) return inOrder(closest(starts, time, MAX_STARTS));
  const shown = spread(starts, MAX_STARTS);
  if (free === undefined || shown.includes(free)) return shown;
  return inOrder([...spread(starts, MAX_STARTS - 1).filter((start) => start !== free), free]);
}

const inOrder = (starts: FreeStart[]): FreeStart[] => starts.sort((a, b) => (a.time < b.time ? -1 : 1));
