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
export const readCues = (raw: string, plain: Plain = plainOf(raw)): Cue[] =>
  RULES.flatMap((rule) => cueIn(plain, rule) ?? []);

/** Whether one cue is in a message: for those who need no other. */
export const saysCue = (id: CueId, plain: Plain): boolean =>
  (RULES_BY_ID.get(id) ?? []).some((rule) => cueIn(plain, rule) !== null);

const RULES_BY_ID = new Map(RULES.map(({ id }) => [id, RULES.filter((rule) => rule.id === id)]));

function cueIn(plain: Plain, { id, at, unless }: CueRule & { id: CueId }): Cue | null {
  const match = at.exec(plain.text);
  if (match === null || unless?.test(plain.text)) return null;
  return { id, span: plain.spanOf(match.index, match.index + match[0].length) };
}

export const hasCue = (cues: readonly Cue[], id: CueId): boolean => cues.some((cue) => cue.id === id);
