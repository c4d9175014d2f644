import type { Absorbed } from '../../state/absorb';
import { flowOf } from '../../state/flow';
import { timeIn } from '../../state/relative';
import { slotValue } from '../../state/slots';
import { SLOT_NAMES } from '../../understanding/types';
import type { Situation } from '../situation';
import type { Answer, DialogueMove } from '../turn-plan';
import type { PlanInput } from '../types';
import { meansAll, plainText } from '../wording';
import { giveUpOr } from './rule';

/** Something is wanted, told or answered. */
export function byWant({ input, absorbed, answers, moved, intents }: Situation): DialogueMove | null {
  const { reading, state } = input;
  const wanted = intents.some((intent) => flowOf(intent) !== undefined);
  const running = absorbed.state.flow !== null;
  if (running && (moved || absorbed.problems.length > 0)) return advanceUnlessStuck(input, absorbed, answers, moved);
  if (answers.length > 0) return { kind: 'inform', answers };
  // Nothing new, but to the point: the same question again, without complaint.
  return running && (wanted || saysAgain(reading, state)) ? { kind: 'advance', answers } : null;
}

/** An answer whose values are all known already, or that only concerns what is optional. */
function saysAgain(reading: PlanInput['reading'], state: PlanInput['state']): boolean {
  const { answersPending, slots, act, dropped, staff } = reading;
  // "A la mañana" for an hour that is in the morning already.
  const { time } = reading.when;
  if (!act && time?.kind === 'window' && timeIn(slotValue(state, 'preferred_time'), time)) return true;
  if (!act && (dropped.some(({ slot }) => slot === 'client_email') || staff?.kind === 'any')) return true;
  const again = SLOT_NAMES.some((name) => slots[name] !== undefined && slots[name] === slotValue(state, name));
  return !act && (again || (answersPending && state.pending === null));
}

/** The same unusable answer for the third time: somebody else should try. */
function advanceUnlessStuck(input: PlanInput, absorbed: Absorbed, answers: Answer[], moved: boolean): DialogueMove {
  const stuck = !moved && absorbed.problems.length > 0 && answers.length === 0;
  if (stuck) return giveUpOr({ kind: 'advance', answers }, input);
  const isAll = absorbed.state.flow === 'cancel' && meansAll(plainText(input.text ?? ''));
  return { kind: 'advance', answers, ...(isAll ? { all: true as const } : {}) };
}
