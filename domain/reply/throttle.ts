/** What a customer reads who writes faster than the limits allow: when the messages will be read. */
import { DateTime } from 'luxon';

/** @param until when the limit lifts; @param timezone of the workspace */
export function throttleNotice(until: Date, now: Date, timezone: string): string {
  return `Me llegaron muchos mensajes juntos 😅 Los leo todos y te respondo por acá ${whenLifted(until, now, timezone)}.`;
}

function whenLifted(until: Date, now: Date, timezone: string): string {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  if (minutes <= 1) return 'en un minuto';
  if (minutes <= 10) return `en ${minutes} minutos`;
  if (minutes <= 50) return `en unos ${Math.ceil(minutes / 5) * 5} minutos`;
  const at = DateTime.fromJSDate(until).setZone(timezone).plus({ minutes: 1 }).startOf('minute');
  const isToday = at.hasSame(DateTime.fromJSDate(now).setZone(timezone), 'day');
  return `${isToday ? '' : 'mañana '}a las ${at.toFormat('HH:mm')}`;
}
