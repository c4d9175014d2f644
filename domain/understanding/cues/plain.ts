/** A message as the tables of wording look at it: lower case, no accents, single spaces, and where each character came from. */
import { fold } from '../text/fold';
import type { Span } from '../vocabulary';

export interface Plain {
  /** Framed by spaces, so that whole words can be looked for. */
  text: string;
  /** The words of the original between two offsets of `text`. */
  spanOf(from: number, to: number): Span;
}

const WORD_CHAR = /[\p{L}\p{N}@]/u;

export function plainOf(raw: string): Plain {
  const { text: folded, map } = fold(raw);
  let text = ' ';
  const origin: number[] = [0];
  for (let at = 0; at < folded.length; at += 1) {
    const char = folded.charAt(at);
    const isWord = WORD_CHAR.test(char) || /[\uD800-\uDFFF]/.test(char);
    if (!isWord && text.endsWith(' ')) continue;
    text += isWord ? char : ' ';
    origin.push(map[at] ?? raw.length);
  }
  if (!text.endsWith(' ')) {
    text += ' ';
    origin.push(raw.length);
  }
  return {
    text,
    spanOf(from, to) {
      const start = origin[text.charAt(from) === ' ' ? from + 1 : from] ?? raw.length;
      const last = text.charAt(to - 1) === ' ' ? to - 2 : to - 1;
      const end = (origin[last] ?? raw.length) + 1;
      return { start, end: Math.max(start, end), text: raw.slice(start, Math.max(start, end)) };
    },
  };
}

/** The plain text alone, for words of the workspace. */
export const plainText = (text: string): string => plainOf(text).text;
