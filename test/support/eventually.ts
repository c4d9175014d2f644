/** Polls until `check` gives something other than `null`/`false`; for what is eventually consistent (visibility, callbacks). */
export async function eventually<T>(
  check: () => Promise<T | null | false> | T | null | false,
  withinMs = 10_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await check();
    if (found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
