/** Times with the words around them: a range, a bound, a list or a single time. */
import type { ClockAtom, TimeAtom } from './atoms';
import { clockAt } from './clock';
import { CONFIDENCE } from './confidences';
import { isCounted, monthBesideNumber, numberAt } from './lexicon';
import { freeSide, ledAt, onwardsAt } from './time-lead';
import { LAS, listed, sameHalf } from './time-list';
import { bareRangeAt, betweenAt } from './time-range';
import { firstOf, type Rule } from './rule';
import { type Token, endsAt, wordAt } from './tokens';

/** The context says whether it stands right behind a day. */
export const TIME_PHRASES: readonly Rule<TimeAtom, boolean>[] = [
  { id: 'time.between', at: (tokens, at) => betweenAt(tokens, at), examples: ['entre las 4 y las 6', 'de 9:30 a 11'] },
  { id: 'time.quarter_to', at: (tokens, at) => quarterTo(tokens, at), examples: ['cuarto para las cinco'] },
  { id: 'time.led', at: (tokens, at) => ledAt(tokens, at), examples: ['a las 3', 'tipo 5', 'después de las 18'] },
  { id: 'time.plain', at: plainAt, examples: ['15:30', '17hs', 'mañana 10', '6 pm menos cuarto'] },
];

/** A range, a bound, a list or a single time beginning here. */
export function timePhraseAt(tokens: readonly Token[], at: number, afterDay: boolean): TimeAtom | null {
  return firstOf(TIME_PHRASES, tokens, at, afterDay);
}

/** "cuarto para las cinco", "diez para las 3". */
function quarterTo(tokens: readonly Token[], at: number): ClockAtom | null {
  let start = at;
  if (wordAt(tokens, start) === 'a' && ['un', 'cuarto'].includes(wordAt(tokens, start + 1))) start++;
  if (wordAt(tokens, start) === 'un') start++;
  const number = wordAt(tokens, start) === 'cuarto' ? { value: 15, end: start + 1 } : numberAt(tokens, start);
  if (
    !number ||
    ![5, 10, 15, 20, 25].includes(number.value) ||
    ['para', 'mesa', 'turno'].includes(wordAt(tokens, start - 1))
  )
    return null;
  let next = number.end;
  if (wordAt(tokens, next) === 'minutos') next++;
  if (wordAt(tokens, next) !== 'para' || !LAS.includes(wordAt(tokens, next + 1))) return null;
  const found = clockAt(tokens, next + 2, { led: true });
  if (!found?.clock || found.clock.minute !== 0) return null;
  const { clock } = found;
  const hour = clock.fixed && clock.hour !== 12 ? (clock.hour + 23) % 24 : clock.hour === 1 ? 12 : clock.hour - 1;
  return {
    type: 'clock',
    i: at,
    j: found.end,
    clocks: [{ ...clock, hour, minute: 60 - number.value, fixed: (clock.fixed && clock.hour !== 12) || hour === 12 }],
    confidence: CONFIDENCE.plain,
  };
}

/** A time that says so itself, a range of bare hours, or a bare hour right behind a day. */
function plainAt(tokens: readonly Token[], at: number, afterDay: boolean): TimeAtom | null {
  const range = bareRangeAt(tokens, at, afterDay);
  if (range) return range;
  const found = clockAt(tokens, at, { led: false });
  if (found) {
    if (!found.clock) return found.strong ? { type: 'bad-clock', i: at, j: found.end } : null;
    const onwards = onwardsAt(tokens, found.end);
    const side = onwards ? 'from' : freeSide(tokens, at);
    if (side) return { type: 'clock-bound', side, i: at, j: onwards?.end ?? found.end, clock: found.clock };
    return listed(tokens, { type: 'clock', i: at, j: found.end, clocks: [found.clock], confidence: CONFIDENCE.plain });
  }
  const start = afterDay && wordAt(tokens, at) === 'a' ? at + 1 : at;
  if (!afterDay) return pairedAt(tokens, at);
  const bare = clockAt(tokens, start, { led: true });
  const isWord = tokens[start]?.kind === 'word';
  if (!bare?.clock || (isWord && ['un', 'una', 'uno', 'dos', 'tres'].includes(wordAt(tokens, start)))) return null;
  if (isWord && !endsAt(tokens, bare.end) && !['de', 'a', 'por', 'en', 'y', 'o'].includes(wordAt(tokens, bare.end)))
    return null;
  if (bare.clock.hour < 1 || isCounted(wordAt(tokens, bare.end)) || ['/', '-'].includes(wordAt(tokens, bare.end)))
    return null;
  if (wordAt(tokens, bare.end) === 'de' && monthBesideNumber(wordAt(tokens, bare.end + 1)) !== undefined) return null;
  return listed(tokens, { type: 'clock', i: at, j: bare.end, clocks: [bare.clock], confidence: CONFIDENCE.disputed });
}

/** "15 o 16hs": the unit behind the last one speaks for all. */
function pairedAt(tokens: readonly Token[], at: number): TimeAtom | null {
  const first = numberAt(tokens, at);
  if (!first || !['o', '/'].includes(wordAt(tokens, first.end)) || first.value > 24) return null;
  const second = clockAt(tokens, first.end + 1, { led: false, joined: true });
  const opening = clockAt(tokens, at, { led: true });
  if (!second?.strong || !second.clock || !opening?.clock) return null;
  if (wordAt(tokens, first.end) === '/' && first.value >= second.clock.hour) return null;
  return {
    type: 'clock',
    i: at,
    j: second.end,
    clocks: [sameHalf(opening.clock, second.clock), second.clock],
    confidence: CONFIDENCE.derived,
  };
}
