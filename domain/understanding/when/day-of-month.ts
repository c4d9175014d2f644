/** Days said by number: "15/10", "15 de octubre", "octubre 15", "15 del mes que viene", "2026-10-15". */
import { isCounted, longNumberAt, monthBesideNumber, monthName, numberAt, type SpokenNumber, yearAt } from './lexicon';
import { isLoose, meridiemAt } from './meridiem';
import { endsAt, phrases, wordAt, type Token } from './tokens';

export interface DayOfMonth {
  day: number;
  month?: number;
  year?: number;
  /** Months from the current one. */
  monthShift?: number;
  /** "del año que viene". */
  yearShift?: number;
  end: number;
}

const SHIFTED_MONTH = phrases<number>(
  [
    'de este mes|de el mes|de el corriente|de el corriente mes|de el presente|de el presente mes|de el mes en curso|de este',
    0,
  ],
  [
    'de el mes que viene|de el proximo mes|de el mes proximo|de el siguiente mes|de el mes siguiente|de el proximo|de el mes entrante|' +
      'de el otro mes|de el que viene|de el mes que entra|de el mes que sigue|de proximo mes',
    1,
  ],
  ['de el mes pasado|de el pasado mes', -1],
);
const SHIFTED_YEAR = phrases<number>(
  ['de este ano|de el corriente ano|de el presente ano', 0],
  ['de el ano que viene|de el proximo ano|de el ano proximo|de el ano siguiente', 1],
  ['de el ano pasado', -1],
);
const ORDINAL_TAILS = new Set(['ro', 'ero', 'er', 'do', '°', 'º']);

/** A day with its month: any written or spoken form. Never a bare number. */
export function datedDayAt(tokens: readonly Token[], at: number, marked: boolean): DayOfMonth | null {
  return numericDateAt(tokens, at, marked) ?? namedMonthAt(tokens, at, marked) ?? monthFirstAt(tokens, at);
}

/** A day of the month alone ("15", "quince"); `null` unless 1–31. */
export function bareDayAt(tokens: readonly Token[], at: number): DayOfMonth | null {
  if (wordAt(tokens, at) === 'primero') return { day: 1, end: at + 1 };
  const number = longNumberAt(tokens, at);
  if (!number || number.value < 1 || number.value > 31 || (number.digits?.length ?? 0) > 2) return null;
  const end = ORDINAL_TAILS.has(wordAt(tokens, number.end)) && tokens[number.end]?.glued ? number.end + 1 : number.end;
  return { day: number.value, end };
}

/** "15/10", "15-10-26", "15.10.2026", "2026-10-15". `marked`: an article or weekday says that it is a date. */
function numericDateAt(tokens: readonly Token[], at: number, marked: boolean): DayOfMonth | null {
  const first = tokens[at];
  const mark = wordAt(tokens, at + 1);
  const second = tokens[at + 2];
  if (first?.kind !== 'number' || second?.kind !== 'number' || !['/', '-', '.'].includes(mark)) return null;
  const tight = tokens[at + 1]?.glued === true && second.glued;
  if (!tight && mark !== '/') return null;
  const third = wordAt(tokens, at + 3) === mark && tokens[at + 4]?.kind === 'number' ? tokens[at + 4] : undefined;
  if (first.w.length === 4) {
    if (!third || first.value < 1900 || first.value > 2100 || third.w.length > 2) return null;
    return { year: first.value, month: second.value, day: third.value, end: at + 5 };
  }
  if (first.w.length > 2 || second.w.length > 2) return null;
  if (mark === '/' && tight && isNoDate(tokens, at, first.value, second.value, marked))
    return withYear(tokens, { day: first.value, month: second.value, end: at + 3 });
  if (first.value < 1 || first.value > 39 || second.value < 1) return null;
  if (third && (third.w.length === 4 || third.w.length === 2)) {
    if (second.value > 12) return null;
    const year = third.w.length === 4 ? third.value : third.value <= 50 ? 2000 + third.value : 1900 + third.value;
    return { day: first.value, month: second.value, year, end: at + 5 };
  }
  if (third || (mark === '.' && !marked) || (second.value > 12 && !(marked && mark === '/' && second.value <= 31)))
    return null;
  if (first.value > 31 && !marked) return null;
  if (mark === '-' && isHourRange(tokens, at, first.value, second.value, marked)) return null;
  const dated = { day: first.value, month: second.value, end: at + 3 };
  return withYear(tokens, dated);
}

/** "0/12", "15/13", "32/12": written as a date, but no calendar has it. "13/15" may be two hours, "15/30" a share. */
function isNoDate(tokens: readonly Token[], at: number, day: number, month: number, marked: boolean): boolean {
  if (day >= 1 && day <= 31 && month >= 1 && month <= 12) return false;
  if ((day > 31 && !isNoDayOfMonth(day)) || month > 31 || (month < 1 && day < 1) || tokens[at + 3]?.glued === true)
    return false;
  if (HOUR_UNITS.has(wordAt(tokens, at + 3)) || isCounted(wordAt(tokens, at + 3))) return false;
  const isLed = at === 0 || DATED_BEFORE.has(wordAt(tokens, at - 1));
  const closes = endsAt(tokens, at + 3) || ['a', 'de', 'por', 'tipo'].includes(wordAt(tokens, at + 3));
  return marked || (isLed && closes && day > month - 13 && (day >= month || day < 1));
}

/** "14-16 hs", "9-11": hours, unless an article or "para" says that it is a date. */
function isHourRange(tokens: readonly Token[], at: number, from: number, to: number, marked: boolean): boolean {
  if (['hs', 'h', 'horas', 'am', 'pm', ':'].includes(wordAt(tokens, at + 3))) return true;
  if (marked || ['para', 'turno', 'fecha', 'dia', ':'].includes(wordAt(tokens, at - 1))) return false;
  return from >= 7 && from < to && to <= 12;
}

/** "15 de octubre", "quince oct, "1ro de mayo de 2027", "15 del 10", "15 del mes que viene". */
function namedMonthAt(tokens: readonly Token[], at: number, marked: boolean): DayOfMonth | null {
  const number = bareDayAt(tokens, at) ?? tooLargeAt(tokens, at);
  if (!number) return null;
  const shifted = SHIFTED_MONTH.match(tokens, number.end);
  let next = number.end;
  while (['de', ',', '.', 'el', '/', '-', 'mes'].includes(wordAt(tokens, next)) && next - number.end < 3) next++;
  const month = monthBesideNumber(wordAt(tokens, next));
  if (month !== undefined && !isPersonAfter(tokens, number.end, next)) {
    return withYear(tokens, { day: number.day, month, end: skipDot(tokens, next + 1) });
  }
  if (shifted) return { day: number.day, monthShift: shifted.value, end: shifted.end };
  return numberedMonthAt(tokens, at, number, marked);
}

/** "15 del 10", "15 del 10 del 26", "9 del doce", "el 9 de 12". */
function numberedMonthAt(tokens: readonly Token[], at: number, day: DayOfMonth, marked: boolean): DayOfMonth | null {
  const isOf = (at: number): boolean => wordAt(tokens, at) === 'de' && wordAt(tokens, at + 1) === 'el';
  const hasArticle = isOf(day.end);
  if (wordAt(tokens, day.end) !== 'de') return null;
  const month = numberAt(tokens, hasArticle ? day.end + 2 : day.end + 1);
  if (!month || month.value < 1 || month.value > 12 || (month.digits?.length ?? 0) > 2) return null;
  if (!hasArticle && !isMonthAfterOf(tokens, at, month, marked)) return null;
  const { end } = month;
  const year = isOf(end) ? tokens[end + 2] : undefined;
  if (year?.kind === 'number' && year.w.length === 2 && year.value >= 20) {
    return { day: day.day, month: month.value, year: 2000 + year.value, end: end + 3 };
  }
  return withYear(tokens, { day: day.day, month: month.value, end });
}

/** "el 9 de 12", "9 de 12 a las 10"; not "el 9 de 12 a 14", "9 de 10 personas", nor praise ("un 9 de 10"). */
function isMonthAfterOf(tokens: readonly Token[], at: number, month: SpokenNumber, marked: boolean): boolean {
  const after = tokens[month.end];
  const next = numberAt(tokens, month.end + 1);
  if (next && ['a', '-', 'hasta', 'y'].includes(after?.w ?? '')) return false;
  if (next && after?.glued === true && [':', '.', ','].includes(after.w)) return false;
  const ofHour = meridiemAt(tokens, month.end) !== null && !isLoose(tokens, month.end);
  if (ofHour || HOUR_UNITS.has(after?.w ?? '') || isCounted(after?.w ?? '')) return false;
  const isLed = at === 0 || DATED_BEFORE.has(wordAt(tokens, at - 1)) || hourFollows(tokens, month.end);
  return marked || (month.value !== 10 && isLed);
}

/** "… a las 10": what stands before an hour is a day. */
const hourFollows = (tokens: readonly Token[], at: number): boolean =>
  wordAt(tokens, at) === 'a' && wordAt(tokens, at + 1) === 'las' && numberAt(tokens, at + 2) !== null;

const HOUR_UNITS = new Set(['hs', 'h', 'horas']);
const DATED_BEFORE = new Set(['para', 'turno', 'fecha', 'dia', ':', ',']);

/** A number that is meant as a day of the month where it stands for one, though no month has it: 0, or a little more than 31. */
export function isNoDayOfMonth(value: number): boolean {
  return value === 0 || (value > 31 && value < 40);
}

/** "32 de enero": no such day, but meant as one. */
function tooLargeAt(tokens: readonly Token[], at: number): DayOfMonth | null {
  const number = numberAt(tokens, at);
  if (!number || !isNoDayOfMonth(number.value) || wordAt(tokens, number.end) !== 'de') return null;
  return { day: number.value, end: number.end };
}

/** "el 5 Julio" is a date; "a las 5, Julio" is somebody. */
function isPersonAfter(tokens: readonly Token[], from: number, at: number): boolean {
  return (
    [',', '.'].includes(wordAt(tokens, from)) &&
    at === from + 1 &&
    ['julio', 'abril', 'mar'].includes(wordAt(tokens, at))
  );
}

/** "octubre 15", "mayo 5 del 2013". */
function monthFirstAt(tokens: readonly Token[], at: number): DayOfMonth | null {
  const word = wordAt(tokens, at);
  const month =
    monthName(word) ?? (word !== 'mar' && word !== 'set' && word !== 'may' ? monthBesideNumber(word) : undefined);
  if (tokens[at]?.kind !== 'word' || month === undefined) return null;
  const number = bareDayAt(tokens, skipDot(tokens, at + 1));
  if (!number || tokens[number.end - 1]?.kind !== 'number' || isCounted(wordAt(tokens, number.end))) return null;
  const after = tokens[number.end];
  if (
    after &&
    ((after.glued && after.w !== ',' && after.w !== '.' && after.w !== '?') ||
      ['hs', 'horas', 'am', 'pm'].includes(after.w))
  ) {
    return null;
  }
  return withYear(tokens, { day: number.day, month, end: number.end });
}

function withYear(tokens: readonly Token[], dated: DayOfMonth): DayOfMonth {
  const shifted = SHIFTED_YEAR.match(tokens, dated.end);
  if (shifted) return { ...dated, yearShift: shifted.value, end: shifted.end };
  let at = dated.end;
  while (['de', 'el', ',', 'ano'].includes(wordAt(tokens, at)) && at - dated.end < 3) at++;
  if (['-', '/'].includes(wordAt(tokens, at)) && tokens[at]?.glued && tokens[at + 1]?.glued) at++;
  const year = yearAt(tokens, at);
  if (!year && (at === dated.end || tokens[at - 1]?.kind === 'mark') && clippedYear(tokens, at))
    return { ...dated, year: 2000 + (tokens[at]?.value ?? 0), end: at + 1 };
  if (!year || (at === dated.end + 1 && wordAt(tokens, dated.end) === ',' && year.year < 2000)) return dated;
  const hourAfter = ['hs', 'horas', 'h'].includes(wordAt(tokens, year.end));
  return hourAfter ? dated : { ...dated, year: year.year, end: year.end };
}

/** "27 nov 26": two digits at the end that can be neither an hour nor a day's. */
function clippedYear(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token?.kind === 'number' && token.w.length === 2 && token.value > 24 && token.value < 40 && endsAt(tokens, at + 1)
  );
}

function skipDot(tokens: readonly Token[], at: number): number {
  return wordAt(tokens, at) === '.' && tokens[at]?.glued ? at + 1 : at;
}
