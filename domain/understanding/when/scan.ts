/** Walks over a message and collects every day and time in it, in order. */
import type { WhenContext } from '../types';
import { isDateAtom, type Atom, type Clock, type DateAtom, type HabitAtom, type TimeAtom } from './atoms';
import { bareAnswerAt } from './bare-answer';
import type { LocalNow } from '../../day-number';
import { CONFIDENCE } from './confidences';
import { datePhraseAt } from './day-phrase';
import { isAlone, partAt } from './day-part';
import { routineAt } from './habit';
import { noiseAt } from './noise';
import { isWishFromNow } from './from-now';
import { offsetAt } from './offset';
import { isBusy } from './time-lead';
import { timePhraseAt } from './time-phrase';
import { wordAt, type Token } from './tokens';

export interface ScanContext {
  now: LocalNow;
  hours: WhenContext['hours'];
  pending: 'date' | 'time' | null;
}

export interface Scanned {
  atoms: Atom[];
  /** Told of every week; only what is ruled out among them matters. */
  habits: HabitAtom[];
}

export function scan(tokens: readonly Token[], context: ScanContext): Scanned {
  const answer = context.pending && bareAnswerAt(tokens, context.pending, context.now.year);
  const atoms: Atom[] = answer ? [{ ...answer.atom, by: 'bare_answer' }] : [];
  const habits: HabitAtom[] = [];
  for (let at = answer?.rest ?? 0; at < tokens.length;) {
    const previous = atoms[atoms.length - 1];
    const found = atomsAt(tokens, at, previous, context);
    if (found) {
      atoms.push(...found.atoms);
      if (found.habit) habits.push(found.habit);
      at = Math.max(found.end, at + 1);
    } else {
      at++;
    }
  }
  return { atoms, habits };
}

function atomsAt(
  tokens: readonly Token[],
  at: number,
  previous: Atom | undefined,
  context: ScanContext,
): { atoms: Atom[]; habit?: HabitAtom; end: number } | null {
  const noise = noiseAt(tokens, at);
  if (noise !== null) return { atoms: [], end: noise };
  const routine = routineAt(tokens, at);
  if (routine) return { atoms: [], habit: routine, end: routine.j };
  const { today } = context.now;
  const afterDay = previous !== undefined && isAfterDay(tokens, previous, at);
  const part = partAt(tokens, at, afterDay, isAlone(tokens, at), context.hours);
  const date = datePhraseAt(tokens, at, today);
  const time = timePhraseAt(tokens, at, afterDay);
  const offset = date === null ? offsetAt(tokens, at, today) : null;
  if (offset?.kind === 'minutes' && isWishFromNow(tokens, at, offset.end))
    return { atoms: fromNow(at, offset.end, offset.minutes, context.now), end: offset.end };
  const longest = Math.max(part?.end ?? 0, date?.j ?? 0, time?.j ?? 0);
  if (longest === 0) return null;
  if (part && part.end === longest && !(date && date.j === longest && wordAt(tokens, at) === 'manana' && !afterDay)) {
    const { today: saysToday, end: _end, ...stretch } = part;
    const timeAtom: TimeAtom = { type: 'part', i: at, j: part.end, ...stretch, by: 'time.part_of_day' };
    const day: DateAtom[] = saysToday
      ? [{ type: 'day', i: at, j: part.end, days: [{ relative: 0 }], by: 'time.part_of_day' }]
      : [];
    return { atoms: [...day, timeAtom], end: part.end };
  }
  if (date && date.j === longest)
    return date.type === 'habit' ? { atoms: [], habit: date, end: date.j } : { atoms: [date], end: date.j };
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

function fromNow(i: number, j: number, minutes: number, now: LocalNow): Atom[] {
  const total = now.minutes + minutes;
  const clock: Clock = { hour: Math.floor(total / 60) % 24, minute: total % 60, fixed: true, approximate: true };
  return [
    { type: 'day', i, j, days: [{ relative: Math.floor(total / 1440) }], by: 'from_now' },
    { type: 'clock', i, j, clocks: [clock], confidence: CONFIDENCE.reconciled, by: 'from_now' },
  ];
}
