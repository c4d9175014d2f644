import { analyse } from '../../domain/understanding/analysis';
import { readByRules } from '../../domain/understanding/intents/by-rules';
import { choose, type WeightsFile } from '../../domain/understanding/intents/classifier';
import { features } from '../../domain/understanding/intents/features';
import { INTENTS } from '../../domain/understanding/types';
import { fitIsotonic, fitTemperature, softmaxAt, type Held } from './calibrate';
import { train, type Example, type LinearModel } from './logistic';
import type { Lesson } from './material';

/** Chosen by cross-validation over families, once. */
export const SETTINGS = {
  epochs: 12,
  rate: 0.15,
  l2: 1e-4,
  seed: 7,
  leastCount: 2,
  unit: 0.05,
  leastWeight: 2,
} as const;

interface Prepared {
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
  model: LinearModel;
}

export function fit(prepared: readonly Prepared[]): Fitted {
  const counts = new Map<string, number>();
  for (const { features: found } of prepared)
    for (const name of found.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kept = [...counts]
    .filter(([, count]) => count >= SETTINGS.leastCount)
    .map(([name]) => name)
    .sort();
  const names = new Map(kept.map((name, index) => [name, index]));
  const examples = prepared.map(({ lesson, features: found }): Example => {
    const known = [...found].flatMap(([name, value]) => {
      const index = names.get(name);
      return index === undefined ? [] : [{ index, value }];
    });
    return {
      indexes: Uint32Array.from(known, ({ index }) => index),
      values: Float64Array.from(known, ({ value }) => value),
      label: INTENTS.indexOf(lesson.intent),
      weight: lesson.weight,
    };
  });
  return { names, model: train(examples, { ...SETTINGS, features: names.size, classes: INTENTS.length }) };
}

export function logits({ names, model }: Fitted, found: ReadonlyMap<string, number>): number[] {
  const scores = [...model.bias];
  for (const [name, value] of found) {
    const index = names.get(name);
    if (index === undefined) continue;
    for (let k = 0; k < scores.length; k++)
      scores[k] = (scores[k] ?? 0) + (model.weights[index * scores.length + k] ?? 0) * value;
  }
  return scores;
}

/**
 * Predictions for every lesson of a group, by a model that saw nothing of the group. Held out by author, they tell what the
 * model is worth on other people's messages.
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

/** Temperature and what confidence is worth, from predictions on unseen families. */
export function calibrate(held: readonly Held[]): Pick<WeightsFile, 'temperature' | 'calibration'> {
  const temperature = fitTemperature(held);
  const pairs = held.map(({ logits: scores, label }) => {
    const chances = softmaxAt(scores, temperature);
    const best = choose(chances);
    return { confidence: chances[best] ?? 0, right: best === label };
  });
  return { temperature, calibration: fitIsotonic(pairs) };
}

/** Weights as small integers, one readable line per feature; what rounds to nothing is left out. */
export function toFile(
  { names, model }: Fitted,
  calibration: Pick<WeightsFile, 'temperature' | 'calibration'>,
): WeightsFile {
  const quantise = (weight: number) => Math.round(weight / SETTINGS.unit);
  const lines: string[] = [];
  for (const [name, index] of names) {
    const row = INTENTS.map((_, k) => quantise(model.weights[index * INTENTS.length + k] ?? 0));
    if (row.some((weight) => Math.abs(weight) >= SETTINGS.leastWeight)) lines.push(`${name} ${row.join(' ')}`);
  }
  return {
    classes: [...INTENTS],
    unit: SETTINGS.unit,
    bias: [...model.bias].map(quantise),
    ...calibration,
    features: lines,
  };
}
