import { perWord } from './per-word';

/** Lower case, no accents, and for every character of the result where it came from. */
export interface Folded {
  text: string;
  /** `map[i]` is the raw UTF-16 offset of `text[i]`; `map[text.length]` is the raw length. */
  map: number[];
}

/** Lower-cases and strips accents (ñ becomes n: many write without it), keeping offsets into the raw message. */
export function fold(raw: string): Folded {
  let text = '';
  const map: number[] = [];
  let offset = 0;
  for (const char of raw) {
    const plain = foldChar(char);
    for (let i = 0; i < plain.length; i++) map.push(offset);
    text += plain;
    offset += char.length;
  }
  map.push(raw.length);
  return { text, map };
}

/** The same without offsets, for words of the lexicon and the catalogue. */
export function foldText(raw: string): string {
  return fold(raw).text;
}

const foldChar = perWord((char) => char.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
