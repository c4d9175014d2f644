/** Parts of a text blanked out, so that the offsets of the rest stay. */
import type { Span } from '../vocabulary';

export const blank = (text: string, { start, end }: Pick<Span, 'start' | 'end'>): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

export const blankAll = (text: string, spans: readonly Pick<Span, 'start' | 'end'>[]): string =>
  spans.reduce(blank, text);

/** Everything outside of [start, end). */
export const blankOutside = (text: string, start: number, end: number): string =>
  `${' '.repeat(start)}${text.slice(start, end)}${' '.repeat(text.length - end)}`;
