import { weekdayIndex } from '../domain/calendar';
import { isLocalDate, toLocal } from '../domain/booking/local-time';
import { promotionsOn } from '../store/offers';
import { loadBookingContext } from './booking-context';
import type { ToolRunner } from './types';

/**
 * With a day: the promotions that hold on that day. Without: those in force at present, also if they hold on another day of
 * the week, because who asks for promotions wants to hear of Tuesday's; `weekdays` (0 = Monday, none = all) says when.
 */
export const getActivePromotions: ToolRunner<'get_active_promotions'> = async (tx, call) => {
  const { calendar, now } = await loadBookingContext(tx, call);
  const asked = call.args.date !== undefined && isLocalDate(call.args.date) ? call.args.date : null;
  const current = await promotionsOn(tx, asked ?? toLocal(now, calendar.timezone).date);
  const promotions =
    asked === null
      ? current
      : current.filter(({ weekdays }) => weekdays.length === 0 || weekdays.includes(weekdayIndex(asked)));
  return { ok: true, data: { promotions } };
};
