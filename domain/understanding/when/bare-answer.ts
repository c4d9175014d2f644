/** The whole message is a bare number and a question is open: "15" is a day after "¿para qué día?", an hour after "¿a qué hora?". */
import type { Atom, DayExpr } from './atoms';
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

export function bareAnswerAt(tokens: readonly Token[], pending: 'date' | 'time', year: number): Atom | null {
  let start = 0;
  while (start < tokens.length && FILLERS.has(wordAt(tokens, start))) start++;
  const answer = pending === 'time' ? hourAt(tokens, start, year) : dayAt(tokens, start, year);
  if (!answer) return null;
  for (let at = answer.j; at < tokens.length; at++) if (!FILLERS.has(wordAt(tokens, at))) return null;
  return answer;
}

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
