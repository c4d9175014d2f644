import { toLocal } from '../domain/booking/local-time';
import { differingDays } from '../domain/booking/calendar';
import { addDays } from '../domain/calendar';
import { loadBookingContext } from './booking-context';
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
      specialDates: differingDays(context.calendar, today, addDays(today, settings.bookingHorizonDays)),
    },
  };
};
