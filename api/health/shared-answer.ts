/** One answer for everybody who asks at the same time, and for a moment after: open routes must not multiply work. */
export function shared<T>(ask: () => Promise<T>, freshMs: number): () => Promise<T> {
  let answer: Promise<T> | null = null;
  let staleAt = 0;
  return () => {
    if (answer && Date.now() < staleAt) return answer;
    const asked = ask();
    answer = asked;
    staleAt = Number.POSITIVE_INFINITY;
    const settle = (): void => {
      staleAt = Date.now() + freshMs;
    };
    asked.then(settle, () => {
      if (answer === asked) answer = null;
    });
    return asked;
  };
}
