/** A day found in the message, and the small helpers that join its parts. */
import type { DayExpr } from './atoms';
import { civil, type DayNumber } from '../../day-number';
import type { DayOfMonth } from './day-of-month';
import { resolveDay } from './day-resolve';
import { numberAt } from './lexicon';
import type { ReadBy } from './rule';
import { phrases, wordAt, type Token } from './tokens';

export interface FoundDay extends ReadBy {
  day: DayExpr;
  end: number;
}

/** Between a weekday and its number. */
export const JOINTS = phrases<true>([
  ',|(|, el|el|dia|el dia|, dia|, el dia|que es|que es el|que cae|que seria el|o sea el|, o sea el|, que es el|-|/',
  true,
]);

export function merged(expr: DayExpr, dated: DayOfMonth, today: DayNumber): DayExpr {
  const { end: _end, yearShift, ...said } = dated;
  const year = yearShift === undefined ? said.year : civil(today).year + yearShift;
  const { which: _which, ...rest } = expr;
  return { ...rest, ...said, ...(year === undefined ? {} : { year }) };
}

export function sameDay(dated: DayOfMonth, value: DayNumber, today: DayNumber): boolean {
  const outcome = resolveDay(merged({}, dated, today), today);
  return outcome.kind === 'day' && outcome.value === value;
}

export function closed(tokens: readonly Token[], at: number): number {
  return wordAt(tokens, at) === ')' ? at + 1 : at;
}

export function countsSomething(tokens: readonly Token[], at: number, counted: (word: string) => boolean): boolean {
  const number = numberAt(tokens, at);
  return number !== null && (counted(wordAt(tokens, number.end)) || wordAt(tokens, number.end) === '%');
}
