/**
 * How much of a message is read. Every reader's time grows with what it is given, so what it is given has an upper bound:
 * far above any message that a person types, far below what would keep other customers waiting.
 */
import { asItIs, edited, type Edit, type MappedText } from './mapped';

/** UTF-16 units that are read at most. */
export const MAX_READ = 800;

/** Words, numbers and marks that are read at most: each of them costs as much as a long word. */
const MAX_PIECES = 200;

/** Of a message that is too long, these shares are read from its beginning and its end, and the rest from what lies between. */
const FROM_BEGINNING = 0.4;
const FROM_END = 0.3;

/** A word, a number, or any other character that can be seen. Long ones count as several, so that a cut is always possible. */
const PIECE = /[\p{L}\p{M}]{1,40}|\p{N}{1,40}|[^\s\p{L}\p{N}]/gu;

/** What an appointment is made of: numbers, days, months, and what is done with it. */
const TELLING =
  /\d|\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|hoy|ma[ñn]ana|finde|mediod[ií]a|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|turnos?|citas?|reserv\p{L}*|agend\p{L}*|anot\p{L}*|cancel\p{L}*|anul\p{L}*|cambi\p{L}*|reprogram\p{L}*|llamo|nombre)\b/giu;

/** A clause of the middle is at most this long, about two lines. */
const LONGEST_CLAUSE = 160;

interface Part {
  start: number;
  end: number;
}

interface Clause extends Part {
  pieces: number;
  /** How many things it tells about an appointment. */
  tells: number;
}

export interface Excerpt extends MappedText {
  /** Something was left out. */
  cut: boolean;
}

/**
 * What is read of a message: all of it, or, when it is longer than {@link MAX_READ} units or {@link MAX_PIECES} words and marks, its
 * beginning, its end and, of what lies between, the clauses that tell something about an appointment, with a line break
 * wherever something is left out. Reading an excerpt again changes nothing, and no character is cut in two.
 */
export function readExcerpt(source: MappedText): Excerpt {
  const { text } = source;
  // No text has more pieces than characters.
  if (text.length <= Math.min(MAX_READ, MAX_PIECES)) return { ...source, cut: false };
  const pieces = piecesOf(text);
  if (text.length <= MAX_READ && pieces.length <= MAX_PIECES) return { ...source, cut: false };
  const head = pieces
    .slice(0, Math.floor(MAX_PIECES * FROM_BEGINNING))
    .findLast(({ end }) => end <= Math.floor(MAX_READ * FROM_BEGINNING));
  const from = head?.end ?? 0;
  const tail = pieces
    .slice(-Math.floor(MAX_PIECES * FROM_END))
    .find(({ start }) => start >= Math.max(from, text.length - Math.floor(MAX_READ * FROM_END)));
  const to = tail?.start ?? text.length;
  const middle = pieces.filter(({ start, end }) => start >= from && end <= to);
  // A line break stands where something is left out: one before each part that is read after the beginning.
  const room = {
    units: MAX_READ - from - (text.length - to) - 1,
    pieces: MAX_PIECES - (pieces.length - middle.length),
  };
  const parts = [{ start: 0, end: from }, ...tellingIn(text, middle, room), { start: to, end: text.length }];
  return { ...edited(source, gapsBetween(text, parts)), cut: true };
}

/** {@link readExcerpt} of a text as it came. */
export const excerptOf = (text: string): Excerpt => readExcerpt(asItIs(text));

/** The text alone of {@link excerptOf}. */
export const excerpt = (text: string): string => excerptOf(text).text;

/** The clauses that tell most, as there is room for them, in their order; of equal ones the later, where requests stand. */
function tellingIn(text: string, pieces: readonly Part[], room: { units: number; pieces: number }): Part[] {
  let { units, pieces: count } = room;
  const clauses = clausesOf(text, pieces);
  let at = 0;
  for (const { index } of text.matchAll(TELLING)) {
    while ((clauses[at]?.end ?? Infinity) <= index) at += 1;
    const clause = clauses[at];
    if (clause !== undefined && clause.start <= index) clause.tells += 1;
  }
  return clauses
    .filter(({ tells }) => tells > 0)
    .sort((a, b) => b.tells - a.tells || b.start - a.start)
    .filter((clause) => {
      // The line break before it takes one unit.
      const length = clause.end - clause.start + 1;
      if (length > units || clause.pieces > count) return false;
      units -= length;
      count -= clause.pieces;
      return true;
    })
    .sort((a, b) => a.start - b.start);
}

function clausesOf(text: string, pieces: readonly Part[]): Clause[] {
  const clauses: Clause[] = [];
  let open = false;
  for (const [at, { start, end }] of pieces.entries()) {
    const clause = clauses[clauses.length - 1];
    if (open && clause !== undefined && end - clause.start <= LONGEST_CLAUSE) {
      clause.end = end;
      clause.pieces += 1;
    } else clauses.push({ start, end, pieces: 1, tells: 0 });
    open = !/[.!?;,]/.test(text.slice(start, end)) && !text.slice(end, pieces[at + 1]?.start ?? end).includes('\n');
  }
  return clauses;
}

function gapsBetween(text: string, parts: readonly Part[]): Edit[] {
  return parts.slice(1).flatMap(({ start }, index): Edit[] => {
    const before = parts[index]?.end ?? 0;
    return start === before || text.slice(before, start) === ' ' ? [] : [{ start: before, end: start, by: '\n' }];
  });
}

function piecesOf(text: string): Part[] {
  return [...text.matchAll(PIECE)].map(({ index, 0: piece }) => ({ start: index, end: index + piece.length }));
}
