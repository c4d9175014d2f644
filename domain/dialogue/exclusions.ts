/** What the customer rules out ("que no sea lunes", "el martes no puedo") is a constraint of the task: it accumulates. */
import { weekdayIndex } from '../calendar';
import type { SlotValues } from '../slots';
import type { CommandOf } from '../understanding/commands/types';
import { NOTHING_EXCLUDED } from './tasks';
import type { Excluded, Task } from './types';

const union = <T>(a: readonly T[], b: readonly T[] = []): T[] => [...new Set([...a, ...b])];

/** "El viernes no puedo", said of the day that is being talked about, rules out that Friday, and no other. */
export function excludedBy(task: Task, { dates, weekdays, hours, staff }: CommandOf<'exclude'>): Excluded {
  const before = task.excluded;
  if (hours) {
    const on = { ...(dates ? { dates } : {}), ...(weekdays ? { weekdays } : {}) };
    return { ...before, hours: [...before.hours, { ...hours, ...on }] };
  }
  const day = task.slots.preferred_date?.value;
  const isThat = day !== undefined && weekdays?.length === 1 && weekdays[0] === weekdayIndex(day);
  return {
    ...before,
    dates: union(before.dates, isThat ? [day] : dates),
    weekdays: union(before.weekdays, isThat ? [] : weekdays),
    staff: union(before.staff, staff ? [staff] : []),
  };
}

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
  const size = ({ dates, weekdays, hours, staff: people }: Excluded): number =>
    dates.length + weekdays.length + hours.length + people.length;
  return size(after) === size(before) ? before : after;
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
