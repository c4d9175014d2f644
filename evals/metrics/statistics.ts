import { generator } from '../train/network';

export interface Interval {
  value: number;
  /** 95 % bootstrap interval. */
  low: number;
  high: number;
}

/** A figure with its 95 % interval: percentiles over resamples of the messages, with a fixed seed. */
export function bootstrap<T>(items: readonly T[], figure: (sample: readonly T[]) => number, resamples = 500): Interval {
  const random = generator(2026);
  const values = Array.from({ length: resamples }, () =>
    figure(items.map((item) => items[Math.floor(random() * items.length)] ?? item)),
  ).sort((a, b) => a - b);
  return { value: figure(items), low: percentile(values, 2.5), high: percentile(values, 97.5) };
}

/** The `p`-th percentile of sorted values, by nearest rank. */
export function percentile(sorted: readonly number[], p: number): number {
  if (sorted.length === 0) return 0;
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1))] ?? 0;
}
