/**
 * The few-shot examples most like a message, by cosine over TF-IDF of character n-grams: robust against typos, missing
 * accents and words never seen. Ties keep the file's order, so that a prompt is reproducible.
 */
export interface Example<A> {
  text: string;
  answer: A;
}

export interface Neighbour<A> {
  example: Example<A>;
  /** Cosine, 0–1. */
  similarity: number;
}

const SIZES = [2, 3, 4, 5];

export class ExampleIndex<A> {
  private readonly postings = new Map<string, { doc: number; weight: number }[]>();
  private readonly idf = new Map<string, number>();

  constructor(private readonly examples: readonly Example<A>[]) {
    const counts = examples.map((example) => gramCounts(example.text));
    const frequency = new Map<string, number>();
    for (const grams of counts) for (const gram of grams.keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
    for (const [gram, count] of frequency) this.idf.set(gram, Math.log((1 + examples.length) / (1 + count)) + 1);
    counts.forEach((grams, doc) => {
      for (const [gram, weight] of this.vector(grams)) {
        const list = this.postings.get(gram);
        if (list) list.push({ doc, weight });
        else this.postings.set(gram, [{ doc, weight }]);
      }
    });
  }

  /** At most `k`, best first. */
  nearest(text: string, k: number): Neighbour<A>[] {
    const scores = new Float64Array(this.examples.length);
    for (const [gram, weight] of this.vector(gramCounts(text)))
      for (const posting of this.postings.get(gram) ?? [])
        scores[posting.doc] = (scores[posting.doc] ?? 0) + weight * posting.weight;
    return this.examples
      .map((example, doc) => ({ example, similarity: scores[doc] ?? 0 }))
      .filter((neighbour) => neighbour.similarity > 0)
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, k);
  }

  /** Unit-length weights; grams that no example has are left out. */
  private vector(grams: ReadonlyMap<string, number>): [string, number][] {
    const weighted: [string, number][] = [];
    for (const [gram, count] of grams) {
      const idf = this.idf.get(gram);
      if (idf !== undefined) weighted.push([gram, (1 + Math.log(count)) * idf]);
    }
    const norm = Math.hypot(...weighted.map(([, weight]) => weight));
    return norm === 0 ? [] : weighted.map(([gram, weight]) => [gram, weight / norm]);
  }
}

function gramCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of foldText(text).replace(/\d/g, '0').split(' ')) {
    const padded = ` ${word} `;
    for (const size of SIZES)
      for (let at = 0; at + size <= padded.length; at += 1) {
        const gram = padded.slice(at, at + size);
        counts.set(gram, (counts.get(gram) ?? 0) + 1);
      }
  }
  return counts;
}

/** Lower case, no accents, words apart. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
