/** Work that is done at intervals, and never twice at once. */
export interface Periodical {
  /** Does it now, or waits for the run that is under way. */
  run(): Promise<void>;
  /** No further run; waits for the one under way. */
  stop(): Promise<void>;
}

/** @param work must not throw: it reports its failures itself */
export function periodically(everyMs: number, work: () => Promise<void>): Periodical {
  let running: Promise<void> | null = null;
  const run = (): Promise<void> => (running ??= work().finally(() => (running = null)));
  const timer = setInterval(() => void run(), everyMs).unref();
  return {
    run,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
