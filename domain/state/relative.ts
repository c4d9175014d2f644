/** Days and hours told by their distance from a draft's or an appointment's: "media hora más tarde", "a la misma hora". */
import type { LocalDate, LocalTime, Reading } from '../understanding/types';
import { addDays, minutesOf } from './clock';
import { isShift } from './flow';
import { slotValue } from './slots';
import { targetOf } from './target';
import type { ConversationState } from './types';

export interface Anchored {
  date?: LocalDate;
  time?: LocalTime;
  /** "Más tarde", without saying how much: from here on, or up to here. */
  window?: { from: LocalTime; to: LocalTime };
}

const DAY = 24 * 60;

/** What the distances in a message come to. Nothing, when there is nothing that they could be measured from. */
export function anchored(state: ConversationState, reading: Reading): Anchored {
  const { relative } = reading;
  // "Otra el mismo día" right after a booking is on the day of that one.
  const latest = state.flow === 'book' && state.fsm === 'BOOKED' ? state.appointments?.at(-1) : undefined;
  const target = state.flow === 'reschedule' ? targetOf(state) : latest;
  const date = slotValue(state, 'preferred_date') ?? target?.date;
  const time = slotValue(state, 'preferred_time') ?? target?.time;
  if (!relative) return {};
  const same: Anchored = {
    ...(relative.sameTime && time ? { time } : {}),
    ...(relative.sameDay && date ? { date } : {}),
  };
  if (!isShift(reading)) return same;
  const { minutes, days, towards } = relative;
  if (days !== undefined && date) return { ...same, date: addDays(date, days), ...(time ? { time } : {}) };
  if (minutes !== undefined && date && time) return shifted(date, minutesOf(time) + minutes);
  const offered = state.offered.flatMap(({ values }) => values.preferred_time ?? []);
  // What is offered is spread over the day: later is later than its middle.
  const from = time ?? offered[Math.floor(offered.length / 2)];
  if (towards === undefined || from === undefined) return same;
  const window = towards === 'later' ? { from: timeOf(minutesOf(from) + 1), to: '24:00' } : { from: '00:00', to: from };
  return { ...same, ...(date ? { date } : {}), window };
}

/** The hour, in the one of both halves of the day that lies in the window; null when neither does. */
export function timeIn(time: LocalTime | undefined, window: { from: LocalTime; to: LocalTime }): LocalTime | null {
  if (time === undefined) return null;
  const minutes = minutesOf(time);
  const fitting = [minutes, (minutes + DAY / 2) % DAY].map(timeOf).find((at) => at >= window.from && at < window.to);
  return fitting ?? null;
}

function shifted(date: LocalDate, minutes: number): Anchored {
  const days = Math.floor(minutes / DAY);
  return { date: addDays(date, days), time: timeOf(minutes - days * DAY) };
}

const timeOf = (minutes: number): LocalTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** "El miércoles" while a week, or starts of certain days, are being talked about is the Wednesday among them. */
export function dayInSight(before: ConversationState, reading: Reading): LocalDate | null {
  const { date } = reading.when;
  if (date?.kind !== 'day' || !WEEKDAY_ALONE.test(date.span.text)) return null;
  const said = date.value;
  const { dateRange } = before;
  const inSight = dateRange
    ? daysOf(dateRange.from, dateRange.to).filter((day) => !dateRange.except.includes(day))
    : before.offered.flatMap(({ values }) => values.preferred_date ?? []);
  const same = [...new Set(inSight)].filter((day) => weeksBetween(said, day) !== null);
  return same.length === 1 ? (same[0] ?? null) : null;
}

const WEEKDAY_ALONE =
  /^(?:(?:para|por) )?(?:el |los )?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)$/i;
const MS_PER_DAY = 86_400_000;

function weeksBetween(a: LocalDate, b: LocalDate): number | null {
  const days = (Date.parse(b) - Date.parse(a)) / MS_PER_DAY;
  return days % 7 === 0 ? days / 7 : null;
}

/** Both included; a range longer than half a year is none to choose a weekday from. */
function daysOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to && days.length < 200; day = addDays(day, 1)) days.push(day);
  return days;
}
