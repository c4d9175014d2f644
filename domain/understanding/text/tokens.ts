import { fold } from './fold';
import { ABBREVIATIONS } from './abbreviations';

/** A break before a token: none, a comma or dash, or the end of a sentence. */
export type Break = 0 | 1 | 2;

export interface Token {
  /** Folded, abbreviation spelt out, elongation squeezed, typo mended. */
  word: string;
  /** Folded only. */
  folded: string;
  /** Offsets in the raw message. */
  start: number;
  end: number;
  /** What separates it from the token before. */
  brk: Break;
  /** The raw word ends in an accented vowel: "cancelé" is told from "cancele". */
  accentedEnd: boolean;
}

export interface Tokenised {
  raw: string;
  folded: string;
  tokens: Token[];
  emoji: string[];
  question: boolean;
  /** Raw text left when letters and digits are taken away has a question mark at the very end. */
  letters: number;
}

const WORD = /[a-z0-9]+(?:[.,:/'-][0-9]+)*|[@#$][a-z0-9_.-]+/g;
const EMOJI = /\p{Extended_Pictographic}/gu;
const ELONGATED = /([a-z])\1{2,}/g;

/**
 * Splits a message into words, with what separates them. `mend` may correct a spelling (a known word for a mistyped one);
 * it is given the squeezed, folded word and returns the word to use.
 */
export function tokenise(raw: string, mend: (word: string) => string = (word) => word): Tokenised {
  const { text, map } = fold(raw);
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const at = match.index;
    const folded = match[0];
    const start = map[at] ?? 0;
    const end = map[at + folded.length] ?? raw.length;
    const brk = breakIn(text.slice(last, at));
    last = at + folded.length;
    const words = spellOut(folded, mend);
    words.forEach((word, index) => {
      tokens.push({
        word,
        folded,
        start,
        end,
        brk: index === 0 ? brk : 0,
        accentedEnd: /[áéíóú]\p{M}?$/iu.test(raw.slice(start, end).normalize('NFC')),
      });
    });
  }
  return {
    raw,
    folded: text,
    tokens,
    emoji: [...raw.matchAll(EMOJI)].map((match) => match[0]),
    question: /[?¿]/.test(raw),
    letters: text.replace(/[^a-z]/g, '').length,
  };
}

function breakIn(between: string): Break {
  if (/[.!?¿¡;\n…]/.test(between)) return 2;
  return /[,:()\-–—]/.test(between) || /\p{Extended_Pictographic}/u.test(between) ? 1 : 0;
}

function spellOut(folded: string, mend: (word: string) => string): string[] {
  const squeezed = folded.replace(ELONGATED, '$1');
  const full = lookUp(folded) ?? lookUp(squeezed);
  if (full !== undefined) return full.split(' ');
  return [mend(squeezed)];
}

function lookUp(word: string): string | undefined {
  return Object.hasOwn(ABBREVIATIONS, word) ? ABBREVIATIONS[word] : undefined;
}
