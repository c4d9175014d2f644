import type { Span } from '../vocabulary';
import { plainOf, type Plain } from './plain';
import { CUES, type CueId, type CueRule } from './table';

/** Something that the wording says, and the words that say it. */
export interface Cue {
  id: CueId;
  span: Span;
}

const RULES: readonly (CueRule & { id: CueId })[] = CUES;

/** Every cue of a message, in the order of the table. */
export function readCues(raw: string, plain: Plain = plainOf(raw)): Cue[] {
  return RULES.flatMap(({ id, at, unless }) => {
    const match = at.exec(plain.text);
    if (match === null || unless?.test(plain.text)) return [];
    return [{ id, span: plain.spanOf(match.index, match.index + match[0].length) }];
  });
}

export const hasCue = (cues: readonly Cue[], id: CueId): boolean => cues.some((cue) => cue.id === id);
