/** The days that a script may speak of, computed from today: a script written once stays true. */
import { DateTime } from 'luxon';
import { argentineHolidays } from '../../../domain/booking/holidays-ar';

const WEEKDAYS = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'] as const;

/** Text that stands for a placeholder, longest spelling first where several are possible. */
export type Placeholders = Record<string, string>;

/**
 * `{soon}`: the first day from the day after tomorrow on that both Argentine workspaces are open, always within a week;
 * `{next}` and `{later}`: the open days after it. `{closed}`: a Sunday. `{holiday}`: a national holiday on a weekday.
 * `{past}`: a week ago. `{far}`: beyond what can be booked. Each as `16/10`; with `.label` as `lunes 16/10`, with
 * `.weekday` as `lunes`, with `.iso` as `2026-10-16`.
 */
export function placeholders(timezone: string, now = DateTime.now()): Placeholders {
  const today = now.setZone(timezone).startOf('day');
  const soon = openFrom(today.plus({ days: 2 }));
  const next = openFrom(soon.plus({ days: 1 }));
  const days: Record<string, DateTime> = {
    soon,
    next,
    later: openFrom(next.plus({ days: 1 })),
    tomorrow: today.plus({ days: 1 }),
    closed: from(today.plus({ days: 1 }), (day) => day.weekday === 7),
    holiday: from(today.plus({ days: 1 }), (day) => day.weekday < 6 && isHoliday(day)),
    past: today.minus({ days: 7 }),
    far: today.plus({ days: 150 }),
  };
  return Object.fromEntries(
    Object.entries(days).flatMap(([name, day]) => [
      [name, day.toFormat('d/M')],
      [`${name}.label`, `${weekdayOf(day)} ${day.toFormat('d/M')}`],
      [`${name}.weekday`, weekdayOf(day)],
      [`${name}.iso`, day.toFormat('yyyy-MM-dd')],
      [`${name}.full`, day.toFormat('d/M/yyyy')],
    ]),
  );
}

const weekdayOf = (day: DateTime): string => WEEKDAYS[day.weekday - 1] ?? '';

function from(start: DateTime, fits: (day: DateTime) => boolean): DateTime {
  let day = start;
  while (!fits(day)) day = day.plus({ days: 1 });
  return day;
}

const openFrom = (start: DateTime): DateTime => from(start, (day) => day.weekday < 6 && !isHoliday(day));

const isHoliday = (day: DateTime): boolean =>
  argentineHolidays(day.year).some(({ date }) => date === day.toFormat('yyyy-MM-dd'));
