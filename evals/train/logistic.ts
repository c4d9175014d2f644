/**
 * Multinomial logistic regression over sparse features: full-batch-order SGD with AdaGrad steps, L2, class weights. Deterministic:
 * a fixed generator orders the examples and nothing depends on time or machine.
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
  classes: number;
  epochs: number;
  rate: number;
  l2: number;
  seed: number;
}

export interface LinearModel {
  classes: number;
  /** `weights[feature * classes + class]`. */
  weights: Float64Array;
  bias: Float64Array;
}

export function train(examples: readonly Example[], options: TrainOptions): LinearModel {
  const { features, classes, epochs, rate, l2, seed } = options;
  const model: LinearModel = {
    classes,
    weights: new Float64Array(features * classes),
    bias: new Float64Array(classes),
  };
  const squares = new Float64Array(features * classes).fill(1e-6);
  const biasSquares = new Float64Array(classes).fill(1e-6);
  const order = examples.map((_, index) => index);
  const random = generator(seed);
  const scores = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      probabilities(model, example.indexes, example.values, scores);
      for (let k = 0; k < classes; k++) {
        const error = ((scores[k] ?? 0) - (k === example.label ? 1 : 0)) * example.weight;
        const biasAt = (biasSquares[k] ?? 0) + error * error;
        biasSquares[k] = biasAt;
        model.bias[k] = (model.bias[k] ?? 0) - (rate * error) / Math.sqrt(biasAt);
        for (let j = 0; j < example.indexes.length; j++) {
          const cell = (example.indexes[j] ?? 0) * classes + k;
          const weight = model.weights[cell] ?? 0;
          const gradient = error * (example.values[j] ?? 0) + l2 * weight;
          const sum = (squares[cell] ?? 0) + gradient * gradient;
          squares[cell] = sum;
          model.weights[cell] = weight - (rate * gradient) / Math.sqrt(sum);
        }
      }
    }
  }
  return model;
}

/** Softmax of the linear scores, into `into`. */
export function probabilities(
  { classes, weights, bias }: LinearModel,
  indexes: ArrayLike<number>,
  values: ArrayLike<number>,
  into: Float64Array,
): void {
  for (let k = 0; k < classes; k++) into[k] = bias[k] ?? 0;
  for (let j = 0; j < indexes.length; j++) {
    const base = (indexes[j] ?? 0) * classes;
    const value = values[j] ?? 0;
    for (let k = 0; k < classes; k++) into[k] = (into[k] ?? 0) + (weights[base + k] ?? 0) * value;
  }
  let top = -Infinity;
  for (const score of into) top = Math.max(top, score);
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    const e = Math.exp((into[k] ?? 0) - top);
    into[k] = e;
    sum += e;
  }
  for (let k = 0; k < classes; k++) into[k] = (into[k] ?? 0) / sum;
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
