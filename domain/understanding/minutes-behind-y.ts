/** "Las 5 y media", "3 y cuarto", "dos y veinte": a "y" that joins nothing but an hour and its minutes. */
import { HOUR_WORD, type TaggedToken } from './analysis';

const MINUTES = /^(?:media|cuarto|pico|diez|veinte|veinticinco)$/;

export function joinsMinutes(tokens: readonly TaggedToken[], at: number): boolean {
  const [hour, and, minutes] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return (
    and?.word === 'y' &&
    and.brk === 0 &&
    minutes?.brk === 0 &&
    HOUR_WORD.test(hour?.word ?? '') &&
    MINUTES.test(minutes.word)
  );
}
