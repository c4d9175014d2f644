import { analyse } from '../../domain/understanding/analysis';
import { readByRules } from '../../domain/understanding/intents/by-rules';
import { ALPHABET, choose, type WeightsFile } from '../../domain/understanding/intents/classifier';
import { features } from '../../domain/understanding/intents/features';
import { INTENTS } from '../../domain/understanding/vocabulary';
import { fitIsotonic, fitTemperature, softmaxAt, type Held } from './calibrate';
import type { Lesson } from './material';
import { activate, classScores, train, type Example, type Network } from './network';

/** Chosen by holding out one author after another. */
export const SETTINGS = { hidden: 32, epochs: 20, rate: 0.1, l2: 1e-5, dropout: 0.5, seed: 7 } as const;
/** A feature seen in fewer lessons is not learnt. */
const LEAST_COUNT = 5;
/** Largest step of a stored weight; what is beyond the span of almost all weights is cut to it. */
const STEPS = 31;

export interface Prepared {
  lesson: Lesson;
  features: Map<string, number>;
}

export function prepare(lessons: readonly Lesson[]): Prepared[] {
  return lessons.map((lesson) => {
    const analysis = analyse(lesson.text);
    return { lesson, features: features(analysis, readByRules(analysis)) };
  });
}

interface Fitted {
  names: Map<string, number>;
  network: Network;
}

export function fit(prepared: readonly Prepared[]): Fitted {
  const counts = new Map<string, number>();
  for (const { features: found } of prepared) {
    for (const name of found.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= LEAST_COUNT).map(([name]) => name);
  const names = new Map(kept.sort().map((name, index) => [name, index]));
  const examples = prepared.map(({ lesson, features: found }) => ({
    ...indexed(names, found),
    label: INTENTS.indexOf(lesson.intent),
    weight: lesson.weight,
  }));
  return { names, network: train(examples, { ...SETTINGS, features: names.size, classes: INTENTS.length }) };
}

function indexed(
  names: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): Pick<Example, 'indexes' | 'values'> {
  const known = [...found].flatMap(([name, value]) => {
    const index = names.get(name);
    return index === undefined ? [] : [{ index, value }];
  });
  return {
    indexes: Uint32Array.from(known, ({ index }) => index),
    values: Float64Array.from(known, ({ value }) => value),
  };
}

export function logits({ names, network }: Fitted, found: ReadonlyMap<string, number>): number[] {
  const { indexes, values } = indexed(names, found);
  const units = new Float64Array(network.hidden);
  activate(network, indexes, values, units);
  return classScores(network, units);
}

/**
 * Predictions for every lesson of a group, by a network that saw nothing of the group. Held out by author, they tell what it is
 * worth on other people's messages.
 * @param groupOf the group of a lesson, or null when it is always learnt from
 */
export function crossValidate(
  prepared: readonly Prepared[],
  groupOf: (lesson: Lesson) => string | null,
): (Held & { lesson: Lesson })[] {
  const groups = [...new Set(prepared.map(({ lesson }) => groupOf(lesson)))].filter((group) => group !== null).sort();
  return groups.flatMap((group) => {
    const fitted = fit(prepared.filter(({ lesson }) => groupOf(lesson) !== group));
    return prepared
      .filter(({ lesson }) => groupOf(lesson) === group)
      .map(({ lesson, features: found }) => ({
        lesson,
        logits: logits(fitted, found),
        label: INTENTS.indexOf(lesson.intent),
      }));
  });
}

/** Temperature and what confidence is worth, from predictions on unseen authors. */
export function calibrate(held: readonly Held[]): Pick<WeightsFile, 'temperature' | 'calibration'> {
  const temperature = fitTemperature(held);
  const pairs = held.map(({ logits: scores, label }) => {
    const chances = softmaxAt(scores, temperature);
    const best = choose(chances);
    return { confidence: chances[best] ?? 0, right: best === label };
  });
  return { temperature, calibration: fitIsotonic(pairs) };
}

/** The network as the product reads it, weights of features in 64 steps per hidden unit. */
export function toFile(
  { names, network }: Fitted,
  calibration: Pick<WeightsFile, 'temperature' | 'calibration'>,
): WeightsFile {
  const { hidden, classes, input } = network;
  const units = Array.from({ length: hidden }, (_, h) => stepOf(input, hidden, h));
  const rows = [...names].map(([name, index]) => {
    const steps = units.map((unit, h) =>
      Math.max(-STEPS, Math.min(STEPS, Math.round((input[index * hidden + h] ?? 0) / unit))),
    );
    return `${name} ${steps.map((step) => ALPHABET[step + 32] ?? '').join('')}`;
  });
  return {
    classes: [...INTENTS],
    ...calibration,
    units: units.map(round),
    inputBias: [...network.inputBias].map(round),
    output: Array.from({ length: hidden }, (_, h) =>
      [...network.output.subarray(h * classes, (h + 1) * classes)].map(round),
    ),
    outputBias: [...network.outputBias].map(round),
    features: rows,
  };
}

/** The value of one step, so that all but one in two thousand weights of a unit fit. */
function stepOf(input: Float64Array, hidden: number, unit: number): number {
  const sizes = Array.from({ length: input.length / hidden }, (_, index) =>
    Math.abs(input[index * hidden + unit] ?? 0),
  );
  const reach = sizes.sort((a, b) => a - b)[Math.floor(sizes.length * 0.9995)] ?? 1;
  return Math.max(reach, 1e-6) / STEPS;
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}
