/** What the customer rules out ("que no sea lunes", "el martes no puedo") is a constraint of the task: it accumulates. */
import type { CommandOf } from '../../understanding/commands/types';
import type { Excluded } from '../types';

const union = <T>(a: readonly T[], b: readonly T[] = []): T[] => [...new Set([...a, ...b])];

export function excludedBy(before: Excluded, { dates, weekdays, hours, staff }: CommandOf<'exclude'>): Excluded {
  return {
    dates: union(before.dates, dates),
    weekdays: union(before.weekdays, weekdays),
    hours: hours ? [...before.hours, hours] : before.hours,
    staff: union(before.staff, staff ? [staff] : []),
  };
}
