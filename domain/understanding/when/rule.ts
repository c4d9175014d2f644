/** Named ways of reading a piece of a message. The first that fits is taken, and what it found remembers it. */
import type { Token } from './tokens';

export interface Rule<Found, Context> {
  id: string;
  /** What begins at a place. */
  at: (tokens: readonly Token[], at: number, context: Context) => Found | null;
  /** Messages in which the rule reads something; they run as tests. */
  examples: readonly string[];
}

/** Which rule read it: the innermost, where one rule calls another table. */
export interface ReadBy {
  by?: string;
}

export function firstOf<Found extends ReadBy, Context>(
  rules: readonly Rule<Found, Context>[],
  tokens: readonly Token[],
  at: number,
  context: Context,
): Found | null {
  for (const { id, at: read } of rules) {
    const found = read(tokens, at, context);
    if (found) return { ...found, by: found.by ?? id };
  }
  return null;
}
