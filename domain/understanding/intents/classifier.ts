import { INTENTS, type Intent } from '../vocabulary';
import WEIGHTS from '../weights/intent.json';

/**
 * The file that training writes: one feature per line with its weights to the hidden units, so that a change of the training
 * data can be followed in a diff.
 */
export interface WeightsFile {
  classes: string[];
  /** Softmax temperature, fitted on messages of authors the network had not seen. */
  temperature: number;
  /** What a top probability is worth: pairs [probability, share right], rising, between which is interpolated. */
  calibration: number[][];
  /** Per hidden unit: what one step of a feature's weight is worth. */
  units: number[];
  inputBias: number[];
  /** Per hidden unit, its weight to each class. */
  output: number[][];
  outputBias: number[];
  /** `name weights`: one character of {@link ALPHABET} per hidden unit, its place less 32; the name may contain spaces. */
  features: string[];
}

/** 64 steps, from -32 to 31. */
export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export interface Classifier {
  /** Probabilities of the nine intents, in the order of {@link INTENTS}. */
  probabilities(features: ReadonlyMap<string, number>): number[];
  /** The probability that the best guess is right, given the network's own number for it. */
  calibrated(probability: number): number;
}

/** A network of one hidden layer of rectifiers over sparse, named features. */
export function createClassifier(file: WeightsFile): Classifier {
  if (file.classes.join() !== INTENTS.join()) throw new Error('The weights were trained for other intents');
  const rows = parseRows(file.features);
  const steps = Float64Array.from(file.units);
  return {
    probabilities(features) {
      const sums = new Float64Array(steps.length);
      for (const [name, value] of features) {
        const row = rows.get(name);
        if (row === undefined) continue;
        for (let h = 0; h < sums.length; h++) sums[h] = (sums[h] ?? 0) + (row[h] ?? 0) * value;
      }
      const scores = [...file.outputBias];
      sums.forEach((sum, h) => {
        const unit = (file.inputBias[h] ?? 0) + sum * (steps[h] ?? 0);
        if (unit <= 0) return;
        for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) + (file.output[h]?.[k] ?? 0) * unit;
      });
      return softmax(scores.map((score) => score / file.temperature));
    },
    calibrated: (probability) => interpolate(file.calibration, probability),
  };
}

function parseRows(lines: readonly string[]): Map<string, Int8Array> {
  const step = new Map([...ALPHABET].map((char, index) => [char, index - 32]));
  return new Map(
    lines.map((line) => {
      const cut = line.lastIndexOf(' ');
      return [line.slice(0, cut), Int8Array.from(line.slice(cut + 1), (char) => step.get(char) ?? 0)];
    }),
  );
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Piecewise linear through the given points, flat outside them. */
export function interpolate(points: readonly (readonly number[])[], x: number): number {
  let [leftX = 0, leftY = x] = points[0] ?? [0, x];
  for (const [rightX = 1, rightY = 1] of points) {
    if (x <= rightX) {
      const share = rightX === leftX ? 1 : Math.max(0, (x - leftX) / (rightX - leftX));
      return leftY + share * (rightY - leftY);
    }
    [leftX, leftY] = [rightX, rightY];
  }
  return leftY;
}

/** How much more evidence a write needs: acting on a wrong guess costs the customer an appointment, asking costs a question. */
const CAUTION: Partial<Record<Intent, number>> = { book: 0.6, reschedule: 0.6, cancel: 0.35 };

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
  loaded ??= createClassifier(WEIGHTS);
  return loaded;
}
