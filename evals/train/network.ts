/**
 * A small network over sparse features: one hidden layer of rectifiers, softmax on top, trained by stochastic gradient descent
 * with AdaGrad steps. Deterministic: a fixed generator draws the first weights and orders the examples, and nothing depends on
 * time or machine.
 */
export interface Example {
  /** Feature indexes and values, parallel. */
  indexes: Uint32Array;
  values: Float64Array;
  label: number;
  /** How much the example counts. */
  weight: number;
}

export interface TrainOptions {
  features: number;
  hidden: number;
  classes: number;
  epochs: number;
  rate: number;
  l2: number;
  seed: number;
  /** Share of an example's features that is hidden each time it is shown: the network must not lean on any one word. */
  dropout: number;
}

export interface Network {
  hidden: number;
  classes: number;
  /** `input[feature * hidden + unit]` */
  input: Float64Array;
  inputBias: Float64Array;
  /** `output[unit * classes + class]` */
  output: Float64Array;
  outputBias: Float64Array;
}

export function train(examples: readonly Example[], options: TrainOptions): Network {
  const { features, hidden, classes, epochs, rate, l2, seed } = options;
  const random = generator(seed);
  const draw = (size: number, reach: number) => Float64Array.from({ length: size }, () => (2 * random() - 1) * reach);
  const network: Network = {
    hidden,
    classes,
    input: draw(features * hidden, 0.1),
    inputBias: draw(hidden, 0.1),
    output: draw(hidden * classes, Math.sqrt(6 / (hidden + classes))),
    outputBias: new Float64Array(classes),
  };
  const step = {
    input: new Float64Array(features * hidden).fill(START),
    inputBias: new Float64Array(hidden).fill(START),
    output: new Float64Array(hidden * classes).fill(START),
    outputBias: new Float64Array(classes).fill(START),
  };
  const order = examples.map((_, index) => index);
  const units = new Float64Array(hidden);
  const unitErrors = new Float64Array(hidden);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      const seen = options.dropout > 0 ? dropped(example, options.dropout, random) : example;
      activate(network, seen.indexes, seen.values, units);
      const errors = softmax(classScores(network, units));
      errors[example.label] = (errors[example.label] ?? 0) - 1;
      for (let k = 0; k < classes; k++) errors[k] = (errors[k] ?? 0) * example.weight;
      backThroughOutput(network, errors, units, unitErrors, step, rate, l2);
      backThroughInput(network, seen, units, unitErrors, step, rate, l2);
    }
  }
  return network;
}

function dropped({ indexes, values, label, weight }: Example, share: number, random: () => number): Example {
  const kept: number[] = [];
  for (let j = 0; j < indexes.length; j++) if (random() >= share) kept.push(j);
  return {
    indexes: Uint32Array.from(kept, (j) => indexes[j] ?? 0),
    values: Float64Array.from(kept, (j) => (values[j] ?? 0) / (1 - share)),
    label,
    weight,
  };
}

/** First value of AdaGrad's sums: it bounds the very first steps. */
const START = 1e-2;

interface Steps {
  input: Float64Array;
  inputBias: Float64Array;
  output: Float64Array;
  outputBias: Float64Array;
}

function backThroughOutput(
  { hidden, classes, output, outputBias }: Network,
  errors: readonly number[],
  units: Float64Array,
  unitErrors: Float64Array,
  step: Steps,
  rate: number,
  l2: number,
): void {
  for (let h = 0; h < hidden; h++) {
    const unit = units[h] ?? 0;
    let error = 0;
    for (let k = 0; k < classes; k++) {
      const cell = h * classes + k;
      error += (output[cell] ?? 0) * (errors[k] ?? 0);
      if (unit > 0) descend(output, step.output, cell, (errors[k] ?? 0) * unit + l2 * (output[cell] ?? 0), rate);
    }
    unitErrors[h] = unit > 0 ? error : 0;
  }
  for (let k = 0; k < classes; k++) descend(outputBias, step.outputBias, k, errors[k] ?? 0, rate);
}

function backThroughInput(
  { hidden, input, inputBias }: Network,
  { indexes, values }: Example,
  units: Float64Array,
  unitErrors: Float64Array,
  step: Steps,
  rate: number,
  l2: number,
): void {
  for (let h = 0; h < hidden; h++) {
    const error = unitErrors[h] ?? 0;
    if ((units[h] ?? 0) <= 0 || error === 0) continue;
    descend(inputBias, step.inputBias, h, error, rate);
    for (let j = 0; j < indexes.length; j++) {
      const cell = (indexes[j] ?? 0) * hidden + h;
      descend(input, step.input, cell, error * (values[j] ?? 0) + l2 * (input[cell] ?? 0), rate);
    }
  }
}

function descend(weights: Float64Array, sums: Float64Array, at: number, gradient: number, rate: number): void {
  const sum = (sums[at] ?? 0) + gradient * gradient;
  sums[at] = sum;
  weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(sum);
}

/** The hidden units of an input, into `units`. */
export function activate(
  { hidden, input, inputBias }: Network,
  indexes: ArrayLike<number>,
  values: ArrayLike<number>,
  units: Float64Array,
): void {
  units.set(inputBias);
  for (let j = 0; j < indexes.length; j++) {
    const base = (indexes[j] ?? 0) * hidden;
    const value = values[j] ?? 0;
    for (let h = 0; h < hidden; h++) units[h] = (units[h] ?? 0) + (input[base + h] ?? 0) * value;
  }
  for (let h = 0; h < hidden; h++) if ((units[h] ?? 0) < 0) units[h] = 0;
}

export function classScores({ hidden, classes, output, outputBias }: Network, units: Float64Array): number[] {
  const scores = [...outputBias];
  for (let h = 0; h < hidden; h++) {
    const unit = units[h] ?? 0;
    if (unit === 0) continue;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + (output[h * classes + k] ?? 0) * unit;
  }
  return scores;
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** A small linear congruential generator: numbers in [0, 1). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function shuffle(items: number[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const a = items[i] ?? 0;
    items[i] = items[j] ?? 0;
    items[j] = a;
  }
}
