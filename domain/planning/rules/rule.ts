import type { Situation } from '../situation';
import type { DialogueMove } from '../turn-plan';
import type { PlanInput } from '../types';

/** @returns the move, or nothing when the rule does not apply */
export type Rule = (situation: Situation) => DialogueMove | null;

/** The failed attempt after which a person is offered. */
export const MAX_FAILURES = 3;

/** The third time that a conversation gets nowhere, a person is offered instead. */
export function giveUpOr(move: DialogueMove, { state }: PlanInput): DialogueMove {
  return state.failures >= MAX_FAILURES - 1 ? { kind: 'offer_human' } : move;
}
