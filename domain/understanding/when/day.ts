/** Reads one day at a place in the message: "mañana", "el lunes que viene", "lunes 15/10", "el 15". */
import { tableOf } from '../../table';
import type { DayExpr } from './atoms';
import type { DayNumber } from '../../day-number';
import { startsClock } from './clock';
import { CONFIDENCE } from './confidences';
import { bareDayAt, datedDayAt } from './day-of-month';
import { resolveDay } from './day-resolve';
import { JOINTS, closed, sameDay, type FoundDay } from './found-day';
import { monthName } from './lexicon';
import { numberedAt } from './numbered-day';
import { firstOf, type Rule } from './rule';
import { endsAt, phrases, wordAt, type Token } from './tokens';
import { weekdayAt } from './weekday';
import { weekdayExprAt, withNumber } from './weekday-phrase';

const RELATIVE = phrases<number>(
  ['hoy|hoy mismo|hoy dia|dia de hoy|el dia de hoy|en el dia de hoy', 0],
  ['manana|manana mismo|dia de manana|el dia de manana', 1],
  ['pasado manana|pasado de manana|pasado manana mismo', 2],
  ['ayer|dia de ayer|el dia de ayer|anoche', -1],
  ['ante ayer|antes ayer|antes de ayer|ante de ayer|ante noche|antes de anoche', -2],
);

const NTH = tableOf<number>({
  primero: 1,
  segundo: 2,
  tercer: 3,
  tercero: 3,
  cuarto: 4,
  ultima: -1,
});

const OF_MONTH = phrases<number>(
  ['de el mes|de mes|de este mes', 0],
  ['de el mes que viene|de el proximo mes|de el mes proximo|de el siguiente mes', 1],
);

export const DAYS: readonly Rule<FoundDay, DayNumber>[] = [
  { id: 'day.relative', at: relativeAt, examples: ['mañana', 'pasado mañana', 'hoy'] },
  { id: 'day.nth_weekday', at: (tokens, at) => nthAt(tokens, at), examples: ['el primer lunes de marzo'] },
  { id: 'day.weekday', at: weekdayExprAt, examples: ['el lunes', 'lunes 30', 'el viernes que viene'] },
  { id: 'day.numbered', at: numberedAt, examples: ['el 15', '15/12', '15 de diciembre', 'el 9 de 12'] },
];

export function dayAt(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  return firstOf(DAYS, tokens, at, today);
}

function relativeAt(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  const found = RELATIVE.match(tokens, at);
  if (!found) return loneAfterTomorrow(tokens, at) ?? nowAt(tokens, at);
  const day: DayExpr = { relative: found.value };
  if (found.value < 0) return { day, end: found.end };
  const joint = JOINTS.match(tokens, found.end);
  const next = joint?.end ?? found.end;
  const weekday = weekdayAt(tokens, next, true);
  if (weekday !== undefined) {
    const named = { ...day, weekday };
    const agrees = resolveDay(named, today).kind === 'day';
    if (agrees || !joint) return withNumber(tokens, { day: named, end: closed(tokens, next + 1) }, today);
    return { day, end: found.end };
  }
  const dated = datedDayAt(tokens, next, true) ?? (startsClock(tokens, next) ? null : bareDayAt(tokens, next));
  if (dated && sameDay(dated, today + found.value, today)) return { day, end: closed(tokens, dated.end) };
  return { day, end: found.end };
}

/** "pasado" for pasado mañana, only where it cannot be a participle or "el lunes pasado". */
function loneAfterTomorrow(tokens: readonly Token[], at: number): FoundDay | null {
  if (wordAt(tokens, at) !== 'pasado' || tokens[at]?.kind !== 'word') return null;
  const before = wordAt(tokens, at - 1);
  const after = wordAt(tokens, at + 1);
  const before2 = wordAt(tokens, at - 2);
  const opens =
    at === 0 ||
    before === 'para' ||
    (before === 'o' && ['manana', 'hoy'].includes(before2)) ||
    (before === 'y' && before2 === 'manana');
  const closes = endsAt(tokens, at + 1) || ['a', 'tipo', 'por', 'o', 'temprano', 'puede', 'si', 'no'].includes(after);
  return opens && closes ? { day: { relative: 2 }, end: at + 1 } : null;
}

/** "ahora a la tarde", "para ahora": today. Elsewhere "ahora" is a filler. */
function nowAt(tokens: readonly Token[], at: number): FoundDay | null {
  if (!['ahora', 'ahorita'].includes(wordAt(tokens, at))) return null;
  const end = wordAt(tokens, at + 1) === 'mismo' ? at + 2 : at + 1;
  const asked = wordAt(tokens, at - 1) === 'para' || (at === 0 && endsAt(tokens, end));
  const timed =
    ['a', 'por', 'en', 'de'].includes(wordAt(tokens, end)) && ['la', 'las'].includes(wordAt(tokens, end + 1));
  return asked || timed ? { day: { relative: 0, doubt: CONFIDENCE.reconciled }, end } : null;
}

/** "el primer lunes de marzo", "el último viernes del mes". */
function nthAt(tokens: readonly Token[], at: number): FoundDay | null {
  const start = wordAt(tokens, at) === 'el' ? at + 1 : at;
  const nth = NTH.get(wordAt(tokens, start));
  if (nth === undefined) return null;
  const weekday = weekdayAt(tokens, start + 1, true);
  if (weekday === undefined || wordAt(tokens, start + 2) !== 'de') return null;
  const shift = OF_MONTH.match(tokens, start + 2);
  if (shift) return { day: { weekday, nth, monthShift: shift.value }, end: shift.end };
  const month = monthName(wordAt(tokens, start + 3));
  return month === undefined ? null : { day: { weekday, nth, month }, end: start + 4 };
}
