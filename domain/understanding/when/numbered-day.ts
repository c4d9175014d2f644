/** Days said by number with an article: "el 15", "el día 15", "15/10"; not "el 5 de la lista". */
import { civil, dayNumber, type DayNumber } from '../../day-number';
import { startsClock } from './clock';
import { CONFIDENCE } from './confidences';
import { bareDayAt, datedDayAt, isNoDayOfMonth, type DayOfMonth } from './day-of-month';
import { countsSomething, merged, type FoundDay } from './found-day';
import { COUNTED_AFTER_ARTICLE, isCounted, monthName } from './lexicon';
import { endsAt, wordAt, type Token } from './tokens';
import { withWeekdayBehind } from './weekday-phrase';

const ARTICLES = new Set(['el', 'dia', 'este', 'ese', 'proximo']);

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

/** "el 15", "el día 15", "15/10", "15 de octubre", and with the weekday behind: "el 15, lunes". */
export function numberedAt(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  let next = at;
  while (ARTICLES.has(wordAt(tokens, next)) && next - at < 2) next++;
  const marked = next > at;
  const before = wordAt(tokens, at - 1);
  if (NOT_A_DAY_BEFORE.has(before) || tokens[next]?.kind === 'link') return null;
  if (wordAt(tokens, next) === 'pasado') return lastTime(tokens, next + 1, today);
  if (!marked && tokens[at]?.glued && at > 0 && before !== '(' && before !== '-' && before !== '/') return null;
  const dated = datedDayAt(tokens, next, marked);
  if (dated) {
    if (isStreet(tokens, at, dated.end) || isFraction(tokens, next, dated, marked)) return null;
    return withWeekdayBehind(tokens, { day: merged({}, dated, today), end: dated.end }, today);
  }
  if (!marked) return null;
  const spoken = wordAt(tokens, at) === 'dia' || wordAt(tokens, next - 1) === 'dia';
  const bare = bareDayAt(tokens, next) ?? noDayAt(tokens, at, next, spoken);
  if (!bare || (!spoken && !isPlainDayNumber(tokens, next, bare))) return null;
  if (startsClock(tokens, next) || countsSomething(tokens, next, (word) => COUNTED_AFTER_ARTICLE.has(word)))
    return null;
  const doubt = !spoken && bare.day <= 5 ? { doubt: CONFIDENCE.vague } : {};
  return withWeekdayBehind(tokens, { day: { day: bare.day, ...doubt }, end: bare.end }, today);
}

/** "el 32", "para el 35", "el día 0": meant as a day of the month. "tomo el 60" and "el 40 es mi talle" are not. */
function noDayAt(tokens: readonly Token[], at: number, numberAtIndex: number, spoken: boolean): DayOfMonth | null {
  const number = tokens[numberAtIndex];
  if (
    number?.kind !== 'number' ||
    !(isNoDayOfMonth(number.value) || (spoken && number.value > 31 && number.value < 100))
  )
    return null;
  const end = numberAtIndex + 1;
  const isLed = at === 0 || NO_DAY_BEFORE.has(wordAt(tokens, at - 1));
  const closes = endsAt(tokens, end) || ['a', 'por', 'tipo', 'de'].includes(wordAt(tokens, end));
  return (spoken || (isLed && closes)) && !isCounted(wordAt(tokens, end)) ? { day: number.value, end } : null;
}

const NO_DAY_BEFORE = new Set(
  'para turno dale bueno entonces mejor ok listo si no , . puede ser seria fecha'.split(' '),
);

/** "el pasado 3 de mayo": the last one there was. */
function lastTime(tokens: readonly Token[], at: number, today: DayNumber): FoundDay | null {
  const dated = datedDayAt(tokens, at, true);
  if (dated?.month === undefined || dated.year !== undefined) return null;
  const { year } = civil(today);
  const thisYear = dayNumber(year, dated.month, dated.day);
  const day = merged({}, { ...dated, year: thisYear !== null && thisYear < today ? year : year - 1 }, today);
  return { day, end: dated.end };
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
  const named = tokens[end - 1]?.kind === 'word' && wordAt(tokens, at) !== 'el';
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
