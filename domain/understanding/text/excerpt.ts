/**
 * How much of a message is read. Every reader's time grows with what it is given, so what it is given has an upper bound:
 * far above any message that a person types, far below what would keep other customers waiting.
 */

/** UTF-16 units that are read at most. */
export const MAX_READ = 800;

/** Words, numbers and marks that are read at most: each of them costs as much as a long word. */
const MAX_PIECES = 200;

/** Of a message that is too long, this share is read from its beginning and the rest from its end, where requests stand. */
const FROM_BEGINNING = 0.7;

/** A word, a number, or any other character that can be seen. Long ones count as several, so that a cut is always possible. */
const PIECE = /[\p{L}\p{M}]{1,40}|\p{N}{1,40}|[^\s\p{L}\p{N}]/gu;

/**
 * What is read of a message: all of it, or, when it is longer than {@link MAX_READ} units or {@link MAX_PIECES} words and marks, its
 * beginning and its end with a line break between them. Reading an excerpt again changes nothing, and no character is cut
 * in two.
 */
export function excerpt(text: string): string {
  const pieces = piecesOf(text);
  if (text.length <= MAX_READ && pieces.length <= MAX_PIECES) return text;
  const units = Math.floor(MAX_READ * FROM_BEGINNING);
  const count = Math.floor(MAX_PIECES * FROM_BEGINNING);
  const head = pieces.slice(0, count).findLast(({ end }) => end <= units)?.end ?? 0;
  // The line break takes one unit.
  const from = text.length - (MAX_READ - units - 1);
  const tail =
    pieces.slice(count - MAX_PIECES).find(({ start }) => start >= Math.max(from, head))?.start ?? text.length;
  return `${text.slice(0, head)}\n${text.slice(tail)}`;
}

function piecesOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(PIECE)].map(({ index, 0: piece }) => ({ start: index, end: index + piece.length }));
}
