import { SLOT_NAMES, type SlotName } from '../../domain/slots';
import type { ClassFigures } from './intents';
import type { Outcome } from './outcome';

/** Precision, recall and F1 of one slot's values over all messages; a wrong value counts against both. */
export function slotFigures(outcomes: readonly Outcome[], slot: SlotName): ClassFigures {
  const verdicts = outcomes.flatMap(({ slots }) =>
    slots.filter((found) => found.slot === slot).map(({ verdict }) => verdict),
  );
  const count = (...kinds: string[]) => verdicts.filter((verdict) => kinds.includes(verdict)).length;
  const right = count('right');
  const read = count('right', 'wrong', 'invented');
  const support = count('right', 'wrong', 'missed');
  const precision = read === 0 ? 0 : right / read;
  const recall = support === 0 ? 0 : right / support;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall), support };
}

/** Mean F1 over the slots that occur. */
export function slotMacroF1(outcomes: readonly Outcome[]): number {
  const figures = SLOT_NAMES.map((slot) => slotFigures(outcomes, slot)).filter(({ support }) => support > 0);
  return figures.length === 0 ? 0 : figures.reduce((sum, { f1 }) => sum + f1, 0) / figures.length;
}

/** Share of messages whose intent and every slot are right, and nothing was invented. */
export function jointExact(outcomes: readonly Outcome[]): number {
  const exact = outcomes.filter(
    ({ expected, read, slots }) => expected === read && slots.every(({ verdict }) => verdict === 'right'),
  );
  return outcomes.length === 0 ? 0 : exact.length / outcomes.length;
}
