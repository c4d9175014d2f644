/** Stretches of days: "esta semana", "el finde", "lo antes posible", "la semana del 15". */
import { firstOfMonth, lastOfMonth, mondayOf, weekdayOf, type DayNumber } from '../../day-number';
import { CONFIDENCE } from './confidences';
import { monthName } from './lexicon';
import { longWeekend } from './long-weekend';
import { countedAt, monthAt, monthPartAt, weekOfMonthAt } from './month-period';
import { MONTH_PARTS, SIMPLE, type Simple } from './period-phrases';
import { firstOf, type Rule } from './rule';
import { endsAt, wordAt, type Token } from './tokens';
import type { FoundPeriod } from './found-period';

export const PERIODS: readonly Rule<FoundPeriod, DayNumber>[] = [
  { id: 'period.counted', at: countedAt, examples: ['los próximos 3 días', 'en las próximas dos semanas'] },
  { id: 'period.part_of_month', at: monthPartAt, examples: ['a fin de mes', 'a principios de marzo'] },
  { id: 'period.week_of_month', at: weekOfMonthAt, examples: ['la primera semana de marzo'] },
  { id: 'period.part_of_week', at: partOfWeekAt, examples: ['a mediados de la semana que viene'] },
  { id: 'period.long_weekend', at: longWeekendAt, examples: ['el finde largo', 'el fin de semana largo de febrero'] },
  { id: 'period.named', at: simpleAt, examples: ['esta semana', 'el finde', 'lo antes posible', 'cualquier día'] },
  { id: 'period.month', at: monthAt, examples: ['en marzo', 'para diciembre'] },
];

export function periodAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  return firstOf(PERIODS, tokens, at, today);
}

/** "el finde largo", "el próximo fin de semana largo", "el finde largo de octubre". */
function longWeekendAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  let noun = at;
  while (['el', 'este', 'proximo', 'siguiente', 'en'].includes(wordAt(tokens, noun)) && noun - at < 3) noun++;
  const isThreeWords =
    wordAt(tokens, noun) === 'fin' && wordAt(tokens, noun + 1) === 'de' && wordAt(tokens, noun + 2) === 'semana';
  if (!isThreeWords && wordAt(tokens, noun) !== 'finde') return null;
  const adjective = noun + (isThreeWords ? 3 : 1);
  const extra = wordAt(tokens, adjective) === 'extra' ? 1 : 0;
  if (!['largo', 'xl'].includes(wordAt(tokens, adjective + extra))) return null;
  let end = adjective + extra + 1;
  if (wordAt(tokens, end) === 'que' && wordAt(tokens, end + 1) === 'viene') end += 2;
  const month = ['de', 'en'].includes(wordAt(tokens, end)) ? monthName(wordAt(tokens, end + 1)) : undefined;
  const found = longWeekend(today, month);
  if (month !== undefined) end += 2;
  return found && { ...found, grain: 'weekend', confidence: CONFIDENCE.derived, end };
}

function simpleAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  const found = SIMPLE.match(tokens, at);
  if (!found) return mexicanWeekend(tokens, at, today);
  const { value, end } = found;
  if (value === 'any-day' && wordAt(tokens, end) === 'de') {
    // "cualquier día de la semana que viene" is any day of that stretch; "de la semana" alone adds nothing.
    const stretch = periodAt(tokens, end + 1, today);
    if (stretch) return stretch;
    const ofWeek = wordAt(tokens, end + 1) === 'la' && wordAt(tokens, end + 2) === 'semana';
    const any = simplePeriod(value, today);
    return any && { ...any, end: ofWeek ? end + 3 : end };
  }
  // "fin de semana" in the plural, or "entre semana", is a habit.
  const period = simplePeriod(value, today);
  return period && { ...period, end };
}

/** "a mediados de la semana que viene". */
function partOfWeekAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  const part = MONTH_PARTS.match(tokens, at);
  const week = part && SIMPLE.match(tokens, part.end);
  if (!part || !week || (week.value !== 'next-week' && week.value !== 'this-week')) return null;
  const [first, last] = { start: [0, 1] as const, middle: [1, 3] as const, end: [3, 4] as const }[part.value];
  const monday = mondayOf(today) + (week.value === 'next-week' ? 7 : 0);
  if (monday + last < today) return null;
  return {
    from: Math.max(today, monday + first),
    to: monday + last,
    grain: 'days',
    confidence: CONFIDENCE.reconciled,
    end: week.end,
  };
}

/** "este fin" for the weekend, unless "de mes" or "de año" follows. */
function mexicanWeekend(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  if (wordAt(tokens, at) !== 'este' || wordAt(tokens, at + 1) !== 'fin' || wordAt(tokens, at + 2) === 'de') return null;
  const period = simplePeriod('this-weekend', today);
  return period && { ...period, end: at + 2 };
}

function simplePeriod(name: Simple, today: DayNumber): Omit<FoundPeriod, 'end'> | null {
  const monday = mondayOf(today);
  const weekday = weekdayOf(today);
  switch (name) {
    case 'this-week':
      return { from: today, to: monday + 6, grain: 'week', confidence: CONFIDENCE.plain };
    case 'next-week':
      return { from: monday + 7, to: monday + 13, grain: 'week', confidence: CONFIDENCE.plain };
    case 'this-or-next':
      return { from: today, to: monday + 13, grain: 'days', confidence: CONFIDENCE.conventional };
    case 'other-week':
      return { from: monday + 7, to: monday + 13, grain: 'week', confidence: CONFIDENCE.disputed };
    case 'week-after':
      return { from: monday + 14, to: monday + 20, grain: 'week', confidence: CONFIDENCE.conventional };
    case 'last-week':
      return { from: monday - 7, to: monday - 1, grain: 'week', confidence: CONFIDENCE.derived, past: true };
    case 'weekend':
      return weekday === 6
        ? { from: today + 6, to: today + 7, grain: 'weekend', confidence: CONFIDENCE.open }
        : weekend(today, monday);
    case 'this-weekend':
      return weekend(today, monday);
    case 'next-weekend':
      return {
        from: monday + 12,
        to: monday + 13,
        grain: 'weekend',
        confidence: weekday >= 5 ? CONFIDENCE.derived : CONFIDENCE.disputed,
      };
    case 'last-weekend':
      return { from: monday - 2, to: monday - 1, grain: 'weekend', confidence: CONFIDENCE.derived, past: true };
    case 'this-month':
      return { from: today, to: lastOfMonth(today), grain: 'month', confidence: CONFIDENCE.plain };
    case 'next-month':
      return { from: firstOfMonth(today, 1), to: lastOfMonth(today, 1), grain: 'month', confidence: CONFIDENCE.plain };
    case 'last-month':
      return {
        from: firstOfMonth(today, -1),
        to: lastOfMonth(today, -1),
        grain: 'month',
        confidence: CONFIDENCE.derived,
        past: true,
      };
    case 'asap':
      return { from: today, to: today + 13, grain: 'days', confidence: CONFIDENCE.vague, open: 'soonest' };
    case 'these-days':
      return { from: today, to: today + 6, grain: 'days', confidence: CONFIDENCE.open };
    case 'coming-days':
      return { from: today + 1, to: today + 7, grain: 'days', confidence: CONFIDENCE.open };
    case 'any-day':
      return { from: today, to: today + 13, grain: 'days', confidence: CONFIDENCE.vague, open: 'any' };
    case 'workdays':
      return null;
    case 'start-of-week':
      return weekPart(0, 1, today, monday);
    case 'middle-of-week':
      return weekPart(1, 3, today, monday);
    case 'end-of-week':
      return weekPart(3, 4, today, monday);
  }
}

/** Days of this week, or of the next where they have passed. */
function weekPart(first: number, last: number, today: DayNumber, monday: DayNumber): Omit<FoundPeriod, 'end'> {
  const start = monday + last < today ? monday + 7 : monday;
  return { from: Math.max(today, start + first), to: start + last, grain: 'days', confidence: CONFIDENCE.open };
}

function weekend(today: DayNumber, monday: DayNumber): Omit<FoundPeriod, 'end'> {
  return { from: Math.max(today, monday + 5), to: monday + 6, grain: 'weekend', confidence: CONFIDENCE.plain };
}

/** "la semana del 15": the week around a day found by the caller. */
export function weekAround(day: DayNumber, today: DayNumber, end: number): FoundPeriod {
  return {
    from: Math.max(today, mondayOf(day)),
    to: mondayOf(day) + 6,
    grain: 'week',
    confidence: CONFIDENCE.conventional,
    end,
  };
}

export function opensWeekOf(tokens: readonly Token[], at: number): number | null {
  const start = wordAt(tokens, at) === 'la' ? at + 1 : at;
  return wordAt(tokens, start) === 'semana' && wordAt(tokens, start + 1) === 'de' && !endsAt(tokens, start + 2)
    ? start + 2
    : null;
}
