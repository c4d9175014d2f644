import { share } from './intents';
import type { Outcome } from './outcome';

export interface ReliabilityRow {
  /** Confidence from `from` (inclusive) to `to`. */
  from: number;
  to: number;
  count: number;
  meanConfidence: number;
  accuracy: number;
}

const EDGES = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.001] as const;

export function reliability(outcomes: readonly Outcome[]): ReliabilityRow[] {
  return EDGES.slice(0, -1).map((from, index) => {
    const to = EDGES[index + 1] ?? 1;
    const inside = outcomes.filter(({ confidence }) => confidence >= from && confidence < to);
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0);
    return {
      from,
      to: Math.min(1, to),
      count: inside.length,
      meanConfidence: inside.length === 0 ? 0 : sum / inside.length,
      accuracy: share(inside, ({ expected, read }) => expected === read),
    };
  });
}

/** Expected calibration error: the mean gap between confidence and accuracy, by the rows of {@link reliability}. */
export function calibrationError(outcomes: readonly Outcome[]): number {
  if (outcomes.length === 0) return 0;
  const gaps = reliability(outcomes).map(
    ({ count, meanConfidence, accuracy }) => count * Math.abs(meanConfidence - accuracy),
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / outcomes.length;
}

export function coverage(outcomes: readonly Outcome[], threshold: number): { share: number; accuracy: number } {
  const sure = outcomes.filter(({ confidence }) => confidence >= threshold);
  return {
    share: share(outcomes, ({ confidence }) => confidence >= threshold),
    accuracy: share(sure, ({ expected, read }) => expected === read),
  };
}
