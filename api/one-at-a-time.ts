/** Work of one sender is done one after the other, in order of arrival; that of different senders side by side. */

/**
 * A sender whose messages come faster than they can be stored keeps one place in the connection pool, not all of them: the
 * rest of them waits here, and nobody else does.
 * @returns a function that runs `work` once everything before it with the same key has ended
 */
export function oneAtATime(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    const forget = (): void => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}
