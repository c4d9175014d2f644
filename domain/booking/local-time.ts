/** Local wall-clock times and instants. Minutes of the day count from local midnight on the clock's face, not elapsed time. */
import { DateTime } from 'luxon';
import { addDays, timeOf, type LocalDate, type LocalTime } from '../calendar';

/** Whether the calendar has this day. */
export const isLocalDate = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && DateTime.fromISO(date, { zone: 'utc' }).isValid;

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** An instant as a local day and time. @param instant ms since the epoch */
export function toLocal(instant: number, timezone: string): { date: LocalDate; time: LocalTime } {
  const local = DateTime.fromMillis(instant, { zone: timezone });
  return { date: local.toFormat('yyyy-MM-dd'), time: local.toFormat('HH:mm') };
}

/** One local day, ready for conversions. */
export interface LocalDay {
  date: LocalDate;
  /** Instant of a local time, in ms; `null` for a time that the clock skips that day. Of a time it shows twice, the first. */
  instantAt(minutes: number): number | null;
  /** Instant at which the clock has reached or passed a local time. */
  reached(minutes: number): number;
}

const MINUTE = 60_000;

export function localDay(date: LocalDate, timezone: string): LocalDay {
  const midnight = DateTime.fromISO(date, { zone: timezone });
  const start = midnight.toMillis();
  // Almost every day is 24 plain hours, and then conversion is addition.
  const plain =
    midnight.toFormat('HH:mm') === '00:00' &&
    DateTime.fromISO(addDays(date, 1), { zone: timezone }).toMillis() - start === 24 * 60 * MINUTE &&
    DateTime.fromISO(`${date}T12:00`, { zone: timezone }).offset === midnight.offset;
  if (plain) {
    const at = (minutes: number) => start + minutes * MINUTE;
    return { date, instantAt: at, reached: at };
  }
  const convert = (minutes: number): DateTime => {
    const day = minutes >= 24 * 60 ? addDays(date, 1) : date;
    const local = DateTime.fromISO(`${day}T${timeOf(minutes % (24 * 60))}`, { zone: timezone });
    const earlier = local.getPossibleOffsets()[0];
    return earlier ?? local;
  };
  return {
    date,
    instantAt: (minutes) => {
      const local = convert(minutes);
      return local.hour * 60 + local.minute === minutes % (24 * 60) ? local.toMillis() : null;
    },
    reached: (minutes) => convert(minutes).toMillis(),
  };
}
