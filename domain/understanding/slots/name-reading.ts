/** A name as it is kept: with capital letters, and with the place where it was read. */
import { foldText } from '../text/fold';
import type { Span } from '../vocabulary';
import type { NameRun } from './name-run';
import { isParticle, type NameText } from './name-words';

export interface NameReading {
  value: string;
  span: Span;
  /** Whether it begins with a name that is known as one; otherwise only its shape tells, and a service of that name goes first. */
  known: boolean;
  /** Announced by words that announce names of others too ("para Juan"): a professional of that name goes first. */
  hinted?: true;
}

/** The reading of a run of words. `swapped`: the surname was said first. */
export function toReading({ raw, words }: NameText, { from, to, known }: NameRun, swapped = false): NameReading {
  const run = words.slice(from, to);
  const [first, last] = [run[0], run[run.length - 1]];
  const start = first?.start ?? 0;
  const end = last?.end ?? 0;
  const ordered = swapped ? [...run.slice(1), ...run.slice(0, 1)] : run;
  return {
    // A sign among the words is no part of the name.
    value: capitaliseName(
      ordered
        .map(({ text }) => text.replace(/[^\p{L}\p{M}\p{N}.'’-]+/gu, ''))
        .filter(Boolean)
        .join(' '),
    ),
    span: { start, end, text: raw.slice(start, end) },
    known,
  };
}

/** "juan pablo de la torre" → "Juan Pablo de la Torre"; what is already mixed case ("McAllen") stays. */
export function capitaliseName(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((word, index, words) => {
      const lower = word.toLocaleLowerCase('es');
      if (word !== lower && word !== word.toLocaleUpperCase('es')) return word;
      if (index > 0 && index < words.length - 1 && isParticle(foldText(lower))) return lower;
      return lower.replace(
        /(^|[-'’])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toLocaleUpperCase('es'),
      );
    })
    .join(' ');
}
