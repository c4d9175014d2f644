/** Long texts in several messages. */

/** Twilio refuses a longer body (error 21617). */
export const MAX_BODY = 1600;

/** A break is worth a part that is at least this full; otherwise the next weaker kind of break is tried. */
const WORTHWHILE = 0.4;
/** Strongest first: paragraph, line, sentence, word. Each matches what ends a part. */
const BREAKS = [/\n{2,}/g, /\n/g, /[.!?…]["»)]*\s+/g, /\s+/g];

/**
 * Parts of at most `limit` UTF-16 code units, broken between paragraphs, lines, sentences or words, in this order of
 * preference. No part is blank; an empty text has none.
 */
export function splitMessage(text: string, limit = MAX_BODY): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const at = breakPoint(rest, limit);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function breakPoint(text: string, limit: number): number {
  // One more than the limit: white space that would be cut off anyway may lie just behind it.
  const window = text.slice(0, limit + 1);
  for (const pattern of BREAKS) {
    const ends = [...window.matchAll(pattern)]
      .filter((match) => window.slice(0, match.index + match[0].length).trimEnd().length <= limit)
      .map((match) => match.index + match[0].length);
    const last = ends.at(-1) ?? 0;
    if (last >= limit * WORTHWHILE) return last;
  }
  // One endless word. Never in the middle of a character of two code units.
  const code = text.charCodeAt(limit - 1);
  return code >= 0xd800 && code <= 0xdbff && limit > 1 ? limit - 1 : limit;
}
