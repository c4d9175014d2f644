/** "entre 4 y 6", "de 9:30 a 11", "14-16hs". */
import type { Clock, TimeAtom } from './atoms';
import { type FoundClock, clockAt } from './clock';
import { isCounted, monthBesideNumber } from './lexicon';
import { LAS, minutesOf, sameHalf } from './time-list';
import { type Token, endsAt, wordAt } from './tokens';

/** "entre 4 y 6", "de 9:30 a 11", "desde las 3 hasta las 5". */
export function betweenAt(tokens: readonly Token[], at: number): TimeAtom | null {
  const opener = wordAt(tokens, at);
  if (!['entre', 'de', 'desde', 'tipo'].includes(opener)) return null;
  let start = at + 1;
  if (opener === 'tipo' && wordAt(tokens, start) === 'de') start++;
  if (opener === 'tipo' && wordAt(tokens, start) === 'entre') return betweenAt(tokens, start);
  const article = LAS.includes(wordAt(tokens, start))
    ? start + 1
    : wordAt(tokens, start) === 'a' && wordAt(tokens, start + 1) === 'las'
      ? start + 2
      : start;
  const first = clockAt(tokens, article, { led: true, noAnd: opener === 'entre' });
  const firstAlone = opener === 'entre' ? first : (clockAt(tokens, article, { led: true, noAnd: true }) ?? first);
  for (const candidate of [first, firstAlone]) {
    const joint = wordAt(tokens, candidate?.end ?? -1);
    const joins =
      opener === 'entre'
        ? joint === 'y' || joint === 'a' || joint === '-' || joint === 'hasta'
        : joint === 'a' || joint === 'hasta' || joint === '-';
    if (!candidate?.clock || !joins) continue;
    const range = secondHalf(tokens, at, candidate, candidate.clock, opener !== 'entre' && article > start);
    if (range && !isScale(range)) return range;
  }
  return null;
}

function secondHalf(
  tokens: readonly Token[],
  i: number,
  first: FoundClock,
  from: Clock,
  movable: boolean,
): TimeAtom | null {
  const middle = first.end;
  let at = middle + 1;
  if (wordAt(tokens, at) === 'a' && LAS.includes(wordAt(tokens, at + 1))) at++;
  if (wordAt(tokens, at) === 'tipo') at++;
  const article = LAS.includes(wordAt(tokens, at));
  const second = noonAt(tokens, at) ?? clockAt(tokens, article ? at + 1 : at, { led: true, joined: true });
  if (!second?.clock || (isCounted(wordAt(tokens, second.end)) && !second.strong)) return null;
  if (monthBesideNumber(wordAt(tokens, second.end)) !== undefined || isDatedAfter(tokens, second.end)) return null;
  const isMove = movable && article && wordAt(tokens, middle) === 'a';
  return {
    type: 'clock-range',
    i,
    j: second.end,
    from: sameHalf(from, second.clock),
    to: second.clock,
    middle,
    movable: isMove,
  };
}

/** "entre las 10 y el mediodía". */
function noonAt(tokens: readonly Token[], at: number): FoundClock | null {
  const start = wordAt(tokens, at) === 'el' ? at + 1 : at;
  const end =
    wordAt(tokens, start) === 'mediodia'
      ? start + 1
      : wordAt(tokens, start) === 'medio' && wordAt(tokens, start + 1) === 'dia'
        ? start + 2
        : 0;
  return end === 0 ? null : { clock: { hour: 12, minute: 0, fixed: true, approximate: true }, end, strong: true };
}

/** "de 1 a 10, ¿cuánto duele?" */
function isScale(atom: TimeAtom): boolean {
  return atom.type === 'clock-range' && atom.from.hour === 1 && atom.to.hour === 10;
}

function isDatedAfter(tokens: readonly Token[], at: number): boolean {
  return wordAt(tokens, at) === 'de' && monthBesideNumber(wordAt(tokens, at + 1)) !== undefined;
}

/** "9 a 11", "14-16hs", "9:30 - 11:00". */
export function bareRangeAt(tokens: readonly Token[], at: number, afterDay: boolean): TimeAtom | null {
  const first = clockAt(tokens, at, { led: true, noAnd: true });
  if (!first?.clock || !['a', '-', 'hasta'].includes(wordAt(tokens, first.end))) return null;
  if (tokens[at]?.kind === 'word' && !first.strong) return null;
  // "para 3 a las 21h" counts people.
  if (!first.strong && LAS.includes(wordAt(tokens, first.end + 1))) return null;
  const range = secondHalf(tokens, at, first, first.clock, false);
  if (range?.type !== 'clock-range') return null;
  const last = clockAt(tokens, range.j - 1, { led: false });
  const second = clockAt(tokens, LAS.includes(wordAt(tokens, first.end + 1)) ? first.end + 2 : first.end + 1, {
    led: false,
    joined: true,
  });
  const strong = first.strong || (second?.strong ?? false) || (last?.strong ?? false);
  if (strong) return range;
  const ordered = minutesOf(range.to) > minutesOf(range.from) && range.from.hour >= 7 && range.to.hour <= 22;
  const word = wordAt(tokens, first.end);
  if (word === '-' && !afterDay && !(at === 0 && range.j === tokens.length && ordered)) return null;
  return (afterDay || ordered) && endsAt(tokens, range.j) && !['$', '#'].includes(wordAt(tokens, at - 1))
    ? range
    : null;
}
