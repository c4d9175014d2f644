import { INTENTS, type Intent } from '../types';
import WEIGHTS from '../weights/intent.json';

/** The file that training writes: readable, one feature per line with its nine weights, in units of `unit`. */
export interface WeightsFile {
  classes: string[];
  unit: number;
  bias: number[];
  /** Softmax temperature, fitted on messages of families the model had not seen. */
  temperature: number;
  /** What a top probability is worth: pairs [probability, share right], rising, between which is interpolated. */
  calibration: [number, number][];
  /** `name w0 w1 … w8`, integers; the name may contain spaces, the weights come last. */
  features: string[];
}

export interface Classifier {
  /** Probabilities of the nine intents, in the order of {@link INTENTS}. */
  probabilities(features: ReadonlyMap<string, number>): number[];
  /** The probability that the best guess is right, given the model's own number for it. */
  calibrated(probability: number): number;
}

export function createClassifier(file: WeightsFile): Classifier {
  if (file.classes.join() !== INTENTS.join()) throw new Error('The weights were trained for other intents');
  const rows = new Map<string, Int16Array>();
  const size = INTENTS.length;
  for (const line of file.features) {
    const parts = line.split(' ');
    rows.set(parts.slice(0, -size).join(' '), Int16Array.from(parts.slice(-size), Number));
  }
  return {
    probabilities(features) {
      const scores = file.bias.map((bias) => bias * file.unit);
      for (const [name, value] of features) {
        const row = rows.get(name);
        if (row !== undefined)
          for (let k = 0; k < size; k++) scores[k] = (scores[k] ?? 0) + (row[k] ?? 0) * value * file.unit;
      }
      return softmax(scores.map((score) => score / file.temperature));
    },
    calibrated: (probability) => interpolate(file.calibration, probability),
  };
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Piecewise linear through the given points, flat outside them. */
export function interpolate(points: readonly (readonly [number, number])[], x: number): number {
  const first = points[0];
  if (first === undefined) return x;
  if (x <= first[0]) return first[1];
  for (let i = 1; i < points.length; i++) {
    const [left, right] = [points[i - 1], points[i]];
    if (left === undefined || right === undefined || x > right[0]) continue;
    const share = right[0] === left[0] ? 1 : (x - left[0]) / (right[0] - left[0]);
    return left[1] + share * (right[1] - left[1]);
  }
  return points[points.length - 1]?.[1] ?? x;
}

/** How much more evidence a write needs: acting on a wrong guess costs the customer an appointment, asking costs a question. */
const CAUTION: Partial<Record<Intent, number>> = { book: 0.9, reschedule: 0.9, cancel: 0.7 };

/** The intent to answer, given probabilities: the likeliest, after writes have been made dearer. */
export function choose(probabilities: readonly number[]): number {
  let best = 0;
  let bestValue = -1;
  INTENTS.forEach((intent, k) => {
    const value = (probabilities[k] ?? 0) * (CAUTION[intent] ?? 1);
    if (value > bestValue) [best, bestValue] = [k, value];
  });
  return best;
}

let loaded: Classifier | null = null;

/** The trained classifier, parsed on first use. */
export function intentClassifier(): Classifier {
  loaded ??= createClassifier(readWeights(WEIGHTS));
  return loaded;
}

/** JSON imports lose tuple types; the pairs are checked here. */
function readWeights(file: Omit<WeightsFile, 'calibration'> & { calibration: number[][] }): WeightsFile {
  return { ...file, calibration: file.calibration.map(([x = 0, y = 0]) => [x, y] as const).map(([x, y]) => [x, y]) };
}
