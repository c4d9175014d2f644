import type { Analysis, TaggedToken } from '../analysis';

/**
 * A pattern over words and concepts, written as text:
 * `word` literal · `@concept` any word or set phrase of that concept · `a|@b` alternatives · `x?` optional · `!x` not here ·
 * `..3` up to three words between, within the sentence · `^` start of the message · `<` start of a clause · `$` end of the
 * message · `>` end of a clause.
 */
export interface Pattern {
  source: string;
  elements: Element[];
  /** Per word that must be there, what it may be: a message without any of them cannot match. */
  required: string[][];
  /** What the pattern begins with, when it can begin with nothing else: a match starts where one of these stands. */
  first: string[] | '^' | null;
}

type Element =
  | { kind: 'word'; alternatives: Alternative[]; optional: boolean }
  | { kind: 'not'; alternatives: Alternative[] }
  | { kind: 'gap'; most: number; within: 'sentence' | 'clause' }
  | { kind: 'anchor'; at: '^' | '<' | '$' | '>' };

type Alternative = { word: string } | { concept: string };

export interface Match {
  /** Token indexes, end exclusive. */
  from: number;
  to: number;
}

export function compile(source: string): Pattern {
  const elements = source.trim().split(/\s+/).map(parseElement);
  const required = elements.flatMap((element) =>
    element.kind === 'word' && !element.optional ? [element.alternatives.map(keyOf)] : [],
  );
  return { source, elements, required, first: firstOf(elements) };
}

function firstOf([element]: readonly Element[]): Pattern['first'] {
  if (element?.kind === 'anchor' && element.at === '^') return '^';
  return element?.kind === 'word' && !element.optional ? element.alternatives.map(keyOf) : null;
}

/** How an alternative is listed among what a message contains. */
function keyOf(alternative: Alternative): string {
  return 'word' in alternative ? alternative.word : `@${alternative.concept}`;
}

function parseElement(text: string): Element {
  if (text === '^' || text === '<' || text === '$' || text === '>') return { kind: 'anchor', at: text };
  const gap = /^(\.\.|~)(\d+)$/.exec(text);
  if (gap !== null) return { kind: 'gap', most: Number(gap[2]), within: gap[1] === '~' ? 'clause' : 'sentence' };
  if (text.startsWith('!')) return { kind: 'not', alternatives: parseAlternatives(text.slice(1)) };
  const optional = text.endsWith('?');
  return { kind: 'word', alternatives: parseAlternatives(optional ? text.slice(0, -1) : text), optional };
}

function parseAlternatives(text: string): Alternative[] {
  return text.split('|').map((part) => (part.startsWith('@') ? { concept: part.slice(1) } : { word: part }));
}

/** The first place where the pattern matches, or null. */
export function find(pattern: Pattern, { tokens, places }: Pick<Analysis, 'tokens' | 'places'>): Match | null {
  if (!pattern.required.every((keys) => keys.some((key) => places.has(key)))) return null;
  for (const from of startsOf(pattern, tokens.length, places)) {
    const to = matchFrom(pattern.elements, 0, tokens, from);
    if (to !== null) return { from, to };
  }
  return null;
}

/** Where a match may begin, rising: a message has many words, and hardly one of them begins a given pattern. */
function startsOf({ first }: Pattern, length: number, places: Analysis['places']): Iterable<number> {
  if (first === '^') return [0];
  if (first === null) return Array(Math.max(1, length)).keys();
  const [only = '', ...others] = first;
  const starts = places.get(only) ?? [];
  if (others.length === 0) return starts;
  return [...new Set(first.flatMap((key) => places.get(key) ?? []))].sort((a, b) => a - b);
}

function matchFrom(
  elements: readonly Element[],
  index: number,
  tokens: readonly TaggedToken[],
  at: number,
): number | null {
  const element = elements[index];
  if (element === undefined) return at;
  const rest = (position: number) => matchFrom(elements, index + 1, tokens, position);
  switch (element.kind) {
    case 'anchor':
      return holds(element.at, tokens, at) ? rest(at) : null;
    case 'not':
      return ends(element.alternatives, tokens, at).length > 0 ? null : rest(at);
    case 'gap':
      return matchAfterGap(element, tokens, at, index > 0, rest);
    case 'word': {
      // A word must follow in the same sentence; the first one of a pattern may begin it.
      if (index === 0 || tokens[at]?.brk !== 2 || at === 0 || isFirstWord(elements, index)) {
        for (const end of ends(element.alternatives, tokens, at)) {
          const found = rest(end);
          if (found !== null) return found;
        }
      }
      return element.optional ? rest(at) : null;
    }
  }
}

function matchAfterGap(
  { most, within }: { most: number; within: 'sentence' | 'clause' },
  tokens: readonly TaggedToken[],
  at: number,
  inside: boolean,
  rest: (position: number) => number | null,
): number | null {
  for (let skipped = 0; skipped <= most && at + skipped <= tokens.length; skipped++) {
    if (inside && skipped > 0 && tokens[at + skipped - 1]?.brk === 2) return null;
    if (within === 'clause' && inside && (tokens[at + skipped]?.brk ?? 0) > 0) return null;
    const found = rest(at + skipped);
    if (found !== null) return found;
  }
  return null;
}

function isFirstWord(elements: readonly Element[], index: number): boolean {
  return elements.slice(0, index).every((element) => element.kind === 'anchor' || element.kind === 'not');
}

function holds(anchor: '^' | '<' | '$' | '>', tokens: readonly TaggedToken[], at: number): boolean {
  if (anchor === '^') return at === 0;
  if (anchor === '$') return at === tokens.length;
  const brk = tokens[at]?.brk;
  if (anchor === '<') return at === 0 || (brk !== undefined && brk > 0);
  return at === tokens.length || (brk !== undefined && brk > 0);
}

/** Where each alternative that fits at `at` ends; longest first so that set phrases win. */
function ends(alternatives: readonly Alternative[], tokens: readonly TaggedToken[], at: number): number[] {
  const token = tokens[at];
  if (token === undefined) return [];
  const found: number[] = [];
  for (const alternative of alternatives) {
    if ('word' in alternative) {
      if (token.word === alternative.word) found.push(at + 1);
      continue;
    }
    for (const phrase of token.phrases) if (phrase.concept === alternative.concept) found.push(at + phrase.length);
    if (token.concepts.has(alternative.concept)) found.push(at + 1);
  }
  return found.length > 1 ? [...new Set(found)].sort((a, b) => b - a) : found;
}
