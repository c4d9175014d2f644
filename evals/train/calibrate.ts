/** A prediction on a message of an unseen family: probabilities and the right class. */
export interface Held {
  logits: number[];
  label: number;
}

/** The softmax temperature of least log loss, to two decimals. */
export function fitTemperature(held: readonly Held[]): number {
  let best = 1;
  let least = Infinity;
  for (let t = 0.6; t <= 2.5; t += 0.05) {
    const loss = held.reduce(
      (sum, { logits, label }) => sum - Math.log(Math.max(1e-9, softmaxAt(logits, t)[label] ?? 0)),
      0,
    );
    if (loss < least) [best, least] = [t, loss];
  }
  return Math.round(best * 100) / 100;
}

export function softmaxAt(logits: readonly number[], temperature: number): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - top) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Isotonic regression of "right" on confidence (pool adjacent violators), thinned to about `points` knots. */
export function fitIsotonic(pairs: readonly { confidence: number; right: boolean }[], points = 20): [number, number][] {
  const sorted = [...pairs].sort((a, b) => a.confidence - b.confidence);
  const size = Math.max(1, Math.ceil(sorted.length / points));
  const blocks: { sum: number; right: number; count: number }[] = [];
  for (let at = 0; at < sorted.length; at += size) {
    const part = sorted.slice(at, at + size);
    blocks.push({
      sum: part.reduce((total, { confidence }) => total + confidence, 0),
      right: part.filter(({ right }) => right).length,
      count: part.length,
    });
    for (;;) {
      const [left, last] = [blocks[blocks.length - 2], blocks[blocks.length - 1]];
      if (left === undefined || last === undefined || left.right / left.count <= last.right / last.count) break;
      blocks.splice(-2, 2, {
        sum: left.sum + last.sum,
        right: left.right + last.right,
        count: left.count + last.count,
      });
    }
  }
  return blocks.map(({ sum, right, count }) => [round(sum / count), round((right + 0.5) / (count + 1))]);
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
