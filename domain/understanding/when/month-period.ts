/** Stretches within or of months: "fin de mes", "la primera semana de marzo", "en marzo", "las próximas 3 semanas". */
import { tableOf } from '../../table';
import { civil, firstOfMonth, lastOfMonth, mondayOf, type DayNumber } from '../../day-number';
import { CONFIDENCE } from './confidences';
import { isCounted, monthName, numberAt } from './lexicon';
import type { FoundPeriod } from './found-period';
import { MONTH_PARTS, type MonthPart } from './period-phrases';
import { phrases, wordAt, type Token } from './tokens';

const WHICH_MONTH = phrases<number | 'coming'>(
  ['mes|el mes', 'coming'],
  ['este mes|el corriente mes|el mes en curso', 0],
  ['el mes que viene|mes que viene|el proximo mes|proximo mes|el mes proximo|el siguiente mes|el otro mes', 1],
);

const ORDINALS = tableOf<number>({
  primera: 1,
  primero: 1,
  segunda: 2,
  tercera: 3,
  cuarta: 4,
  ultima: -1,
});

const MONTH_LEADS = new Set(['en', 'para', 'de', 'durante', 'todo', 'hasta', 'mes', 'desde', 'hacia', 'a', 'recien']);

/** "fin de mes", "a principios de marzo", "mediados del mes que viene". */
export function monthPartAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  const part = MONTH_PARTS.match(tokens, at);
  if (!part) return null;
  const month = whichMonth(tokens, part.end, today, (first) => monthPart(part.value, first));
  return month && { ...month, grain: 'days', confidence: CONFIDENCE.conventional };
}

function monthPart(part: MonthPart, first: DayNumber): { from: DayNumber; to: DayNumber } {
  if (part === 'start') return { from: first, to: first + 9 };
  if (part === 'middle') return { from: first + 10, to: first + 19 };
  return { from: lastOfMonth(first) - 7, to: lastOfMonth(first) };
}

/** "la primera semana de marzo", "la segunda quincena de enero". Weeks are counted from the first Monday's week. */
export function weekOfMonthAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  const start = wordAt(tokens, at) === 'la' ? at + 1 : at;
  const nth = ORDINALS.get(wordAt(tokens, start));
  const noun = wordAt(tokens, start + 1);
  if (nth === undefined || (noun !== 'semana' && noun !== 'quincena') || wordAt(tokens, start + 2) !== 'de')
    return null;
  const month = whichMonth(tokens, start + 3, today, (first) =>
    noun === 'semana' ? nthWeek(nth, first) : fortnight(nth, first),
  );
  return month && { ...month, grain: noun === 'semana' ? 'week' : 'days', confidence: CONFIDENCE.reconciled };
}

function nthWeek(nth: number, first: DayNumber): { from: DayNumber; to: DayNumber } {
  if (nth < 0) return { from: lastOfMonth(first) - 6, to: lastOfMonth(first) };
  return { from: first + 7 * (nth - 1), to: first + 7 * nth - 1 };
}

function fortnight(nth: number, first: DayNumber): { from: DayNumber; to: DayNumber } {
  return nth === 1 ? { from: first, to: first + 14 } : { from: first + 15, to: lastOfMonth(first) };
}

/** The coming month that a phrase speaks of; what is left of it when it has begun. */
function whichMonth(
  tokens: readonly Token[],
  at: number,
  today: DayNumber,
  stretch: (first: DayNumber) => { from: DayNumber; to: DayNumber },
): { from: DayNumber; to: DayNumber; end: number } | null {
  const said = WHICH_MONTH.match(tokens, at);
  const named = said ? undefined : monthName(wordAt(tokens, at));
  if (!said && named === undefined) return null;
  for (let shift = typeof said?.value === 'number' ? said.value : 0; shift <= 12; shift++) {
    const first = firstOfMonth(today, shift);
    if (named !== undefined && civil(first).month !== named) continue;
    const { from, to } = stretch(first);
    if (to >= today) return { from: Math.max(from, today), to, end: said?.end ?? at + 1 };
  }
  return null;
}

/** A month alone, where a preposition says that it is one: names and streets are called Julio, Abril and Mayo too. */
export function monthAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  const start = wordAt(tokens, at) === 'mes' && wordAt(tokens, at + 1) === 'de' ? at + 2 : at;
  const month = monthName(wordAt(tokens, start));
  if (month === undefined) return null;
  const before = wordAt(tokens, at - 1);
  const before2 = wordAt(tokens, at - 2);
  const name = ['julio', 'abril', 'mayo'].includes(wordAt(tokens, start));
  const led =
    start > at ||
    (MONTH_LEADS.has(before) && !(before === 'de' && (name || ['avenida', 'av', 'calle', 'numero'].includes(before2))));
  if (tokens[start + 1]?.kind === 'number' && !isCounted(wordAt(tokens, start + 2))) return null;
  if (!led || (name && before === 'para' && wordAt(tokens, start + 1) === 'y')) return null;
  for (let shift = 0; shift <= 12; shift++) {
    const first = firstOfMonth(today, shift);
    if (civil(first).month !== month || lastOfMonth(first) < today) continue;
    return {
      from: Math.max(first, today),
      to: lastOfMonth(first),
      grain: 'month',
      confidence: name && start === at ? CONFIDENCE.vague : CONFIDENCE.conventional,
      end: start + 1,
    };
  }
  return null;
}

/** "los próximos 3 días", "3 próximas semanas", "tres meses que vienen". */
export function countedAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  let start = at;
  if (['en', 'durante'].includes(wordAt(tokens, start))) start++;
  if (['los', 'las', 'estos', 'estas'].includes(wordAt(tokens, start))) start++;
  const before = wordAt(tokens, start) === 'proximo' || wordAt(tokens, start) === 'siguiente';
  const number = numberAt(tokens, before ? start + 1 : start);
  if (!number || number.value < 1 || number.value > 60) return null;
  const middle = !before && wordAt(tokens, number.end) === 'proximo';
  const unitAt = middle ? number.end + 1 : number.end;
  const unit = wordAt(tokens, unitAt);
  const behind = !before && !middle && wordAt(tokens, unitAt + 1) === 'que' && wordAt(tokens, unitAt + 2) === 'viene';
  if (!before && !middle && !behind) return null;
  const end = behind ? unitAt + 3 : unitAt + 1;
  if (unit === 'dias' || unit === 'dia')
    return { from: today + 1, to: today + number.value, grain: 'days', confidence: CONFIDENCE.conventional, end };
  if (unit === 'semanas' || unit === 'semana') {
    return {
      from: mondayOf(today) + 7,
      to: mondayOf(today) + 6 + 7 * number.value,
      grain: 'week',
      confidence: CONFIDENCE.conventional,
      end,
    };
  }
  if (unit === 'meses' || unit === 'mes')
    return {
      from: firstOfMonth(today, 1),
      to: lastOfMonth(today, number.value),
      grain: 'month',
      confidence: CONFIDENCE.reconciled,
      end,
    };
  return null;
}
