/** A model's "verbatim" words, found in the message: models fix accents and case while copying. */
import type { Span } from '../domain/understanding/vocabulary';

/** The words' place in the message as the message has them, at word boundaries; null when they are not there. */
export function locateSpan(said: string, message: string): Span | null {
  const needle = fold(said.trim());
  if (needle === '' || !/[\p{L}\p{N}]/u.test(needle)) return null;
  const haystack = fold(message);
  for (let start = haystack.indexOf(needle); start >= 0; start = haystack.indexOf(needle, start + 1)) {
    const end = start + needle.length;
    if (isBoundary(haystack, start) && isBoundary(haystack, end))
      return { start, end, text: message.slice(start, end) };
  }
  return null;
}

/** Same length as its input, so that offsets carry over. */
function fold(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at);
    const bare = unit.normalize('NFD').charAt(0).toLowerCase();
    return bare.length === 1 ? bare : unit;
  }).join('');
}

function isBoundary(text: string, at: number): boolean {
  return !(isWordUnit(text.charAt(at - 1)) && isWordUnit(text.charAt(at)));
}

const isWordUnit = (unit: string): boolean => unit !== '' && /[\p{L}\p{N}]/u.test(unit);
