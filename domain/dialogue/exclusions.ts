/** What the customer rules out ("que no sea lunes", "el martes no puedo") is a constraint of the task: it accumulates. */
import { weekdayIndex, type LocalDate } from '../calendar';
import type { SlotValues } from '../slots';
import type { CommandOf } from '../understanding/commands/types';
import { NOTHING_EXCLUDED } from './tasks';
import type { Excluded } from './types';

const union = <T>(a: readonly T[], b: readonly T[] = []): T[] => [...new Set([...a, ...b])];

/** "El viernes no puedo", said of the day that is being talked about (`inSight`), rules out that Friday, and no other. */
export function excludedBy(
  before: Excluded,
  { dates, weekdays, hours, staff }: CommandOf<'exclude'>,
  inSight: LocalDate | undefined,
): Excluded {
  if (hours) {
    const on = { ...(dates ? { dates } : {}), ...(weekdays ? { weekdays } : {}) };
    return { ...before, hours: [...before.hours, { ...hours, ...on }] };
  }
  const isThat = inSight !== undefined && weekdays?.length === 1 && weekdays[0] === weekdayIndex(inSight);
  return {
    ...before,
    dates: union(before.dates, isThat ? [inSight] : dates),
    weekdays: union(before.weekdays, isThat ? [] : weekdays),
    staff: union(before.staff, staff ? [staff] : []),
  };
}

const countOf = ({ dates, weekdays, hours, staff }: Excluded): number =>
  dates.length + weekdays.length + hours.length + staff.length;

export const excludesNothing = (excluded: Excluded): boolean => countOf(excluded) === 0;

/** What the customer asks for by name is ruled out no longer: "mejor con Carlos, no importa". */
export function allowedAgain(
  before: Excluded,
  { preferred_date: date, preferred_time: time, staff_name: staff }: SlotValues,
): Excluded {
  const after: Excluded = {
    dates: before.dates.filter((one) => one !== date),
    weekdays: before.weekdays.filter((one) => date === undefined || one !== weekdayIndex(date)),
    hours: before.hours.filter((span) => !isExcluded({ ...NOTHING_EXCLUDED, hours: [span] }, date, time)),
    staff: before.staff.filter((one) => one !== staff),
  };
  return countOf(after) === countOf(before) ? before : after;
}

/** Whether a day and an hour are ruled out; of a day alone, whether all of it is. */
export function isExcluded(
  { dates, weekdays, hours }: Excluded,
  date: string | undefined,
  time: string | undefined,
): boolean {
  const on = (days: { dates?: string[]; weekdays?: number[] }): boolean =>
    (days.dates === undefined && days.weekdays === undefined) ||
    (date !== undefined &&
      (days.dates?.includes(date) === true || days.weekdays?.includes(weekdayIndex(date)) === true));
  if (date !== undefined && (dates.includes(date) || weekdays.includes(weekdayIndex(date)))) return true;
  return time !== undefined && hours.some((span) => on(span) && span.from <= time && time < span.to);
}
