/** Days and hours the way they are said in Argentina. */
import { DateTime } from 'luxon';
import { addDays, localToday, type LocalDate, type LocalTime } from '../calendar';

const WEEKDAYS = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'] as const;

/** "lunes 16/10". */
export function dayLabel(date: LocalDate): string {
  const day = DateTime.fromISO(date, { zone: 'utc' });
  return `${WEEKDAYS[day.weekday - 1] ?? ''} ${day.day}/${day.month}`;
}

/** "10/11/2027": where the year matters. */
export function fullDay(date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
}

/** "hoy", "mañana" or "lunes 16/10". */
export function nearDayLabel(date: LocalDate, now: string, timezone: string): string {
  const today = localToday(now, timezone);
  if (date === today) return 'hoy';
  return date === addDays(today, 1) ? 'mañana' : dayLabel(date);
}

/** "el lunes 16/10", "hoy", "mañana". */
export function onDay(date: LocalDate, now: string, timezone: string): string {
  const label = nearDayLabel(date, now, timezone);
  return label === 'hoy' || label === 'mañana' ? label : `el ${label}`;
}

/** "09:00", "15:00". */
export const timeLabel = (time: LocalTime): string => time;

/** "9" or "9:30": hours of opening. */
export const hourLabel = (time: LocalTime): string => time.replace(/^0/, '').replace(/:00$/, '');

/** "a las 15:00", "a la 1:00". */
export const atTime = (time: LocalTime): string => `${/^0?1:/.test(time) ? 'a la' : 'a las'} ${timeLabel(time)}`;
