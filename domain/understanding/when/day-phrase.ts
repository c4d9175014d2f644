/** Days with the words that join or bound them: lists, ranges, "a partir del lunes", "menos el jueves". */
import type { DateAtom, DayExpr, HabitAtom } from './atoms';
import { mondayOf, type DayNumber } from '../../day-number';
import { CONFIDENCE } from './confidences';
import { dayAt } from './day';
import type { FoundDay } from './found-day';
import { bareDayAt, datedDayAt } from './day-of-month';
import { resolveDay } from './day-resolve';
import { habitAt } from './habit';
import { holidayAt } from './holidays';
import { exceptLeadAt } from './except-lead';
import { HABITUAL, isCounted } from './lexicon';
import { offsetAt } from './offset';
import { opensWeekOf, periodAt, weekAround } from './period';
import type { FoundPeriod } from './found-period';
import { firstOf, type Rule } from './rule';
import { endsAt, phrases, wordAt, type Token } from './tokens';
import { weekdayAt } from './weekday';
import { startsClock } from './clock';

/** A habit ("los sábados") is consumed and says nothing about one day. */
export type DatePhrase = DateAtom | HabitAtom;

const BOUNDS = phrases<{ side: 'from' | 'to'; inclusive: boolean }>(
  ['a partir de|desde|de', { side: 'from', inclusive: true }],
  ['despues de|luego de', { side: 'from', inclusive: false }],
  ['antes de|antes que', { side: 'to', inclusive: false }],
  [
    'de aca a|de aca hasta|desde aca a|desde aca hasta|de aqui a|de aqui hasta|desde aqui hasta|de ahora a|de ahora hasta|desde ahora hasta|' +
      'entre hoy y|entre ahora y',
    { side: 'to', inclusive: true },
  ],
  ['hasta|a mas tardar|como mucho|como maximo|no mas alla de', { side: 'to', inclusive: true }],
);
const OR = phrases<'or' | 'comma'>(
  [',', 'comma'],
  [
    'o|y|/|o si no|o sino|o bien|o quizas|o tal vez|o tambien|, o|y si no|, y|, o si no|y / o|o incluso|y tambien|o por ahi|-|o en su defecto|ni|y sino|, si no|si no|, sino',
    'or',
  ],
);
const RANGE_JOINTS = new Set(['a', 'hasta', '-']);

export const DATE_PHRASES: readonly Rule<DatePhrase, DayNumber>[] = [
  { id: 'date.except', at: exceptAt, examples: ['cualquier día menos el martes', 'que no sea lunes'] },
  { id: 'date.habit', at: (tokens, at) => habitAt(tokens, at), examples: [] },
  { id: 'date.between', at: between, examples: ['del 13 al 15 de diciembre', 'entre el lunes y el miércoles'] },
  { id: 'date.bound', at: boundAt, examples: ['a partir del lunes', 'antes del 15', 'de acá al viernes'] },
  { id: 'date.week_of', at: weekOfAt, examples: ['la semana del 14'] },
  { id: 'date.named_stretch', at: namedStretchAt, examples: ['en semana santa'] },
  { id: 'date.plain', at: plain, examples: [] },
];

/** The days of the calendar and those counted from today; the others are in {@link dayAt}. */
export const NAMED_DAYS: readonly Rule<FoundDay, DayNumber>[] = [
  { id: 'day.holiday', at: holidayDayAt, examples: ['el día de la madre', 'navidad', 'el feriado'] },
  { id: 'day.offset', at: offsetDayAt, examples: ['en 3 días', 'de acá a 15 días', 'de hoy en ocho'] },
];

export function datePhraseAt(tokens: readonly Token[], at: number, today: DayNumber): DatePhrase | null {
  return firstOf(DATE_PHRASES, tokens, at, today);
}

function exceptAt(tokens: readonly Token[], at: number, today: DayNumber): DateAtom | null {
  const lead = exceptLeadAt(tokens, at);
  if (!lead) return null;
  const days: DayExpr[] = [];
  let end = lead.end;
  for (;;) {
    const start = ['los', 'las'].includes(wordAt(tokens, end)) ? end + 1 : end;
    const found = dayAt(tokens, start, today) ?? pluralAt(tokens, start);
    if (!found) break;
    days.push(found.day);
    end = found.end;
    const joint = OR.match(tokens, end) ?? onlyListed(tokens, end, days[days.length - 1]);
    if (!joint) break;
    end = joint.end;
  }
  if (days.length === 0) return null;
  while (end > lead.end && OR.match(tokens, end - 1)) end--;
  return { type: 'except', i: at, j: end, days };
}

function pluralAt(tokens: readonly Token[], at: number): FoundDay | null {
  const weekday = HABITUAL.get(wordAt(tokens, at));
  return weekday === undefined ? null : { day: { weekday }, end: at + 1 };
}

/** "entre el lunes y el miércoles", "del 13 al 15 de julio", "desde hoy hasta el viernes". */
function between(tokens: readonly Token[], at: number, today: DayNumber): DateAtom | null {
  const opener = wordAt(tokens, at);
  const open = opener === 'entre' || opener === 'de' || opener === 'desde';
  const start = open ? at + 1 : at;
  const first = oneDay(tokens, start, today) ?? bareFirst(tokens, start);
  if (!first) return null;
  const joint = wordAt(tokens, first.end);
  if (opener === 'entre' ? joint !== 'y' && joint !== 'a' : !RANGE_JOINTS.has(joint)) return null;
  const middle = first.end + 1;
  const second =
    oneDay(tokens, middle, today) ??
    (first.day.day !== undefined && !startsClock(tokens, middle) ? dated(tokens, middle) : null) ??
    (opener === 'entre' ? nextBare(tokens, middle, first.day) : null);
  if (!second || (joint === '-' && second.day.day === undefined && first.day.weekday === undefined)) return null;
  const from = withMonthOf(first.day, second.day);
  const movable = opener !== 'entre' && opener !== 'desde' && joint === 'a';
  return { type: 'day-range', i: at, j: second.end, from, to: second.day, middle, movable };
}

/** "13 a 15 de julio": the first number borrows the month. */
function bareFirst(tokens: readonly Token[], at: number): FoundDay | null {
  const bare = bareDayAt(tokens, at);
  if (!bare || !['a', '-', 'y', 'o', ',', '/', 'hasta'].includes(wordAt(tokens, bare.end))) return null;
  const next = wordAt(tokens, bare.end + 1) === 'el' ? bare.end + 2 : bare.end + 1;
  const second = datedDayAt(tokens, next, true);
  return second && wordAt(tokens, next + 1) !== '/' ? { day: { day: bare.day }, end: bare.end } : null;
}

function dated(tokens: readonly Token[], at: number): FoundDay | null {
  const found = datedDayAt(tokens, at, true);
  if (!found) return null;
  const { end, yearShift: _shift, ...day } = found;
  return { day, end };
}

function withMonthOf(first: DayExpr, second: DayExpr): DayExpr {
  if (first.day === undefined || first.month !== undefined || first.monthShift !== undefined) return first;
  return {
    ...first,
    ...(second.month === undefined ? {} : { month: second.month }),
    ...(second.year === undefined ? {} : { year: second.year }),
    ...(second.monthShift === undefined ? {} : { monthShift: second.monthShift }),
  };
}

function boundAt(tokens: readonly Token[], at: number, today: DayNumber): DateAtom | null {
  const lead = BOUNDS.match(tokens, at);
  if (!lead) return null;
  const onlyOnwards = wordAt(tokens, at) === 'de' && lead.end === at + 1;
  const found = oneDay(tokens, lead.end, today);
  if (!found) return onlyOnwards ? null : boundedPeriod(tokens, at, lead, today);
  const onwards = wordAt(tokens, found.end) === 'en' && wordAt(tokens, found.end + 1) === 'adelante';
  if (onlyOnwards && !onwards) return null;
  return { type: 'day-bound', i: at, j: onwards ? found.end + 2 : found.end, ...lead.value, day: found.day };
}

/** "antes de fin de mes", "después del finde". */
function boundedPeriod(
  tokens: readonly Token[],
  at: number,
  lead: { value: { side: 'from' | 'to'; inclusive: boolean }; end: number },
  today: DayNumber,
): DateAtom | null {
  const period = periodAt(tokens, lead.end, today);
  if (!period || period.past) return null;
  const { side, inclusive } = lead.value;
  if (side === 'from') {
    const from = inclusive ? period.from : period.to + 1;
    return {
      type: 'period',
      i: at,
      j: period.end,
      from,
      to: Math.max(from + 13, inclusive ? period.to : 0),
      grain: 'days',
      confidence: CONFIDENCE.reconciled,
    };
  }
  const to = inclusive ? period.to : period.from - 1;
  return to < today
    ? null
    : { type: 'period', i: at, j: period.end, from: today, to, grain: 'days', confidence: CONFIDENCE.reconciled };
}

/** "la semana del 15", "la semana del 15 al 19". */
function weekOfAt(tokens: readonly Token[], at: number, today: DayNumber): DateAtom | null {
  const start = opensWeekOf(tokens, at);
  if (start === null) return null;
  const range = between(tokens, start - 1, today);
  if (range) return { ...range, i: at };
  const day = oneDay(tokens, start, today);
  if (!day) return null;
  const outcome = resolveDay(day.day, today);
  return outcome.kind === 'day'
    ? { type: 'period', i: at, j: day.end, ...without(weekAround(outcome.value, today, day.end)) }
    : null;
}

/** "semana santa", "carnaval". */
function namedStretchAt(tokens: readonly Token[], at: number, today: DayNumber): DateAtom | null {
  const holiday = holidayAt(tokens, at, today);
  if (holiday?.kind !== 'range') return null;
  const { from, to, end } = holiday;
  return { type: 'period', i: at, j: end, from, to, grain: 'days', confidence: CONFIDENCE.derived };
}

/** One day, several in a list, or a stretch. */
function plain(tokens: readonly Token[], at: number, today: DayNumber): DatePhrase | null {
  const period = periodAt(tokens, at, today);
  const first = oneDay(tokens, at, today) ?? bareListFirst(tokens, at);
  if (period && (!first || period.end >= first.end)) {
    return weekendOf(tokens, at, period, today) ?? { type: 'period', i: at, j: period.end, ...without(period) };
  }
  return first && listFrom(tokens, at, first, today);
}

/** "el finde del 12". */
function weekendOf(tokens: readonly Token[], at: number, period: FoundPeriod, today: DayNumber): DateAtom | null {
  if (period.grain !== 'weekend' || wordAt(tokens, period.end) !== 'de') return null;
  const found = oneDay(tokens, period.end + 1, today);
  const outcome = found && resolveDay(found.day, today);
  if (!found || outcome?.kind !== 'day') return null;
  const saturday = mondayOf(outcome.value) + 5;
  const rest = OR.match(tokens, found.end);
  const second = rest && nextBare(tokens, rest.end, found.day);
  return {
    type: 'period',
    i: at,
    j: second?.end ?? found.end,
    from: Math.max(today, saturday),
    to: saturday + 1,
    grain: 'weekend',
    confidence: CONFIDENCE.derived,
  };
}

function without<T extends { end: number }>(found: T): Omit<T, 'end'> {
  const { end: _end, ...rest } = found;
  return rest;
}

/** Commas join only where an "o" or "y" follows: "el lunes, el martes" may be a correction. */
function listFrom(tokens: readonly Token[], at: number, first: FoundDay, today: DayNumber): DateAtom {
  const days = [first.day];
  let end = first.end;
  let settled = { count: 1, end };
  let anyOf = true;
  for (;;) {
    const joint = OR.match(tokens, end) ?? onlyListed(tokens, end, days[days.length - 1]);
    if (!joint) break;
    const dashed = wordAt(tokens, end) === '-';
    const next =
      oneDay(tokens, joint.end, today) ?? nextBare(tokens, joint.end, days[0]) ?? theOther(tokens, joint.end, days[0]);
    if (!next || (dashed && next.day.weekday === undefined)) break;
    days.push(next.day);
    anyOf &&= joint.value !== 'or' || isOr(tokens, end, joint.end);
    end = next.end;
    if (joint.value !== 'comma') settled = { count: days.length, end };
  }
  const said = days.slice(0, settled.count);
  const last = said[said.length - 1] ?? first.day;
  const list: DateAtom = {
    type: 'day',
    i: at,
    j: settled.end,
    days: said.map((day) => withMonthOf(day, last)),
    ...(first.by === undefined ? {} : { by: first.by }),
  };
  return said.length > 1 && anyOf ? { ...list, anyOf } : list;
}

/** "lunes miércoles y viernes": weekdays one behind the other, with nothing between them. */
function onlyListed(
  tokens: readonly Token[],
  at: number,
  before: DayExpr | undefined,
): { value: 'listed'; end: number } | null {
  const isBare = before?.weekday !== undefined && before.day === undefined && before.which === undefined;
  return isBare && weekdayAt(tokens, at) !== undefined ? { value: 'listed', end: at } : null;
}

/** "mañana o pasado": either is fine. "El martes, si no el jueves" prefers one; "el lunes y el martes" may be two wishes. */
function isOr(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).map(({ w }) => w);
  return (words.includes('o') || words.includes('/')) && !words.includes('si') && !words.includes('sino');
}

/** "este sábado o el otro": the same weekday a week later. */
function theOther(tokens: readonly Token[], at: number, first: DayExpr | undefined): FoundDay | null {
  if (first?.weekday === undefined || first.day !== undefined || wordAt(tokens, at) !== 'el') return null;
  const { weekday } = first;
  if (['otro', 'siguiente', 'proximo'].includes(wordAt(tokens, at + 1)) && endsAt(tokens, at + 2))
    return { day: { weekday, which: 'week-after' }, end: at + 2 };
  if (wordAt(tokens, at + 1) === 'que' && wordAt(tokens, at + 2) === 'viene')
    return { day: { weekday, which: 'week-after' }, end: at + 3 };
  return null;
}

/** "el 15 o 16": a bare number goes on where a numbered day began. */
function nextBare(tokens: readonly Token[], at: number, first: DayExpr | undefined): FoundDay | null {
  if (first?.day === undefined || startsClock(tokens, at)) return null;
  const bare = bareDayAt(tokens, at);
  const after = tokens[bare?.end ?? -1];
  if (!bare || (after?.kind === 'word' && after.glued)) return null;
  if (isCounted(wordAt(tokens, bare.end)) || wordAt(tokens, bare.end) === '%') return null;
  return { day: { day: bare.day }, end: bare.end };
}

function bareListFirst(tokens: readonly Token[], at: number): FoundDay | null {
  const joint = wordAt(tokens, at + 1);
  const first = ['o', 'y', '/'].includes(joint) && !startsClock(tokens, at) ? bareFirst(tokens, at) : null;
  return first && { ...first, by: 'day.numbered' };
}

function oneDay(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  const named = firstOf(NAMED_DAYS, tokens, at, today);
  if (named) return named;
  const day = dayAt(tokens, at, today);
  return day && offsetOfWeekday(tokens, day, today);
}

function holidayDayAt(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  const holiday = holidayAt(tokens, at, today);
  return holiday?.kind === 'day' ? { day: holiday.day, end: holiday.end } : null;
}

function offsetDayAt(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  const offset = offsetAt(tokens, at, today);
  return offset?.kind === 'day' ? weekdayOfOffset(tokens, offset, today) : null;
}

/** "en dos semanas, el martes": the Tuesday of that week. */
function weekdayOfOffset(
  tokens: readonly Token[],
  offset: { days: number; confidence: number; end: number },
  today: DayNumber,
): FoundDay {
  const plain = { day: { relative: offset.days, doubt: offset.confidence }, end: offset.end };
  if (!isWeeks(offset.days)) return plain;
  let at = offset.end;
  while ([',', 'el', 'un'].includes(wordAt(tokens, at)) && at - offset.end < 2) at++;
  const weekday = weekdayAt(tokens, at, true);
  return weekday === undefined ? plain : { day: inWeekAfter(offset.days, weekday, today), end: at + 1 };
}

/** "el martes de acá a dos semanas". */
function offsetOfWeekday(tokens: readonly Token[], found: FoundDay, today: DayNumber): FoundDay {
  const { weekday, day, relative, which } = found.day;
  if (weekday === undefined || day !== undefined || relative !== undefined || which !== undefined) return found;
  const offset = offsetAt(tokens, found.end, today);
  if (offset?.kind !== 'day' || !isWeeks(offset.days)) return found;
  return { day: inWeekAfter(offset.days, weekday, today), end: offset.end };
}

/** Fifteen days are two weeks in everyday Spanish. */
function isWeeks(days: number): boolean {
  return days % 7 === 0 || days === 15;
}

function inWeekAfter(days: number, weekday: number, today: DayNumber): DayExpr {
  return { relative: mondayOf(today + 7 * Math.round(days / 7)) + weekday - today, doubt: CONFIDENCE.wide };
}
