/** A message as words, numbers and marks, each knowing its place in the raw text. */
import { tableOf } from '../../table';
import { fold } from '../text/fold';
import type { Span } from '../vocabulary';
import { mend } from './spelling';

export interface Token {
  kind: 'word' | 'number' | 'mark' | 'link';
  /** Words: folded and mended ("mñn" → "manana"). Numbers: the digits. Marks: the character. */
  w: string;
  /** Numbers only; NaN otherwise. */
  value: number;
  /** Offsets in the raw message; `end` exclusive. */
  start: number;
  end: number;
  /** Nothing stands between it and the token before. */
  glued: boolean;
  /** Words: the last letter is written with an accent ("llegó"). */
  stressedEnd: boolean;
}

const MARKS = new Set('/-.,:;?!()$%+#*=~€\'"°º');
const SAME_MARK = tableOf<string>({
  '–': '-',
  '—': '-',
  '‐': '-',
  '−': '-',
  '¿': ';',
  '¡': ';',
  '’': "'",
});
const LINK = /@|https?:|www\.|\.com\b/;
const DIGIT = /[0-9]/;
const LETTER = /\p{L}/u;
const SPACE = /\s/;
const STRESSED_END = /(?:[éíó]|[eio]\u0301)$/i;
/** A digit drawn as a key ("1️⃣") marks an option, not a number said. */
const KEYCAP = '\u20e3';

/** Splits a message. A word that stands for several ("pal", "del", "alas") becomes several tokens on the same span. */
export function tokenise(raw: string): Token[] {
  const { text, map } = fold(raw);
  const tokens: Token[] = [];
  let at = 0;
  let lastEnd = -1;
  const add = (kind: Token['kind'], w: string, from: number, to: number): void => {
    const start = map[from] ?? raw.length;
    const end = map[to] ?? raw.length;
    tokens.push({
      kind,
      w,
      value: kind === 'number' ? Number(w) : Number.NaN,
      start,
      end,
      glued: from === lastEnd,
      stressedEnd: kind === 'word' && STRESSED_END.test(raw.slice(start, end)),
    });
    lastEnd = to;
  };
  const linkAhead = (): number => {
    if (at > 0 && !SPACE.test(text.charAt(at - 1))) return 0;
    let end = at;
    while (end < text.length && !SPACE.test(text.charAt(end))) end++;
    return LINK.test(text.slice(at, end)) ? end : 0;
  };
  while (at < text.length) {
    const char = text.charAt(at);
    if (SPACE.test(char)) {
      if (char === '\n') add('mark', ';', at, at + 1);
      at++;
      lastEnd = -1;
      continue;
    }
    const link = linkAhead();
    if (link > 0) {
      add('link', '', at, link);
      at = link;
      continue;
    }
    if (DIGIT.test(char)) {
      const end = runOf(text, at, DIGIT);
      const tail = text.slice(end, end + 2);
      if (tail.includes(KEYCAP)) add('link', '', at, end);
      else add('number', text.slice(at, end), at, end);
      at = end;
      continue;
    }
    if (LETTER.test(char)) {
      const end = runOf(text, at, LETTER);
      const glued = at === lastEnd;
      const clip = clippedTomorrow(text.slice(at, end), raw.slice(map[at] ?? 0, map[end] ?? raw.length));
      (clip ?? mend(text.slice(at, end))).forEach((word, index) => {
        add('word', word, at, end);
        const token = tokens[tokens.length - 1];
        if (token) token.glued = index === 0 && glued;
      });
      at = end;
      continue;
    }
    const mark = SAME_MARK.get(char) ?? char;
    if (MARKS.has(mark)) add('mark', mark, at, at + 1);
    at++;
  }
  return tokens;
}

/** "mañ", "maña": with the ñ they can only be mañana. */
function clippedTomorrow(folded: string, raw: string): readonly string[] | null {
  return /^ma?n{1,2}a?$/.test(folded) && /ñ|n\u0303/i.test(raw) ? ['manana'] : null;
}

function runOf(text: string, from: number, kind: RegExp): number {
  let end = from;
  while (end < text.length && kind.test(text.charAt(end))) end++;
  return end;
}

/** The word at a place, '' beyond either end. */
export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.w ?? '';
}

/** The words from token `from` up to `to`, as they stand in the raw message. */
export function spanBetween(raw: string, tokens: readonly Token[], from: number, to: number): Span {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[Math.max(from, to - 1)]?.end ?? start;
  return { start, end, text: raw.slice(start, end) };
}

/** Whether the message, a sentence or a clause ends before this place. */
export function endsAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token === undefined || (token.kind === 'mark' && /[.,;?!()\-/"*]/.test(token.w));
}

/** Fixed sequences of words, longest first, looked up by their first word. */
export class Phrases<T> {
  private readonly byFirst = new Map<string, { words: readonly string[]; value: T }[]>();

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) {
      const words = phrase
        .split(' ')
        .flatMap((word) => (word === 'del' ? ['de', 'el'] : word === 'al' ? ['a', 'el'] : [word]));
      const first = words[0] ?? '';
      const list = this.byFirst.get(first) ?? [];
      list.push({ words, value });
      list.sort((a, b) => b.words.length - a.words.length);
      this.byFirst.set(first, list);
    }
  }

  /** The longest phrase that begins at a place, and where it ends. */
  match(tokens: readonly Token[], at: number): { value: T; end: number } | null {
    const list = this.byFirst.get(wordAt(tokens, at));
    if (!list) return null;
    for (const { words, value } of list) {
      let index = 1;
      while (index < words.length && wordAt(tokens, at + index) === words[index]) index++;
      if (index === words.length) return { value, end: at + words.length };
    }
    return null;
  }
}

/** One value for many phrases, written as one string separated by `|`. */
export function phrases<T>(...groups: readonly (readonly [list: string, value: T])[]): Phrases<T> {
  return new Phrases(
    groups.flatMap(([list, value]) => list.split('|').map((phrase) => [phrase.trim(), value] as const)),
  );
}
