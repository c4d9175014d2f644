import { toLocal } from '../domain/booking/local-time';
import type { SpecialDate } from '../domain/booking/types';
import { addDays, type LocalDate } from '../domain/calendar';
import { loadBookingContext, type BookingContext } from './booking-context';
import type { ToolRunner } from './types';

/** The week, Monday first, and the days that differ from it as far ahead as can be booked: special dates, closed holidays. */
export const getBusinessHours: ToolRunner<'get_business_hours'> = async (tx, call) => {
  const context = await loadBookingContext(tx, call);
  const { hours, timezone, settings } = context.calendar;
  const today = toLocal(context.now, timezone).date;
  return {
    ok: true,
    data: {
      week: hours.map((blocks, weekday) => ({ weekday, blocks })),
      specialDates: differing(context, today, addDays(today, settings.bookingHorizonDays)),
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
