/** What is being done, said aloud as soon as it takes noticeably long. */

/** Prints one line for people. */
export type Say = (line: string) => void;

/** Nothing is said about what is quicker than this. */
const QUIET_MS = 2000;
const REPEAT_MS = 10_000;

/** Runs `task`; after two seconds says what it is, then every ten seconds how long it has taken, then that it is done. */
export async function withProgress<T>(say: Say, what: string, task: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  let repeat: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    say(`${what} …`);
    repeat = setInterval(() => say(`${what} … ${seconds()} s so far`), REPEAT_MS);
  }, QUIET_MS);
  try {
    const result = await task();
    if (repeat) say(`${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(repeat);
  }
}
