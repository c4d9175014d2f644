import { INTENTS, type Intent } from '../../domain/understanding/vocabulary';
import type { Outcome } from './outcome';

const WRITES: readonly Intent[] = ['book', 'cancel', 'reschedule'];

export interface ClassFigures {
  precision: number;
  recall: number;
  f1: number;
  support: number;
}

export function accuracy(outcomes: readonly Outcome[]): number {
  return share(outcomes, ({ expected, read }) => expected === read);
}

export function classFigures(outcomes: readonly Outcome[], intent: Intent): ClassFigures {
  const support = outcomes.filter(({ expected }) => expected === intent).length;
  const read = outcomes.filter((outcome) => outcome.read === intent).length;
  const right = outcomes.filter((outcome) => outcome.expected === intent && outcome.read === intent).length;
  const precision = read === 0 ? 0 : right / read;
  const recall = support === 0 ? 0 : right / support;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall), support };
}

/** Mean F1 over the classes that occur. */
export function macroF1(outcomes: readonly Outcome[]): number {
  const figures = INTENTS.map((intent) => classFigures(outcomes, intent)).filter(({ support }) => support > 0);
  return figures.length === 0 ? 0 : figures.reduce((sum, { f1 }) => sum + f1, 0) / figures.length;
}

/** Share of all messages read as a write (book, cancel, reschedule) that they are not. */
export function wrongWrites(outcomes: readonly Outcome[]): number {
  return share(outcomes, ({ expected, read }) => expected !== read && WRITES.includes(read));
}

export function wrongCancels(outcomes: readonly Outcome[]): number {
  return share(outcomes, ({ expected, read }) => expected !== read && read === 'cancel');
}

/** Of the foreign messages, those not acted upon: read as `other`, or below the threshold. */
export function outOfScopeRecall(outcomes: readonly Outcome[], threshold: number): number {
  return share(
    outcomes.filter(({ expected }) => expected === 'other'),
    ({ read, confidence }) => read === 'other' || confidence < threshold,
  );
}

/** Of the messages in scope, those turned away: read as `other`, or below the threshold. */
export function falseRejects(outcomes: readonly Outcome[], threshold: number): number {
  return share(
    outcomes.filter(({ expected }) => expected !== 'other'),
    ({ read, confidence }) => read === 'other' || confidence < threshold,
  );
}

/** `confusion[expected][read]`. */
export function confusion(outcomes: readonly Outcome[]): Record<Intent, Record<Intent, number>> {
  const row = (expected: Intent) =>
    Object.fromEntries(
      INTENTS.map((read) => [read, outcomes.filter((o) => o.expected === expected && o.read === read).length]),
    );
  return Object.fromEntries(INTENTS.map((expected) => [expected, row(expected)])) as Record<
    Intent,
    Record<Intent, number>
  >;
}

export function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}
