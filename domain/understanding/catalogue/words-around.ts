/** The words of a message around something that is named in it: what rules it out stands there. */
import type { TaggedToken } from '../analysis';

/** Words before a name that are looked at. */
const SPAN = 9;

/** Up to the break before the name. */
export function wordsBefore(tokens: readonly TaggedToken[], from: number): string[] {
  let start = from;
  while (start > Math.max(0, from - SPAN) && (tokens[start]?.brk ?? 0) === 0) start--;
  return tokens.slice(start, from).map(({ word }) => word);
}

/** Up to the break after the name. */
export function wordsAfter(tokens: readonly TaggedToken[], to: number): string[] {
  let end = to;
  while (end < tokens.length && (tokens[end]?.brk ?? 0) === 0) end++;
  return tokens.slice(to, end).map(({ word }) => word);
}

export const wordsIn = (text: string | undefined): number => text?.split(' ').filter(Boolean).length ?? 0;

/** "Con Carlos, ¿no?": a no that is asked wants to hear yes. */
export const isTag = (raw: string, no: TaggedToken | undefined): boolean =>
  no !== undefined && /^\s*\?/.test(raw.slice(no.end));
