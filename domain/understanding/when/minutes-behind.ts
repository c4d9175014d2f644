/** Minutes said behind the half of the day: "6 pm menos cuarto", "6 de la tarde y media", "a las 6 hs y cuarto". */
import { COUNTED, longNumberAt, SPOKEN_MINUTES } from './lexicon';
import { meridiemAt } from './meridiem';
import { type Token, wordAt } from './tokens';

/** Minutes to add, negative for "menos". Only in words: behind "10 am y 15" another hour may follow. */
export function behindMeridiem(tokens: readonly Token[], at: number): { minutes: number; end: number } | null {
  const sign = wordAt(tokens, at) === 'y' ? 1 : wordAt(tokens, at) === 'menos' ? -1 : 0;
  if (sign === 0) return null;
  const start = wordAt(tokens, at + 1) === 'un' && wordAt(tokens, at + 2) === 'cuarto' ? at + 2 : at + 1;
  if (wordAt(tokens, start) === 'cuarto') return { minutes: sign * 15, end: start + 1 };
  const after = wordAt(tokens, start + 1);
  if (sign > 0 && ['media', 'medio'].includes(wordAt(tokens, start)))
    return after === 'hora' || after === 'horas' ? null : { minutes: 30, end: start + 1 };
  const number = longNumberAt(tokens, start);
  if (number?.digits !== null || !SPOKEN_MINUTES.has(number.value)) return null;
  const behind = wordAt(tokens, number.end);
  if (behind === 'minutos') return { minutes: sign * number.value, end: number.end + 1 };
  const isHour = meridiemAt(tokens, number.end) !== null || ['hs', 'h', 'horas'].includes(behind);
  return isHour || COUNTED.has(behind) ? null : { minutes: sign * number.value, end: number.end };
}
