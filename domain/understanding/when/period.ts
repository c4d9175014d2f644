/** Stretches of days: "esta semana", "el finde", "fin de mes", "la primera semana de marzo", "en marzo". */
import { civil, firstOfMonth, lastOfMonth, mondayOf, weekdayOf, type DayNumber } from './calendar';
import { monthName, numberAt } from './lexicon';
import { endsAt, phrases, wordAt, type Token } from './tokens';

export interface FoundPeriod {
  from: DayNumber;
  to: DayNumber;
  grain: 'week' | 'weekend' | 'month' | 'days';
  confidence: number;
  past?: boolean;
  end: number;
}

type Simple =
  | 'this-week'
  | 'next-week'
  | 'other-week'
  | 'last-week'
  | 'week-after'
  | 'weekend'
  | 'this-weekend'
  | 'next-weekend'
  | 'last-weekend'
  | 'this-month'
  | 'next-month'
  | 'last-month'
  | 'asap'
  | 'these-days'
  | 'coming-days'
  | 'any-day'
  | 'workdays'
  | 'this-or-next'
  | 'start-of-week'
  | 'middle-of-week'
  | 'end-of-week';

const SIMPLE = phrases<Simple>(
  [
    'esta semana|en esta semana|esta misma semana|lo que queda de la semana|en lo que queda de la semana|durante la semana|en la semana|esta sem',
    'this-week',
  ],
  [
    'la semana que viene|semana que viene|la proximo semana|proximo semana|la semana proximo|semana proximo|siguiente semana|la siguiente semana|' +
      'la semana siguiente|semana siguiente|la semana entrante|semana entrante|la semana que entra|la semana que sigue|proximo semanas|' +
      'la que viene semana|la semana q viene|para la que viene',
    'next-week',
  ],
  ['la otra semana|otra semana|la semana otra', 'other-week'],
  ['la semana pasado|semana pasado|la pasado semana|la semana anterior', 'last-week'],
  [
    'la semana que viene no , la otra|la semana que viene no la otra|la semana subsiguiente|la semana siguiente a la que viene|' +
      'la semana despues de la que viene|la otra semana que viene no , la otra',
    'week-after',
  ],
  [
    'el finde|finde|fin de semana|el fin de semana|el fin de semana largo|el finde largo|finde largo|los finde|en el finde',
    'weekend',
  ],
  [
    'este finde|este fin de semana|este finde largo|este mismo finde|este fin de semana largo|este finde que viene|este fin de semana que viene',
    'this-weekend',
  ],
  [
    'el finde que viene|finde que viene|el fin de semana que viene|fin de semana que viene|el proximo finde|proximo finde|el proximo fin de semana|' +
      'proximo fin de semana|el otro finde|el otro fin de semana|el fin de semana proximo|el finde proximo|el siguiente fin de semana|' +
      'el finde siguiente|el fin de semana siguiente|el finde de la semana que viene|el fin de semana de la semana que viene',
    'next-weekend',
  ],
  ['el finde pasado|el fin de semana pasado|finde pasado|fin de semana pasado|el pasado fin de semana', 'last-weekend'],
  ['este mes|en este mes|este mismo mes|en lo que queda de el mes|lo que queda de el mes', 'this-month'],
  [
    'el mes que viene|mes que viene|el proximo mes|proximo mes|el mes proximo|mes proximo|el mes entrante|el mes siguiente|el siguiente mes|' +
      'siguiente mes|el otro mes|el mes que entra|el mes que sigue',
    'next-month',
  ],
  ['el mes pasado|el pasado mes|mes pasado|el mes anterior', 'last-month'],
  [
    'lo antes posible|lo mas antes posible|cuanto antes|cuando antes|lo mas pronto posible|lo mas rapido posible|a la brevedad|' +
      'el primero que tengas|el primero que haya|el primero que tienes|el primero turno que tengas|el primero turno que haya|lo primero que tengas|' +
      'lo primero que haya|el primero turno disponible|el primero turno|primero turno disponible|primero turno que tengas|el primero disponible|' +
      'apenas puedas|apenas se pueda|apenas tengas|ni bien puedas|ni bien tengas|en cuanto puedas|en cuanto tengas|tan pronto como sea posible|' +
      'tan pronto como puedas|el mas proximo|el turno mas proximo|el proximo turno|proximo turno disponible|el proximo turno disponible|' +
      'lo mas cerca posible|el turno mas cercano|el mas cercano|la proximo fecha|la primera fecha|lo antes que se pueda|lo antes que puedas|' +
      'lo mas pronto que se pueda|lo mas pronto que puedas|lo mas cercano|la fecha mas cercana|lo mas antes que se pueda|lo mas pronto|' +
      'la primera cita disponible|la proximo cita disponible|el primero lugar que tengas|el primero hueco|el primero hueco que tengas|' +
      'el primero horario disponible|en la primera fecha disponible|la primera fecha disponible|lo mas rapido que se pueda|antes posible|' +
      'lo + antes posible|lo antes posble|lo antes pocible|a la mayor brevedad|lo mas rapido que puedas',
    'asap',
  ],
  [
    'estos dias|en estos dias|alguno de estos dias|uno de estos dias|algun dia de estos|un dia de estos|por estos dias',
    'these-days',
  ],
  [
    'los proximo dias|en los proximo dias|proximo dias|en unos dias|en estos proximo dias|dentro de unos dias|en un par de dias|en los siguiente dias',
    'coming-days',
  ],
  [
    'cualquier dia|cualquiera dia|el dia que sea|el dia que puedas|el dia que tengas|el dia que quieras|cualquier fecha|' +
      'cualquiera de los dias|el que tengas|cualquiera de estos dias|cualquier otro dia|otro dia cualquiera|el dia que haya',
    'any-day',
  ],
  ['entre semana|entresemana|dia de semana|un dia de semana|dias de semana', 'workdays'],
  [
    'a principio de semana|a principios de semana|principio de semana|principios de semana|a comienzos de semana|a inicios de semana',
    'start-of-week',
  ],
  ['a mitad de semana|mitad de semana|a mediados de semana|mediados de semana', 'middle-of-week'],
  ['a fines de semana|a finales de semana|a final de semana', 'end-of-week'],
  [
    'esta semana o la que viene|esta semana o la proximo|esta o la semana que viene|esta semana o la otra|esta semana o la semana que viene',
    'this-or-next',
  ],
);

type MonthPart = 'start' | 'middle' | 'end';
const MONTH_PARTS = phrases<MonthPart>(
  [
    'a principio de|a principios de|principio de|principios de|a comienzo de|a comienzos de|comienzos de|a inicios de|inicios de|a inicio de|' +
      'los primeros dias de|primeros dias de|en los primeros dias de|a primeros de',
    'start',
  ],
  ['a mediados de|mediados de|a mitad de|mitad de|para mediados de', 'middle'],
  [
    'a fin de|a fines de|fin de|fines de|a final de|a finales de|finales de|final de|los ultima dias de|ultima dias de|en los ultima dias de',
    'end',
  ],
);
const WHICH_MONTH = phrases<number | 'coming'>(
  ['mes|el mes', 'coming'],
  ['este mes|el corriente mes|el mes en curso', 0],
  ['el mes que viene|mes que viene|el proximo mes|proximo mes|el mes proximo|el siguiente mes|el otro mes', 1],
);
const ORDINALS: Readonly<Record<string, number>> = {
  primera: 1,
  primero: 1,
  segunda: 2,
  tercera: 3,
  cuarta: 4,
  ultima: -1,
};
const MONTH_LEADS = new Set(['en', 'para', 'de', 'durante', 'todo', 'hasta', 'mes', 'desde', 'hacia', 'a', 'recien']);

export function periodAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  return (
    countedAt(tokens, at, today) ??
    monthPartAt(tokens, at, today) ??
    weekOfMonthAt(tokens, at, today) ??
    partOfWeekAt(tokens, at, today) ??
    simpleAt(tokens, at, today) ??
    monthAt(tokens, at, today)
  );
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
  return { from: Math.max(today, monday + first), to: monday + last, grain: 'days', confidence: 0.8, end: week.end };
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
      return { from: today, to: monday + 6, grain: 'week', confidence: 0.95 };
    case 'next-week':
      return { from: monday + 7, to: monday + 13, grain: 'week', confidence: 0.95 };
    case 'this-or-next':
      return { from: today, to: monday + 13, grain: 'days', confidence: 0.85 };
    case 'other-week':
      return { from: monday + 7, to: monday + 13, grain: 'week', confidence: 0.65 };
    case 'week-after':
      return { from: monday + 14, to: monday + 20, grain: 'week', confidence: 0.85 };
    case 'last-week':
      return { from: monday - 7, to: monday - 1, grain: 'week', confidence: 0.9, past: true };
    case 'weekend':
      return weekday === 6
        ? { from: today + 6, to: today + 7, grain: 'weekend', confidence: 0.7 }
        : weekend(today, monday);
    case 'this-weekend':
      return weekend(today, monday);
    case 'next-weekend':
      return { from: monday + 12, to: monday + 13, grain: 'weekend', confidence: weekday >= 5 ? 0.9 : 0.65 };
    case 'last-weekend':
      return { from: monday - 2, to: monday - 1, grain: 'weekend', confidence: 0.9, past: true };
    case 'this-month':
      return { from: today, to: lastOfMonth(today), grain: 'month', confidence: 0.95 };
    case 'next-month':
      return { from: firstOfMonth(today, 1), to: lastOfMonth(today, 1), grain: 'month', confidence: 0.95 };
    case 'last-month':
      return { from: firstOfMonth(today, -1), to: lastOfMonth(today, -1), grain: 'month', confidence: 0.9, past: true };
    case 'asap':
      return { from: today, to: today + 13, grain: 'days', confidence: 0.6 };
    case 'these-days':
      return { from: today, to: today + 6, grain: 'days', confidence: 0.7 };
    case 'coming-days':
      return { from: today + 1, to: today + 7, grain: 'days', confidence: 0.7 };
    case 'any-day':
      return { from: today, to: today + 13, grain: 'days', confidence: 0.6 };
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
  return { from: Math.max(today, start + first), to: start + last, grain: 'days', confidence: 0.7 };
}

function weekend(today: DayNumber, monday: DayNumber): Omit<FoundPeriod, 'end'> {
  return { from: Math.max(today, monday + 5), to: monday + 6, grain: 'weekend', confidence: 0.95 };
}

/** "fin de mes", "a principios de marzo", "mediados del mes que viene". */
function monthPartAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  const part = MONTH_PARTS.match(tokens, at);
  if (!part) return null;
  const month = whichMonth(tokens, part.end, today, (first) => monthPart(part.value, first));
  return month && { ...month, grain: 'days', confidence: 0.85 };
}

function monthPart(part: MonthPart, first: DayNumber): { from: DayNumber; to: DayNumber } {
  if (part === 'start') return { from: first, to: first + 9 };
  if (part === 'middle') return { from: first + 10, to: first + 19 };
  return { from: lastOfMonth(first) - 7, to: lastOfMonth(first) };
}

/** "la primera semana de marzo", "la segunda quincena de enero". Weeks are counted from the first Monday's week. */
function weekOfMonthAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  const start = wordAt(tokens, at) === 'la' ? at + 1 : at;
  const nth = ORDINALS[wordAt(tokens, start)];
  const noun = wordAt(tokens, start + 1);
  if (nth === undefined || (noun !== 'semana' && noun !== 'quincena') || wordAt(tokens, start + 2) !== 'de')
    return null;
  const month = whichMonth(tokens, start + 3, today, (first) =>
    noun === 'semana' ? nthWeek(nth, first) : fortnight(nth, first),
  );
  return month && { ...month, grain: noun === 'semana' ? 'week' : 'days', confidence: 0.8 };
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
function monthAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
  const start = wordAt(tokens, at) === 'mes' && wordAt(tokens, at + 1) === 'de' ? at + 2 : at;
  const month = monthName(wordAt(tokens, start));
  if (month === undefined) return null;
  const before = wordAt(tokens, at - 1);
  const before2 = wordAt(tokens, at - 2);
  const name = ['julio', 'abril', 'mayo'].includes(wordAt(tokens, start));
  const led =
    start > at ||
    (MONTH_LEADS.has(before) && !(before === 'de' && (name || ['avenida', 'av', 'calle', 'numero'].includes(before2))));
  if (tokens[start + 1]?.kind === 'number') return null;
  if (!led || (name && before === 'para' && wordAt(tokens, start + 1) === 'y')) return null;
  for (let shift = 0; shift <= 12; shift++) {
    const first = firstOfMonth(today, shift);
    if (civil(first).month !== month || lastOfMonth(first) < today) continue;
    return {
      from: Math.max(first, today),
      to: lastOfMonth(first),
      grain: 'month',
      confidence: name && start === at ? 0.6 : 0.85,
      end: start + 1,
    };
  }
  return null;
}

/** "los próximos 3 días", "3 próximas semanas", "tres meses que vienen". */
function countedAt(tokens: readonly Token[], at: number, today: DayNumber): FoundPeriod | null {
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
    return { from: today + 1, to: today + number.value, grain: 'days', confidence: 0.85, end };
  if (unit === 'semanas' || unit === 'semana') {
    return {
      from: mondayOf(today) + 7,
      to: mondayOf(today) + 6 + 7 * number.value,
      grain: 'week',
      confidence: 0.85,
      end,
    };
  }
  if (unit === 'meses' || unit === 'mes')
    return { from: firstOfMonth(today, 1), to: lastOfMonth(today, number.value), grain: 'month', confidence: 0.8, end };
  return null;
}

/** "la semana del 15": the week around a day found by the caller. */
export function weekAround(day: DayNumber, today: DayNumber, end: number): FoundPeriod {
  return { from: Math.max(today, mondayOf(day)), to: mondayOf(day) + 6, grain: 'week', confidence: 0.85, end };
}

export function opensWeekOf(tokens: readonly Token[], at: number): number | null {
  const start = wordAt(tokens, at) === 'la' ? at + 1 : at;
  return wordAt(tokens, start) === 'semana' && wordAt(tokens, start + 1) === 'de' && !endsAt(tokens, start + 2)
    ? start + 2
    : null;
}
