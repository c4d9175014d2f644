/** Makes a text comparable with a list of words, however its letters are disguised. Pure. */
import { tableOf } from '../../domain/table';
import { fold } from './claims';

/** Written instead of a letter, inside a word. */
const LOOKALIKES = tableOf<string>({
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
});

/** Letters with a blank or a mark between each two of them: "s e ñ a", "c.l.a.v.e". */
const SPACED = /(?<![\p{L}\p{N}])\p{L}(?:[\s.\-_*·|]{1,3}\p{L}){2,}(?![\p{L}\p{N}])/gu;

/**
 * Lower case, no accents, no characters that cannot be seen, full-width and ornamental letters as plain ones, letters set
 * apart joined, blanks and marks inside as single blanks.
 */
export function normalised(text: string): string {
  const plain = fold(text.normalize('NFKC').replace(/[\p{Cf}\p{Variation_Selector}]|(?<!\p{L})\p{M}/gu, ''));
  return plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(SPACED, (letters) => letters.replace(/[^\p{L}]/gu, ''))
    .replace(/\s+/g, ' ');
}

/** The same with digits and signs inside words read as the letters that they look like: "c0ntraseña", "cl4ve". */
export function unmasked(text: string): string {
  return normalised(text).replace(/[\p{L}\d@$]*\p{L}[\p{L}\d@$]*/gu, (word) =>
    /^\p{L}+\d+$/u.test(word) ? word : word.replace(/[013457@$]/g, (sign) => LOOKALIKES.get(sign) ?? sign),
  );
}

/** Whether a text has letters of another script than ours, which may look like ours and be none. */
export const hasForeignLetters = (text: string): boolean => /(?!\p{Script=Latin})\p{L}/u.test(text.normalize('NFKC'));
