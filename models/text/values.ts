/** The strings and numbers inside JSON-like values. */
import { fold } from './claims';

/** Every string and number within a JSON-like value. */
export function leaves(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(leaves);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

export const textsIn = (value: unknown): string[] =>
  leaves(value).filter((one): one is string => typeof one === 'string');

/** Folded words of every string within. */
export const wordsIn = (value: unknown): Set<string> =>
  new Set(
    textsIn(value)
      .flatMap((one) => fold(one).split(/[^\p{L}\p{N}]+/u))
      .filter(Boolean),
  );
