/** Seeded chance for scenarios and wording. */
import { seededRandom } from '../../test/support/seeded-random';

export interface Chance {
  pick<T>(items: readonly T[]): T;
  /** True in this share of cases. */
  flip(share: number): boolean;
  /** Whole number, both ends included. */
  whole(low: number, high: number): number;
}

/** @param stream keeps the draws of one purpose apart from those of another */
export function chance(seed: number, stream: number): Chance {
  const random = seededRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b));
  return {
    pick: (items) => random.pick(items),
    flip: (share) => random.next() < share,
    whole: (low, high) => low + Math.floor(random.next() * (high - low + 1)),
  };
}
