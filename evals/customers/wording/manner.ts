/** How one customer types: accents, capitals, abbreviations, slips of the thumb, emoji. */
import type { Chance } from '../random';
import type { Style } from '../types';

export interface Manner {
  accents: boolean;
  capitals: boolean;
  /** ¿ and ¡ at the beginning. */
  opening: boolean;
  /** Share of the words that have an abbreviation and get it. */
  abbreviates: number;
  /** Share of messages with a slip. */
  slips: number;
  /** Share of messages that end in an emoji. */
  emoji: number;
}

export function mannerOf(random: Chance, style: Style): Manner {
  const careful = random.flip(style === 'efficient' ? 0.35 : 0.15);
  return {
    accents: careful || random.flip(0.1),
    capitals: careful || random.flip(0.3),
    opening: careful && random.flip(0.4),
    abbreviates: careful ? 0 : random.pick([0, 0.3, 0.8]),
    slips: careful ? 0 : random.pick([0, 0.1, 0.3]),
    emoji: style === 'brief' ? 0 : random.pick([0, 0, 0.15, 0.4]),
  };
}

const ABBREVIATIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bporque\b/g, ['xq', 'porq', 'pq']],
  [/\bpor qué\b/g, ['xq', 'x q']],
  [/\bpor favor\b/g, ['xfa', 'porfa', 'x favor', 'pf']],
  [/\bque\b/g, ['q']],
  [/\bqué\b/g, ['q', 'que']],
  [/\btambién\b/g, ['tmb', 'tb', 'tambien']],
  [/\bpara\b/g, ['pa', 'x', 'para', 'p']],
  [/\bhoras\b/g, ['hs', 'hrs']],
  [/\bmensaje\b/g, ['msj']],
  [/\bgracias\b/g, ['grax', 'grs', 'gracias', 'graciass']],
  [/\bcuando\b/g, ['cdo', 'cuando']],
  [/\bbueno\b/g, ['bue', 'bno']],
  [/\bestá\b/g, ['ta', 'esta']],
  [/\btodo bien\b/g, ['tb', 'todo bien', 'to bien']],
  [/\bquiero\b/g, ['kiero', 'quiero', 'quiero', 'quiero', 'quiero']],
];

const EMOJI = ['🙏', '😊', '👍', '🙌', '😅', '❤️', '✨', '🙂', '💪'];

const ROW = 'qwertyuiop asdfghjklñ zxcvbnm';

/** The text as this customer types it. Names (capitalised words) and numbers are spelled right. */
export function typed(text: string, manner: Manner, random: Chance): string {
  let out = text;
  for (const [pattern, short] of ABBREVIATIONS)
    out = out.replace(pattern, (word) => (random.flip(manner.abbreviates) ? random.pick(short) : word));
  if (random.flip(manner.slips)) out = withSlip(out, random);
  if (!manner.accents) out = withoutAccents(out);
  if (!manner.opening) out = out.replace(/[¿¡]/g, '');
  out = manner.capitals ? out.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : out.toLowerCase();
  return random.flip(manner.emoji) ? `${out} ${random.pick(EMOJI)}` : out;
}

export const withoutAccents = (text: string): string =>
  text.replace(/[áéíóúüÁÉÍÓÚÜ]/g, (letter) => letter.normalize('NFD').charAt(0));

/** One long word in small letters gets two letters swapped, one dropped, doubled, or the neighbouring key. */
function withSlip(text: string, random: Chance): string {
  const words = [...text.matchAll(/(?<![\p{L}\d])\p{Ll}{5,}(?![\p{L}\d])/gu)];
  if (words.length === 0) return text;
  const { 0: word, index } = random.pick(words);
  const at = random.whole(1, word.length - 2);
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  const slipped = random.pick([
    `${before}${next}${letter}${after}`,
    `${before}${next}${after}`,
    `${before}${letter}${letter}${next}${after}`,
    `${before}${neighbour(letter, random)}${next}${after}`,
  ]);
  return text.slice(0, index) + slipped + text.slice(index + word.length);
}

function neighbour(letter: string, random: Chance): string {
  const at = ROW.indexOf(withoutAccents(letter));
  if (at < 0) return letter;
  const near = [ROW.charAt(at - 1), ROW.charAt(at + 1)].filter((key) => key !== '' && key !== ' ');
  return near.length > 0 ? random.pick(near) : letter;
}
