import { tableOf } from '../../table';
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

/** Words; "c/", "p/", "s/" as people shorten con, para, sin; a lone "$"; handles and hashtags. */
const WORD = /\b[cps]\/(?=\s?[a-z])|\$(?!\s?\d)|[a-z0-9]+(?:[.,:/'-][0-9]+)*|[@#$][a-z0-9_.-]+/g;
const EMOJI = /\p{Extended_Pictographic}/gu;

/** What an emoji stands for when it stands for a word. */
const EMOJI_WORDS = tableOf<string>({
  '📍': 'ubicacion',
  '🗺': 'ubicacion',
  '🅿': 'estacionamiento',
  '💰': 'precio',
  '💵': 'precio',
  '💲': 'precio',
  '👋': 'hola',
  '❌': 'cancelar',
  '🚫': 'cancelar',
  '📞': 'telefono',
  '☎': 'telefono',
  '🕐': 'horario',
  '⏰': 'horario',
  '🕒': 'horario',
});
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
    for (const token of pictures(text.slice(last, match.index), last, map)) tokens.push(token);
    const at = match.index;
    const folded = match[0];
    const start = map[at] ?? 0;
    const end = map[at + folded.length] ?? raw.length;
    const brk = breakIn(text.slice(last, at));
    last = at + folded.length;
    spellOut(folded, mend).forEach((word, index) => {
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
  for (const token of pictures(text.slice(last), last, map)) tokens.push(token);
  return {
    raw,
    folded: text,
    tokens,
    emoji: [...raw.matchAll(EMOJI)].map((match) => match[0]),
    question: /[?¿]/.test(raw),
    letters: text.replace(/[^a-z]/g, '').length,
  };
}

/** Emoji of {@link EMOJI_WORDS} between two words, as tokens. */
function pictures(between: string, offset: number, map: readonly number[]): Token[] {
  return [...between.matchAll(EMOJI)].flatMap((match) => {
    const word = EMOJI_WORDS.get(match[0]);
    if (word === undefined) return [];
    const start = map[offset + match.index] ?? 0;
    return [{ word, folded: match[0], start, end: start + match[0].length, brk: 0, accentedEnd: false }];
  });
}

function breakIn(between: string): Break {
  if (/[.!?¿¡;\n…]/.test(between)) return 2;
  return /[,:()\-–—]/.test(between) || /\p{Extended_Pictographic}/u.test(between) ? 1 : 0;
}

function spellOut(folded: string, mend: (word: string) => string): string[] {
  if (folded === '$') return ['precio'];
  const squeezed = folded.replace(ELONGATED, '$1');
  const full = ABBREVIATIONS.get(folded) ?? ABBREVIATIONS.get(squeezed);
  if (full !== undefined) return full.split(' ');
  return [mend(squeezed)];
}
