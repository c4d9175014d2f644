/** From a day as said to the calendar day meant. */
import { civil, dayNumber, firstOfMonth, lastOfMonth, mondayOf, weekdayOf, type DayNumber } from '../../day-number';
import type { DayExpr } from './atoms';
import { CONFIDENCE } from './confidences';

export type DayOutcome =
  | { kind: 'day'; value: DayNumber; confidence: number }
  | { kind: 'ambiguous'; candidates: DayNumber[]; confidence: number }
  | { kind: 'past'; value: DayNumber; confidence: number }
  | { kind: 'invalid'; confidence: number };

/** How far ahead a weekday and a number that disagree this month may agree: eight weeks. */
const AGREEMENT_DAYS = 62;

/** A month: whoever writes an older date without its year looks ahead, where it is as far from the horizon as it is behind. */
const JUST_PASSED_DAYS = 31;

/** Every outcome of kind `day` is today or later. */
export function resolveDay(expr: DayExpr, today: DayNumber): DayOutcome {
  const outcome = resolveAnyDay(expr, today);
  return expr.doubt === undefined ? outcome : { ...outcome, confidence: Math.min(outcome.confidence, expr.doubt) };
}

function resolveAnyDay(expr: DayExpr, today: DayNumber): DayOutcome {
  if (expr.fixed !== undefined) return placed(expr.fixed, today, CONFIDENCE.plain);
  if (expr.nth !== undefined && expr.weekday !== undefined) return nthWeekday(expr, expr.nth, expr.weekday, today);
  if (expr.relative !== undefined) return relativeDay(expr, expr.relative, today);
  if (expr.day !== undefined) return numberedDay(expr, expr.day, today);
  if (expr.weekday !== undefined) return weekday(expr, expr.weekday, today);
  return { kind: 'invalid', confidence: CONFIDENCE.guess };
}

function placed(value: DayNumber, today: DayNumber, confidence: number): DayOutcome {
  return value < today ? { kind: 'past', value, confidence } : { kind: 'day', value, confidence };
}

function relativeDay(expr: DayExpr, relative: number, today: DayNumber): DayOutcome {
  const value = today + relative;
  if (expr.weekday !== undefined && weekdayOf(value) !== expr.weekday && relative >= 0) {
    return {
      kind: 'ambiguous',
      candidates: [value, nextWeekday(expr.weekday, today)],
      confidence: CONFIDENCE.reconciled,
    };
  }
  return placed(value, today, CONFIDENCE.certain);
}

/** A bare weekday is the next one after today: who means today says "hoy". */
function nextWeekday(wanted: number, today: DayNumber): DayNumber {
  return today + ((wanted - weekdayOf(today) + 6) % 7) + 1;
}

function weekday(expr: DayExpr, wanted: number, today: DayNumber): DayOutcome {
  const next = nextWeekday(wanted, today);
  const nextWeeks = mondayOf(today) + 7 + wanted;
  const isToday = weekdayOf(today) === wanted;
  switch (expr.which) {
    case 'next':
      // Said on a Tuesday, "el viernes que viene" is this week's for some and next week's for others.
      return { kind: 'day', value: nextWeeks, confidence: next === nextWeeks ? CONFIDENCE.plain : CONFIDENCE.disputed };
    case 'next-week':
      return { kind: 'day', value: nextWeeks, confidence: weekdayOf(today) === 6 ? CONFIDENCE.open : CONFIDENCE.plain };
    case 'this-week':
      return placed(mondayOf(today) + wanted, today, CONFIDENCE.plain);
    case 'last-week':
      return { kind: 'past', value: mondayOf(today) - 7 + wanted, confidence: CONFIDENCE.plain };
    case 'past':
      return { kind: 'past', value: next - (isToday ? 14 : 7), confidence: CONFIDENCE.plain };
    case 'other':
      return { kind: 'ambiguous', candidates: [nextWeeks, nextWeeks + 7], confidence: CONFIDENCE.vague };
    case 'any':
      return { kind: 'ambiguous', candidates: [next, next + 7, next + 14], confidence: CONFIDENCE.vague };
    case 'week-after':
      return { kind: 'day', value: next + 7, confidence: CONFIDENCE.wide };
    case 'week-after-next':
      return { kind: 'day', value: nextWeeks + 7, confidence: CONFIDENCE.conventional };
    case 'this':
      return isToday
        ? { kind: 'day', value: today, confidence: CONFIDENCE.disputed }
        : { kind: 'day', value: next, confidence: CONFIDENCE.certain };
    case 'nearest':
      return { kind: 'day', value: next, confidence: CONFIDENCE.derived };
    default:
      return { kind: 'day', value: next, confidence: isToday ? CONFIDENCE.open : CONFIDENCE.plain };
  }
}

function numberedDay(expr: DayExpr, day: number, today: DayNumber): DayOutcome {
  const { year: thisYear } = civil(today);
  if (expr.monthShift !== undefined) {
    const first = civil(firstOfMonth(today, expr.monthShift));
    const value = dayNumber(first.year, first.month, day);
    return value === null ? { kind: 'invalid', confidence: CONFIDENCE.derived } : agreeing(expr, value, today);
  }
  if (expr.month !== undefined) {
    if (expr.year !== undefined) {
      const value = dayNumber(expr.year, expr.month, day);
      return value === null ? { kind: 'invalid', confidence: CONFIDENCE.plain } : agreeing(expr, value, today);
    }
    return withoutYear(expr, day, expr.month, thisYear, today);
  }
  return withoutMonth(expr, day, today);
}

/**
 * A day and month without a year are their next time ("15/3" in October is next March), unless they have just passed: who
 * writes "el 26/11" on the 27th means yesterday's, not a day in a year. A weekday that fits only one of the two decides.
 */
function withoutYear(expr: DayExpr, day: number, month: number, thisYear: number, today: DayNumber): DayOutcome {
  const current = dayNumber(thisYear, month, day);
  const isAhead = current !== null && current >= today;
  const next = isAhead ? current : dayNumber(thisYear + 1, month, day);
  const last = isAhead ? dayNumber(thisYear - 1, month, day) : current;
  const fits = (date: DayNumber): boolean => expr.weekday === undefined || weekdayOf(date) === expr.weekday;
  const onlyNextFits = next !== null && fits(next) && last !== null && !fits(last);
  const onlyLastFits = next !== null && !fits(next) && last === current && last !== null && fits(last);
  const hasJustPassed = last !== null && today - last <= JUST_PASSED_DAYS && !onlyNextFits;
  if (last !== null && (hasJustPassed || onlyLastFits))
    return { kind: 'past', value: last, confidence: CONFIDENCE.conventional };
  return next === null ? { kind: 'invalid', confidence: CONFIDENCE.plain } : agreeing(expr, next, today);
}

/** "el 7" on the 24th is next month's; "el 31" is the next month that has one. */
function withoutMonth(expr: DayExpr, day: number, today: DayNumber): DayOutcome {
  const dates = occurrences(day, today);
  const first = dates[0];
  if (first === undefined) return { kind: 'invalid', confidence: CONFIDENCE.derived };
  if (expr.weekday === undefined) return { kind: 'day', value: first, confidence: CONFIDENCE.completed };
  const agreed = dates.find((date) => weekdayOf(date) === expr.weekday && date <= today + AGREEMENT_DAYS);
  if (agreed !== undefined)
    return { kind: 'day', value: agreed, confidence: agreed === first ? CONFIDENCE.certain : CONFIDENCE.reconciled };
  return {
    kind: 'ambiguous',
    candidates: unique([first, nextWeekday(expr.weekday, today)]),
    confidence: CONFIDENCE.reconciled,
  };
}

function occurrences(day: number, today: DayNumber): DayNumber[] {
  const found: DayNumber[] = [];
  for (let shift = 0; shift <= 3 && day > 0; shift++) {
    const date = firstOfMonth(today, shift) + day - 1;
    if (date >= today && date <= lastOfMonth(today, shift)) found.push(date);
  }
  return found;
}

function agreeing(expr: DayExpr, value: DayNumber, today: DayNumber): DayOutcome {
  if (value < today || expr.weekday === undefined || weekdayOf(value) === expr.weekday)
    return placed(value, today, CONFIDENCE.certain);
  const before = value - ((weekdayOf(value) - expr.weekday + 7) % 7);
  const near = value - before <= 3 && before >= today ? before : before + 7;
  return { kind: 'ambiguous', candidates: unique([value, near]), confidence: CONFIDENCE.reconciled };
}

function nthWeekday(expr: DayExpr, nth: number, wanted: number, today: DayNumber): DayOutcome {
  for (let shift = 0; shift <= 13; shift++) {
    const first = firstOfMonth(today, shift);
    if (expr.month !== undefined ? civil(first).month !== expr.month : shift < (expr.monthShift ?? 0)) continue;
    const date = nthIn(first, lastOfMonth(today, shift), nth, wanted);
    if (date !== null && date >= today) return { kind: 'day', value: date, confidence: CONFIDENCE.derived };
  }
  return { kind: 'invalid', confidence: CONFIDENCE.vague };
}

function nthIn(first: DayNumber, last: DayNumber, nth: number, wanted: number): DayNumber | null {
  if (nth < 0) return last - ((weekdayOf(last) - wanted + 7) % 7);
  const date = first + ((wanted - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
  return date <= last ? date : null;
}

function unique(days: DayNumber[]): DayNumber[] {
  return [...new Set(days)];
}
