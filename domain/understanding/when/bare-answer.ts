/** A bare number while a question is open: "15" is a day after "¿para qué día?", an hour after "¿a qué hora?". */
import type { Atom, Clock, DayExpr } from './atoms';
import { clockAt, startsClock } from './clock';
import { CONFIDENCE } from './confidences';
import { bareDayAt, datedDayAt, isNoDayOfMonth } from './day-of-month';
import { numberAt } from './lexicon';
import { listed } from './time-list';
import { endsAt, wordAt, type Token } from './tokens';

const FILLERS = new Set(
  (
    'ok dale bueno si mejor por favor porfa gracias para puede ser seria el dia creo que prefiero podria lo mas y eh me queda bien esta va joya ' +
    'perfecto genial buenisimo entonces estaria te dije , . ; ! ? ( )'
  ).split(' '),
);

/** The answer, with the place from which on the message says something else: its end where the number is all there is. */
export interface BareAnswer {
  atom: Atom;
  rest: number;
}

export function bareAnswerAt(tokens: readonly Token[], pending: 'date' | 'time', year: number): BareAnswer | null {
  let start = 0;
  while (start < tokens.length && FILLERS.has(wordAt(tokens, start))) start++;
  const atom = pending === 'time' ? hourAt(tokens, start, year) : dayAt(tokens, start, year);
  if (!atom) return null;
  const isHour = pending === 'time' && atom.type === 'clock' && atom.clocks.every(isNoLine);
  for (let at = atom.j; at < tokens.length; at++) {
    if (isHour && isElse(tokens, at)) return { atom, rest: at };
    if (!FILLERS.has(wordAt(tokens, at))) return null;
  }
  return { atom, rest: tokens.length };
}

/** "18 pero ¿a qué hora termina?", "17:30, con Juan", "10 a nombre de Ana": what follows is said beside the hour. */
function isElse(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  const next = wordAt(tokens, at + 1);
  return (
    word === 'pero' ||
    word === 'con' ||
    (word === 'si' && !endsAt(tokens, at + 1)) ||
    (word === 'a' && next === 'nombre')
  );
}

/** A small number before more words may be a line of a list. */
const isNoLine = ({ hour, minute }: Clock): boolean => minute > 0 || hour > MOST_LINES;
const MOST_LINES = 5;

function hourAt(tokens: readonly Token[], at: number, year: number): Atom | null {
  // "El 9" is a day, whatever was asked.
  if (['el', 'dia'].includes(wordAt(tokens, at - 1)) && bareDayAt(tokens, at) !== null && !startsClock(tokens, at))
    return dayAt(tokens, at, year);
  if (wordAt(tokens, at) === 'una' && !endsAt(tokens, at + 1)) return null;
  const found = clockAt(tokens, at, { led: true });
  if (!found) return null;
  if (!found.clock) return { type: 'bad-clock', i: at, j: found.end };
  return listed(tokens, { type: 'clock', i: at, j: found.end, clocks: [found.clock], confidence: CONFIDENCE.plain });
}

function dayAt(tokens: readonly Token[], at: number, thisYear: number): Atom | null {
  const found = datedDayAt(tokens, at, true) ?? spacedAt(tokens, at) ?? bareDayAt(tokens, at) ?? noDayAt(tokens, at);
  if (!found) return null;
  const { end, yearShift, ...said } = found;
  const day: DayExpr = yearShift === undefined ? said : { ...said, year: thisYear + yearShift };
  return { type: 'day', i: at, j: end, days: [day] };
}

/** "32", "0": no day of any month. */
function noDayAt(tokens: readonly Token[], at: number): { day: number; end: number; yearShift?: number } | null {
  const number = tokens[at];
  return number?.kind === 'number' && isNoDayOfMonth(number.value) ? { day: number.value, end: at + 1 } : null;
}

/** "15 12": a day and a month. */
function spacedAt(
  tokens: readonly Token[],
  at: number,
): { day: number; month: number; end: number; yearShift?: number } | null {
  const day = bareDayAt(tokens, at);
  const month = day && numberAt(tokens, day.end);
  if (!day || month?.digits === undefined || month.digits === null || month.value < 1 || month.value > 12) return null;
  return { day: day.day, month: month.value, end: month.end };
}
