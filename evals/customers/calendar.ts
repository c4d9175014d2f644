/** Which starts can be had: hours, holidays and agenda, reckoned apart from the product so that it can judge it. */
import { argentineHolidays } from '../../domain/booking/holidays-ar';
import { localNow, minutesOf, timeOf, weekdayIndex, type LocalDate, type LocalTime } from '../../domain/calendar';
import type { SeedWorkspace } from '../../store/seed-types';
import type { Seeded, TimeWish, Wish } from './types';

const STEP = 15;
const NOTICE = 60;

const holidays = new Map<string, ReadonlySet<LocalDate>>();

export function isHoliday(date: LocalDate): boolean {
  const year = date.slice(0, 4);
  const known = holidays.get(year) ?? new Set(argentineHolidays(Number(year)).map((holiday) => holiday.date));
  holidays.set(year, known);
  return known.has(date);
}

/** Opening blocks of a day; none on a holiday. */
export function blocksOn(seed: SeedWorkspace, date: LocalDate): { from: number; to: number }[] {
  if (isHoliday(date)) return [];
  return seed.hours
    .filter(({ weekdays }) => weekdays.includes(weekdayIndex(date)))
    .map(({ opens, closes }) => ({ from: minutesOf(opens), to: minutesOf(closes) }))
    .sort((a, b) => a.from - b.from);
}

/** What is needed to know whether a start is free. */
export interface Agenda {
  seed: SeedWorkspace;
  now: string;
  taken: readonly Seeded[];
}

/** The professionals who could take this start. */
export const freeStaff = (agenda: Agenda, wish: Omit<Wish, 'time'>, time: LocalTime): string[] =>
  ableOn(agenda, wish)(minutesOf(time));

/** Every start of a day that can be had, for the service and the professional that are wished for. */
export function startsOn(agenda: Agenda, wish: Omit<Wish, 'time'>): LocalTime[] {
  const able = ableOn(agenda, wish);
  return blocksOn(agenda.seed, wish.date).flatMap(({ from, to }) => {
    const starts: LocalTime[] = [];
    for (let start = from; start < to; start += STEP) if (able(start).length > 0) starts.push(timeOf(start));
    return starts;
  });
}

/** @returns who is free on that day, by the minute of the start */
function ableOn(
  { seed, now, taken }: Agenda,
  { service, date, staff }: Omit<Wish, 'time'>,
): (start: number) => string[] {
  const local = localNow(now, seed.timezone);
  const today = local.toFormat('yyyy-MM-dd');
  const earliest = date < today ? Infinity : date > today ? 0 : local.hour * 60 + local.minute + NOTICE;
  const blocks = blocksOn(seed, date);
  const able = seed.staff.flatMap(({ name, does }) => {
    const offer = does.find((one) => one.service === service);
    return offer && (staff === undefined || staff === name) ? [{ name, minutes: offer.durationMinutes }] : [];
  });
  return (start) =>
    able
      .filter(({ name, minutes }) => {
        const end = start + minutes;
        const isOpen = start >= earliest && blocks.some(({ from, to }) => from <= start && end <= to);
        return (
          isOpen && !taken.some((entry) => entry.staff === name && entry.date === date && meets(entry, start, end))
        );
      })
      .map(({ name }) => name);
}

function meets({ time, minutes }: Seeded, start: number, end: number): boolean {
  const begins = minutesOf(time);
  return begins < end && start < begins + minutes;
}

export const suits = (time: LocalTime, wish: TimeWish): boolean =>
  'at' in wish ? wish.at === time : wish.from <= time && time < wish.until;
