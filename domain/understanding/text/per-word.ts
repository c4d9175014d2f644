/** Words that are remembered by each function: messages repeat their words, and there is no end to words. */
const MOST_WORDS = 5000;
/** What is longer is noise, which is not written twice. */
const LONGEST_WORD = 40;

/** A pure function of a word that works out each word once. What it gives must not be changed. */
export function perWord<R>(compute: (word: string) => R): (word: string) => R {
  const known = new Map<string, { result: R }>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before.result;
    const result = compute(word);
    if (word.length <= LONGEST_WORD) {
      if (known.size >= MOST_WORDS) known.clear();
      known.set(word, { result });
    }
    return result;
  };
}
