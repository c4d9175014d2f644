/** Reads one day at a place in the message: "mañana", "el lunes que viene", "lunes 15/10", "el 15", "navidad". */
import type { DayExpr, WhichWeekday } from './atoms';
import { civil, type DayNumber } from './calendar';
import { startsClock } from './clock';
import { bareDayAt, datedDayAt, type DayOfMonth } from './day-of-month';
import { resolveDay } from './day-resolve';
import { COUNTED, COUNTED_AFTER_ARTICLE, monthName, numberAt } from './lexicon';
import { meridiemAt } from './meridiem';
import { endsAt, phrases, wordAt, type Token } from './tokens';
import { weekdayAt } from './weekday';

export interface FoundDay {
  day: DayExpr;
  end: number;
}

const RELATIVE = phrases<number>(
  ['hoy|hoy mismo|hoy dia|dia de hoy|el dia de hoy|en el dia de hoy', 0],
  ['manana|manana mismo|dia de manana|el dia de manana', 1],
  ['pasado manana|pasado de manana|pasado manana mismo', 2],
  ['ayer|dia de ayer|el dia de ayer|anoche', -1],
  ['ante ayer|antes ayer|antes de ayer|ante de ayer|ante noche|antes de anoche', -2],
);
const AFTER_WEEKDAY = phrases<WhichWeekday>(
  ['que viene|que vienes|que entra|que sigue|entrante|proximo|siguiente|venidero', 'next'],
  [
    'de la semana que viene|de la semana proximo|de la proximo semana|de la siguiente semana|de la semana siguiente|' +
      'de la otra semana|de la semana entrante|de la semana que entra|de la semana que sigue|de proximo semana|' +
      'de semana que viene|de la que viene|de la otra|de la proximo|semana que viene|la semana que viene|la proximo semana|' +
      'de siguiente semana|, de la semana que viene|, la semana que viene|proximo semana|de la semana q viene',
    'next-week',
  ],
  ['de esta semana|de esta misma semana|de esta|de la semana en curso|de la presente semana', 'this-week'],
  ['de la semana pasado|de la pasado semana|de la semana anterior', 'last-week'],
  ['pasado|que paso|ultima|anterior', 'past'],
  [
    'que viene no , el otro|que viene no el otro|subsiguiente|en ocho|en 8|de la semana subsiguiente|' +
      'que viene no , el siguiente|que viene no el siguiente',
    'week-after',
  ],
);
const BEFORE_WEEKDAY: Readonly<Record<string, WhichWeekday>> = {
  este: 'this',
  esta: 'this',
  proximo: 'next',
  siguiente: 'next',
  pasado: 'past',
  otro: 'other',
};
const NTH: Readonly<Record<string, number>> = {
  primero: 1,
  segundo: 2,
  tercer: 3,
  tercero: 3,
  cuarto: 4,
  ultima: -1,
};
const OF_MONTH = phrases<number>(
  ['de el mes|de mes|de este mes', 0],
  ['de el mes que viene|de el proximo mes|de el mes proximo|de el siguiente mes', 1],
);
/** Between a weekday and its number. */
const JOINTS = phrases<true>([
  ',|(|, el|el|dia|el dia|, dia|, el dia|que es|que es el|que cae|que seria el|o sea el|, o sea el|, que es el|-|/',
  true,
]);
const ARTICLES = new Set(['el', 'dia', 'este', 'ese']);
const NOT_A_DAY_BEFORE = new Set([
  '#',
  '$',
  'nro',
  'numero',
  'opcion',
  'piso',
  'depto',
  'dpto',
  'local',
  'box',
  'talle',
  'tono',
]);

export function dayAt(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  return (
    relativeAt(tokens, at, today) ??
    nthAt(tokens, at) ??
    weekdayExprAt(tokens, at, today) ??
    numberedAt(tokens, at, today)
  );
}

function relativeAt(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  const found = RELATIVE.match(tokens, at);
  if (!found) return loneAfterTomorrow(tokens, at);
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

/** "el primer lunes de marzo", "el último viernes del mes". */
function nthAt(tokens: readonly Token[], at: number): FoundDay | null {
  const start = wordAt(tokens, at) === 'el' ? at + 1 : at;
  const nth = NTH[wordAt(tokens, start)];
  if (nth === undefined) return null;
  const weekday = weekdayAt(tokens, start + 1, true);
  if (weekday === undefined || wordAt(tokens, start + 2) !== 'de') return null;
  const shift = OF_MONTH.match(tokens, start + 2);
  if (shift) return { day: { weekday, nth, monthShift: shift.value }, end: shift.end };
  const month = monthName(wordAt(tokens, start + 3));
  return month === undefined ? null : { day: { weekday, nth, month }, end: start + 4 };
}

function weekdayExprAt(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  let next = at;
  let which: WhichWeekday | undefined;
  if (['el', 'dia', 'ese'].includes(wordAt(tokens, next))) next++;
  if (wordAt(tokens, next) === 'dia') next++;
  for (let word = wordAt(tokens, next); BEFORE_WEEKDAY[word] !== undefined; word = wordAt(tokens, ++next)) {
    const said = BEFORE_WEEKDAY[word];
    which = which === 'this' && said === 'next' ? 'nearest' : said;
  }
  const weekday = weekdayAt(tokens, next, next > at);
  if (weekday === undefined) return null;
  let end = isClip(tokens, next) ? next + 2 : next + 1;
  const after = AFTER_WEEKDAY.match(tokens, end);
  if (after) {
    end = after.end;
    which = which === 'this' && after.value === 'next' ? 'nearest' : after.value;
  }
  const day: DayExpr = which === undefined ? { weekday } : { weekday, which };
  return withNumber(tokens, { day, end }, today);
}

/** "vie.", "mié.": the dot belongs to the clip. */
function isClip(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    token.end - token.start <= 4 &&
    wordAt(tokens, at + 1) === '.' &&
    tokens[at + 1]?.glued === true
  );
}

/** "lunes 15", "lunes, 18 de febrero", "el viernes (12/10)". */
function withNumber(tokens: readonly Token[], found: FoundDay, today: DayNumber): FoundDay {
  const joint = JOINTS.match(tokens, found.end);
  const at = joint?.end ?? found.end;
  const dated = datedDayAt(tokens, at, true);
  if (dated) {
    const day = merged(found.day, dated, today);
    // "el jueves 18.10" is ten past six unless that day is a Thursday.
    const dotted = ['.', '-'].includes(wordAt(tokens, at + 1)) && dated.year === undefined && dated.end === at + 3;
    if (dotted && resolveDay(day, today).kind !== 'day') return found;
    return { day, end: closed(tokens, dated.end) };
  }
  if (startsClock(tokens, at) || isCounted(tokens, at, COUNTED) || found.day.which === 'past') return found;
  const bare = bareDayAt(tokens, at);
  if (!bare || (tokens[at]?.kind === 'word' && wordAt(tokens, at) !== 'primero' && joint === null && bare.day < 13))
    return found;
  const day = merged(found.day, bare, today);
  const outcome = resolveDay(day, today);
  const loose = joint === null || [',', '-', '/', '('].includes(wordAt(tokens, found.end));
  const mayBeHour =
    found.day.relative !== undefined || meridiemAt(tokens, bare.end) !== null || tokens[bare.end]?.kind === 'number';
  if (mayBeHour && outcome.kind !== 'day') return found;
  if (outcome.kind !== 'day' && loose && joint !== null && wordAt(tokens, found.end) === ',') return found;
  return { day, end: closed(tokens, bare.end) };
}

/** "el 15", "el día 15", "15/10", "15 de octubre", and with the weekday behind: "el 15, lunes". */
function numberedAt(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  let next = at;
  while (ARTICLES.has(wordAt(tokens, next)) && next - at < 2) next++;
  const marked = next > at;
  const before = wordAt(tokens, at - 1);
  if (NOT_A_DAY_BEFORE.has(before) || tokens[next]?.kind === 'link') return null;
  if (!marked && tokens[at]?.glued && at > 0 && before !== '(' && before !== '-' && before !== '/') return null;
  const dated = datedDayAt(tokens, next, marked);
  if (dated) {
    if (isStreet(tokens, at, dated.end) || isFraction(tokens, next, dated, marked)) return null;
    return withWeekdayBehind(tokens, { day: merged({}, dated, today), end: dated.end }, today);
  }
  if (!marked) return null;
  const spoken = wordAt(tokens, at) === 'dia' || wordAt(tokens, next - 1) === 'dia';
  const bare = bareDayAt(tokens, next);
  if (!bare || (!spoken && !isPlainDayNumber(tokens, next, bare))) return null;
  if (startsClock(tokens, next) || isCounted(tokens, next, COUNTED_AFTER_ARTICLE)) return null;
  const doubt = !spoken && bare.day <= 5 ? { doubt: 0.6 } : {};
  return withWeekdayBehind(tokens, { day: { day: bare.day, ...doubt }, end: bare.end }, today);
}

function isPlainDayNumber(tokens: readonly Token[], at: number, bare: DayOfMonth): boolean {
  const word = tokens[at];
  if (word?.kind === 'word' && bare.day < 6) return false;
  const after = tokens[bare.end];
  if (!after) return true;
  if (after.glued && after.kind !== 'mark') return false;
  if (after.glued && ['%', '+', '°', 'º', '*', '#', '$', '='].includes(after.w)) return false;
  if (
    after.glued &&
    [':', '.', ',', '-', '/'].includes(after.w) &&
    tokens[bare.end + 1]?.kind === 'number' &&
    tokens[bare.end + 1]?.glued
  ) {
    return after.w === '-' || after.w === '/';
  }
  if (after.w !== 'de') return true;
  const whose = tokens[bare.end + 1];
  return whose?.kind === 'number' || ['tarde', 'noche', 'manana', 'la'].includes(whose?.w ?? '')
    ? !isThing(tokens, bare.end + 1)
    : false;
}

/** "el 5 de la lista", unlike "el 5 de la semana que viene". */
function isThing(tokens: readonly Token[], at: number): boolean {
  return wordAt(tokens, at) === 'la' && !['semana', 'manana', 'tarde', 'noche'].includes(wordAt(tokens, at + 1));
}

function withWeekdayBehind(tokens: readonly Token[], found: FoundDay, today: DayNumber): FoundDay {
  const joint = JOINTS.match(tokens, found.end);
  const comma = wordAt(tokens, found.end) === ',';
  const at = joint?.end ?? found.end;
  const weekday = weekdayAt(tokens, at, true);
  if (weekday === undefined || AFTER_WEEKDAY.match(tokens, at + 1)) return found;
  const day = { ...found.day, weekday };
  if ((comma || wordAt(tokens, found.end) === 'el') && resolveDay(day, today).kind !== 'day') return found;
  return { day, end: closed(tokens, at + 1) };
}

function merged(expr: DayExpr, dated: DayOfMonth, today: DayNumber): DayExpr {
  const { end: _end, yearShift, ...said } = dated;
  const year = yearShift === undefined ? said.year : civil(today).year + yearShift;
  const { which: _which, ...rest } = expr;
  return { ...rest, ...said, ...(year === undefined ? {} : { year }) };
}

function sameDay(dated: DayOfMonth, value: DayNumber, today: DayNumber): boolean {
  const outcome = resolveDay(merged({}, dated, today), today);
  return outcome.kind === 'day' && outcome.value === value;
}

function closed(tokens: readonly Token[], at: number): number {
  return wordAt(tokens, at) === ')' ? at + 1 : at;
}

function isCounted(tokens: readonly Token[], at: number, nouns: ReadonlySet<string>): boolean {
  const number = numberAt(tokens, at);
  return number !== null && (nouns.has(wordAt(tokens, number.end)) || wordAt(tokens, number.end) === '%');
}

/** "calle 25 de Mayo", "25 de mayo 1530", "en 9 de Julio y Corrientes": dates that are addresses. */
function isStreet(tokens: readonly Token[], at: number, end: number): boolean {
  const before = wordAt(tokens, at - 1);
  if (
    [
      'calle',
      'av',
      'avda',
      'avenida',
      'plaza',
      'esquina',
      'sucursal',
      'sede',
      'barrio',
      'local',
      'hospital',
      'club',
    ].includes(before)
  )
    return true;
  if (before === '.' && ['av', 'avda'].includes(wordAt(tokens, at - 2))) return true;
  if (before === 'en' && monthName(wordAt(tokens, end - 1)) !== undefined && wordAt(tokens, at) !== 'el') return true;
  const after = tokens[end];
  const named = tokens[end - 1]?.kind === 'word';
  return (
    named &&
    after?.kind === 'number' &&
    after.w.length >= 3 &&
    !['hs', 'horas', 'am', 'pm', 'h'].includes(wordAt(tokens, end + 1))
  );
}

/** "1/2", "24/7": dates only where an article says so. */
function isFraction(tokens: readonly Token[], at: number, dated: DayOfMonth, marked: boolean): boolean {
  if (marked || dated.year !== undefined || wordAt(tokens, at + 1) !== '/') return false;
  if (dated.day === 24 && wordAt(tokens, at + 2) === '7' && wordAt(tokens, dated.end) !== '(') return true;
  // "10/10" is praise unless something says that it is a date.
  if (
    dated.day === 10 &&
    dated.month === 10 &&
    !['a', 'de', 'por', 'y', 'o', '(', 'en', 'tipo', '-'].includes(wordAt(tokens, dated.end)) &&
    tokens[dated.end]?.kind !== 'number'
  ) {
    return !['para', 'turno', 'fecha', 'dia', 'hasta', 'desde', ':'].includes(wordAt(tokens, at - 1));
  }
  const after = tokens[dated.end];
  return (
    (dated.month ?? 0) <= 4 &&
    dated.day < (dated.month ?? 0) &&
    after?.kind === 'word' &&
    !['a', 'de', 'tipo', 'por', 'o', 'y'].includes(after.w)
  );
}
