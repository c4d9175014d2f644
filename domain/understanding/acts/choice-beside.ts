/** A choice that stands at the beginning or the end of a message which says more: "la segunda, a nombre de Eva Paz". */
import type { Analysis } from '../analysis';
import { joinsMinutes } from '../minutes-behind-y';
import type { UnderstandingContext } from '../types';
import { readChoice } from './choice';

/** Offsets [start, end) of the choice and of what stands beside it. */
export interface ChoiceBeside {
  choice: { start: number; end: number };
  rest: { start: number; end: number };
}

/** Words that begin something else than the choice: "la segunda para Eva", "el de las 10 a nombre de Eva". */
const BEGINS: ReadonlySet<string> = new Set('y para al pero a con soy es mi gracias'.split(' '));

/** Words with which the choice is taken back or left open: "la primera, no, la segunda", "la 1 o la 2". */
const TAKES_BACK: ReadonlySet<string> = new Set('no o u ni mejor perdon sino tampoco'.split(' '));

/** Longer messages are stories, in tokens. */
const LONGEST = 30;

export function choiceBeside(
  analysis: Analysis,
  context: Pick<UnderstandingContext, 'offered' | 'pendingQuestion'>,
): ChoiceBeside | null {
  const { tokens, raw } = analysis;
  if (context.pendingQuestion?.kind !== 'choose' || (context.offered ?? []).length === 0) return null;
  if (tokens.length > LONGEST || tokens.some(({ word }) => TAKES_BACK.has(word))) return null;
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || !(token.brk > 0 || BEGINS.has(token.word)) || joinsMinutes(tokens, at)) continue;
    const [before, behind] = [tokens.slice(0, at), tokens.slice(at)];
    const [first, second] = [
      { start: 0, end: token.start },
      { start: token.start, end: raw.length },
    ];
    if (isChoice({ ...analysis, tokens: before }, context)) return { choice: first, rest: second };
    if (token.brk > 0 && isChoice({ ...analysis, tokens: behind }, context)) return { choice: second, rest: first };
  }
  return null;
}

const isChoice = (analysis: Analysis, context: Pick<UnderstandingContext, 'offered' | 'pendingQuestion'>): boolean =>
  readChoice(analysis, context) !== null;
