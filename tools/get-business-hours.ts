import { addDays, toLocal } from '../domain/booking/local-time';
import type { SpecialDate } from '../domain/booking/types';
import type { LocalDate } from '../domain/understanding/types';
import { loadBookingContext, type BookingContext } from './booking-context';
import type { ToolRunner } from './types';

/** How far ahead days that differ from the week are told. */
const AHEAD_DAYS = 30;

/** The week, Monday first, and the days of the next month that differ from it: special dates and closed holidays. */
export const getBusinessHours: ToolRunner<'get_business_hours'> = async (tx, call) => {
  const context = await loadBookingContext(tx, call);
  const { hours, timezone } = context.calendar;
  const today = toLocal(context.now, timezone).date;
  return {
    ok: true,
    data: {
      week: hours.map((blocks, weekday) => ({ weekday, blocks })),
      specialDates: differing(context, today, addDays(today, AHEAD_DAYS)),
    },
  };
};

function differing({ calendar }: BookingContext, from: LocalDate, to: LocalDate): SpecialDate[] {
  const special = calendar.specialDates;
  const holidays = calendar.settings.closedOnHolidays ? calendar.holidays : [];
  const closed = holidays
    .filter(({ date }) => !special.some((day) => day.date === date))
    .map(({ date, name }): SpecialDate => ({ date, blocks: [], label: name }));
  return [...special, ...closed]
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
