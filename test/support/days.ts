/** Days for tests: real ones, from today on, on which both demo workspaces are open. */
import { DateTime } from 'luxon';
import { argentineHolidays } from '../../domain/booking/holidays-ar';

export const BUENOS_AIRES = 'America/Argentina/Buenos_Aires';

/** The `n`th (from 0) weekday, Monday to Friday and no holiday, at least `after` days from now. */
export function openDay(n = 0, after = 3): DateTime {
  let day = DateTime.now().setZone(BUENOS_AIRES).startOf('day').plus({ days: after });
  for (let left = n; ; day = day.plus({ days: 1 })) {
    if (day.weekday > 5 || isHoliday(day)) continue;
    if (left === 0) return day;
    left -= 1;
  }
}

const isHoliday = (day: DateTime): boolean =>
  argentineHolidays(day.year).some((holiday) => holiday.date === day.toISODate());

/** As a customer writes it: `15/10`. */
export const spoken = (day: DateTime): string => day.toFormat('d/M');
