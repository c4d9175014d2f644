/** Which move the dialogue makes. Rules in order; the first that applies decides. */
import { byAct, byComplaint, byHypothesis, byMedia, byOthers } from './rules/acts';
import { byAmendment, byClarification, byMore, byRoom, byUrgency } from './rules/changes';
import { byAffirmation, byChoice, byDenial, byDoubt, byLooseYes, bySelf } from './rules/replies';
import { giveUpOr, type Rule } from './rules/rule';
import { bySmallTalk } from './rules/small-talk';
import { byWant } from './rules/wants';
import type { Situation } from './situation';
import type { DialogueMove } from './turn-plan';

const RULES: readonly Rule[] = [
  byMedia,
  byAct,
  byComplaint,
  byOthers,
  byHypothesis,
  byUrgency,
  byAffirmation,
  byLooseYes,
  byDenial,
  bySelf,
  byDoubt,
  byChoice,
  byMore,
  byAmendment,
  byClarification,
  byRoom,
  byWant,
  bySmallTalk,
];

export function chooseMove(situation: Situation): DialogueMove {
  for (const rule of RULES) {
    const move = rule(situation);
    if (move) return move.kind === 'out_of_scope' ? giveUpOr(move, situation.input) : move;
  }
  return giveUpOr({ kind: 'not_understood' }, situation.input);
}
