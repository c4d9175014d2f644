/** "a las 10 u 11", "16/17 hs". */
import type { Clock, ClockAtom } from './atoms';
import { clockAt } from './clock';
import { COUNTED } from './lexicon';
import { type Token, endsAt, wordAt } from './tokens';

export const LAS = ['las', 'la'];

/** In "de 4 a 6 de la tarde" the afternoon is said of both; in "de 11 a 1 de la tarde" it cannot be. */
export function sameHalf(from: Clock, to: Clock): Clock {
  if (from.fixed || !to.fixed) return from;
  const later = { ...from, hour: from.hour + 12, fixed: true };
  if (to.hour >= 13 && from.hour < 12 && minutesOf(later) < minutesOf(to)) return later;
  return { ...from, fixed: minutesOf(from) < minutesOf(to) };
}

/** "a las 10 u 11", "a las 9, 10 o 11", "16/17 hs". Commas join only where an "o" follows. */
export function listed(tokens: readonly Token[], atom: ClockAtom): ClockAtom {
  let list = atom;
  let settled = atom;
  for (;;) {
    const joint = wordAt(tokens, list.j);
    const next = JOINTS.has(joint) ? nextInList(tokens, list.j) : null;
    if (!next) return settled;
    list = {
      ...list,
      clocks: [...list.clocks.map((earlier) => sameHalf(earlier, next.clock)), next.clock],
      j: next.end,
    };
    if (joint !== ',' || wordAt(tokens, list.j) === 'o') settled = joint === ',' ? settled : list;
  }
}

export const JOINTS = new Set(['o', ',', '/', 'y']);

function nextInList(tokens: readonly Token[], at: number): { clock: Clock; end: number } | null {
  const joint = wordAt(tokens, at);
  let start = joint === ',' && wordAt(tokens, at + 1) === 'o' ? at + 2 : at + 1;
  const lead = start;
  if (wordAt(tokens, start) === 'a' && LAS.includes(wordAt(tokens, start + 1))) start += 2;
  else if (LAS.includes(wordAt(tokens, start)) || wordAt(tokens, start) === 'tipo') start++;
  const found = clockAt(tokens, start, { led: true });
  if (!found?.clock || (COUNTED.has(wordAt(tokens, found.end)) && !found.strong)) return null;
  const marked = found.strong || start > lead;
  const spelt = tokens[start]?.kind === 'word' && tokens[at - 1]?.kind === 'word' && endsAt(tokens, found.end);
  const plain = (tokens[start]?.kind === 'number' || spelt) && found.clock.hour <= 23;
  const joins = marked || (plain && (joint === 'o' || joint === ','));
  return joins ? { clock: found.clock, end: found.end } : null;
}

export function minutesOf(clock: Clock): number {
  return clock.hour * 60 + clock.minute;
}
