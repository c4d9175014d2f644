/** A text made out of another one, which knows where each of its characters comes from. */
import type { Span } from '../vocabulary';

export interface MappedText {
  text: string;
  /** The message as it came. */
  original: string;
  /** Where the part of the original begins and ends that `text[i]` stands for. Null while the two texts are the same. */
  places: { starts: readonly number[]; ends: readonly number[] } | null;
}

/** A replacement of `text[start, end)`. */
export interface Edit {
  start: number;
  end: number;
  by: string;
}

export const asItIs = (original: string): MappedText => ({ text: original, original, places: null });

/**
 * Carries out edits, which are in order and do not overlap. Every character that is put in stands for all of what it replaces.
 */
export function edited(mapped: MappedText, edits: readonly Edit[]): MappedText {
  if (edits.length === 0) return mapped;
  const { text, original } = mapped;
  const starts: number[] = [];
  const ends: number[] = [];
  const parts: string[] = [];
  let at = 0;
  const keepUntil = (limit: number): void => {
    parts.push(text.slice(at, limit));
    for (; at < limit; at++) {
      starts.push(startOf(mapped, at));
      ends.push(endOf(mapped, at));
    }
  };
  for (const { start, end, by } of edits) {
    keepUntil(start);
    parts.push(by);
    const from = startOf(mapped, start);
    const to = end > start ? endOf(mapped, end - 1) : from;
    for (let i = 0; i < by.length; i++) {
      starts.push(from);
      ends.push(to);
    }
    at = end;
  }
  keepUntil(text.length);
  return { text: parts.join(''), original, places: { starts, ends } };
}

/** Replaces every match of a global pattern; null leaves the match as it is. */
export function replaced(
  mapped: MappedText,
  pattern: RegExp,
  by: (match: RegExpExecArray, text: string) => string | null,
): MappedText {
  const edits: Edit[] = [];
  for (const match of mapped.text.matchAll(pattern)) {
    const put = by(match, mapped.text);
    if (put !== null && put !== match[0])
      edits.push({ start: match.index, end: match.index + match[0].length, by: put });
  }
  return edited(mapped, edits);
}

/** The part of the original message that a span of the text made out of it stands for. */
export function originalSpan(mapped: MappedText, { start, end }: Pick<Span, 'start' | 'end'>): Span {
  const from = startOf(mapped, start);
  const to = end > start ? Math.max(from, endOf(mapped, end - 1)) : from;
  return { start: from, end: to, text: mapped.original.slice(from, to) };
}

function startOf({ places, text, original }: MappedText, at: number): number {
  if (places === null) return at;
  return at < text.length ? (places.starts[at] ?? 0) : original.length;
}

function endOf({ places }: MappedText, at: number): number {
  return places === null ? at + 1 : (places.ends[at] ?? 0);
}
