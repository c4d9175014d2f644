/**
 * The short code of an appointment: letter, digit, letter, digit, letter, letter ("K7M2QX"). Nothing that is mistaken for
 * something else when read aloud or typed on a telephone (no I, L, O, 0, 1), never a word, a number or a time.
 */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const DIGITS = '23456789';
const SHAPE = [LETTERS, DIGITS, LETTERS, DIGITS, LETTERS, LETTERS];

export const CODE_PATTERN = new RegExp(`^${SHAPE.map((alphabet) => `[${alphabet}]`).join('')}$`);

/** How many codes there are: about 18 million for each workspace. */
export const CODE_SPACE = SHAPE.reduce((product, alphabet) => product * alphabet.length, 1);

/** @param below a random whole number from 0 up to, not including, its argument */
export const makeCode = (below: (limit: number) => number): string =>
  SHAPE.map((alphabet) => alphabet.charAt(below(alphabet.length))).join('');

/** A code as people write it ("k7m-2qx", "#K7M2QX"), or null when it cannot be one. */
export function readCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return CODE_PATTERN.test(code) ? code : null;
}
