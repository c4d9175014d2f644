/** "El finde largo": a weekend with the holidays beside it, and the Monday or Friday between it and a holiday. */
import { argentineHolidays } from '../../booking/holidays-ar';
import { civil, dayNumberOf, mondayOf, weekdayOf, type DayNumber } from '../../day-number';

const MONDAY = 0;
const FRIDAY = 4;
const SATURDAY = 5;
const WEEKS_AHEAD = 53;

/** The coming weekend of three days or more (of a month, where one is named); what is left of it when it has begun. */
export function longWeekend(today: DayNumber, month?: number): { from: DayNumber; to: DayNumber } | null {
  const { year } = civil(today);
  const holidays = new Set([year - 1, year, year + 1, year + 2].flatMap(holidaysOf));
  for (let week = -1; week <= WEEKS_AHEAD; week++) {
    const saturday = mondayOf(today) + 7 * week + SATURDAY;
    let from = saturday;
    let to = saturday + 1;
    while (isFree(from - 1, holidays)) from--;
    while (isFree(to + 1, holidays)) to++;
    const isOfMonth = month === undefined || civil(from).month === month || civil(to).month === month;
    if (to >= today && to - from >= 2 && isOfMonth) return { from: Math.max(from, today), to };
  }
  return null;
}

/** A holiday, or the day that joins one to the weekend. */
function isFree(day: DayNumber, holidays: ReadonlySet<DayNumber>): boolean {
  if (holidays.has(day)) return true;
  const weekday = weekdayOf(day);
  return (weekday === MONDAY && holidays.has(day + 1)) || (weekday === FRIDAY && holidays.has(day - 1));
}

/** The same few years are asked for again and again. */
const HOLIDAYS = new Map<number, readonly DayNumber[]>();

function holidaysOf(year: number): readonly DayNumber[] {
  const known = HOLIDAYS.get(year);
  if (known) return known;
  const days = argentineHolidays(year).map(({ date }) => dayNumberOf(date));
  HOLIDAYS.set(year, days);
  return days;
}
