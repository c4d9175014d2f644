/** Walks over a message and collects every day and time in it, in order. */
import type { WhenContext } from '../types';
import type { Atom, Clock, DateAtom, TimeAtom } from './atoms';
import { isDateAtom } from './atoms';
import type { LocalNow } from './calendar';
import { clockAt } from './clock';
import { datePhraseAt } from './day-phrase';
import { bareDayAt, datedDayAt } from './day-of-month';
import { isAlone, partAt } from './day-part';
import { noiseAt } from './noise';
import { offsetAt } from './offset';
import { isBusy } from './time-lead';
import { timePhraseAt } from './time-phrase';
import { endsAt, wordAt, type Token } from './tokens';

export interface ScanContext {
  now: LocalNow;
  hours: WhenContext['hours'];
  pending: 'date' | 'time' | null;
}

export function scan(tokens: readonly Token[], context: ScanContext): Atom[] {
  const answer = bareAnswer(tokens, context);
  if (answer) return [answer];
  const atoms: Atom[] = [];
  for (let at = 0; at < tokens.length;) {
    const previous = atoms[atoms.length - 1];
    const found = atomsAt(tokens, at, previous, context);
    if (found) {
      atoms.push(...found.atoms);
      at = Math.max(found.end, at + 1);
    } else {
      at++;
    }
  }
  return atoms;
}

function atomsAt(
  tokens: readonly Token[],
  at: number,
  previous: Atom | undefined,
  context: ScanContext,
): { atoms: Atom[]; end: number } | null {
  const noise = noiseAt(tokens, at);
  if (noise !== null) return { atoms: [], end: noise };
  const { today } = context.now;
  const afterDay = previous !== undefined && isAfterDay(tokens, previous, at);
  const part = partAt(tokens, at, afterDay, isAlone(tokens, at), context.hours);
  const date = datePhraseAt(tokens, at, today);
  const time = timePhraseAt(tokens, at, afterDay);
  const offset = date === null ? offsetAt(tokens, at, today) : null;
  if (offset?.kind === 'minutes' && !isPromise(tokens, at))
    return { atoms: fromNow(at, offset.end, offset.minutes, context.now), end: offset.end };
  const longest = Math.max(part?.end ?? 0, date?.j ?? 0, time?.j ?? 0);
  if (longest === 0) return null;
  if (part && part.end === longest && !(date && date.j === longest && wordAt(tokens, at) === 'manana' && !afterDay)) {
    const { today: saysToday, end: _end, ...stretch } = part;
    const timeAtom: TimeAtom = { type: 'part', i: at, j: part.end, ...stretch };
    const day: DateAtom[] = saysToday ? [{ type: 'day', i: at, j: part.end, days: [{ relative: 0 }] }] : [];
    return { atoms: [...day, timeAtom], end: part.end };
  }
  if (date && date.j === longest)
    return date.type === 'habit' ? { atoms: [], end: date.j } : { atoms: [date], end: date.j };
  if (!time) return null;
  return { atoms: time.type === 'clock-range' && isBusy(tokens, at) ? [] : [time], end: time.j };
}

/** Whether only a comma or nothing stands between a day and this place. */
function isAfterDay(tokens: readonly Token[], previous: Atom, at: number): boolean {
  if (!isDateAtom(previous) || previous.type === 'except') return false;
  for (let index = previous.j; index < at; index++) {
    if (![',', '-', '(', ':'].includes(wordAt(tokens, index))) return false;
  }
  return previous.type !== 'period' || previous.grain !== 'month';
}

/** "¿cuánto quemo en una hora?", "llego en dos horas": only where an appointment may be asked for is "en" counted from now. */
function isPromise(tokens: readonly Token[], at: number): boolean {
  if (wordAt(tokens, at) !== 'en') return false;
  const before = tokens[at - 1];
  return before?.kind === 'word' && !ASKING.has(before.w);
}

const ASKING = new Set(
  'para turno cita hora hoy puedo puede podria ser lugar voy ir paso hay tenes tienes recien reserva mesa seria si libre'.split(
    ' ',
  ),
);

function fromNow(i: number, j: number, minutes: number, now: LocalNow): Atom[] {
  const total = now.minutes + minutes;
  const clock: Clock = { hour: Math.floor(total / 60) % 24, minute: total % 60, fixed: true, approximate: true };
  return [
    { type: 'day', i, j, days: [{ relative: Math.floor(total / 1440) }] },
    { type: 'clock', i, j, clocks: [clock], confidence: 0.8 },
  ];
}

const ANSWER_FILLERS = new Set(
  'ok dale bueno si mejor por favor porfa gracias para puede ser seria a las la el dia tipo creo que prefiero podria lo mas y eh , . ; ! ? ( )'.split(
    ' ',
  ),
);

/** The whole message is a bare number and a question is open: "15" is a day after "¿para qué día?", an hour after "¿a qué hora?". */
function bareAnswer(tokens: readonly Token[], { pending, now }: ScanContext): Atom | null {
  if (!pending) return null;
  let start = 0;
  while (start < tokens.length && ANSWER_FILLERS.has(wordAt(tokens, start)) && tokens[start]?.kind !== 'number')
    start++;
  const restIsFiller = (from: number): boolean => {
    for (let index = from; index < tokens.length; index++) if (!ANSWER_FILLERS.has(wordAt(tokens, index))) return false;
    return true;
  };
  if (pending === 'time') {
    if (wordAt(tokens, start) === 'una' && !endsAt(tokens, start + 1)) return null;
    const found = clockAt(tokens, start, { led: true });
    if (!found || !restIsFiller(found.end)) return null;
    if (!found.clock) return { type: 'bad-clock', i: start, j: found.end };
    return { type: 'clock', i: start, j: found.end, clocks: [found.clock], confidence: 0.95 };
  }
  const dated = datedDayAt(tokens, start, true);
  const found = dated ?? bareDayAt(tokens, start);
  if (!found || !restIsFiller(found.end)) return null;
  const { end, yearShift, ...day } = found;
  const { year: thisYear } = now;
  return {
    type: 'day',
    i: start,
    j: end,
    days: [{ ...day, ...(yearShift === undefined ? {} : { year: thisYear + yearShift }) }],
  };
}
