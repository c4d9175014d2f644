/** SIGINT and SIGTERM: from the first line of a command to the end of its orderly shutdown. */
import type { Say } from './progress';

/** npm passes a terminal's Ctrl-C on, so that one press arrives twice. A second press is later than this. */
const SAME_PRESS_MS = 700;
const INTERRUPTED = 130;

export interface Signals {
  /**
   * From now on a signal shuts down in order, by `stop`.
   * @param broken rejects when a part has ended by itself: everything else is ended too
   * @returns the exit code, when all has ended
   */
  until(stop: () => Promise<void>, broken?: Promise<never>): Promise<number>;
}

/**
 * Takes the signals over. While something is still starting, a signal ends the process at once (its services end with
 * it); later it shuts down in order, and a second one ends the process at once.
 */
export function takeSignals(say: Say): Signals {
  let shutDown: (() => void) | null = null;
  let signalledAt: number | null = null;

  const onSignal = (signal: NodeJS.Signals): void => {
    if (signalledAt !== null) {
      if (Date.now() - signalledAt > SAME_PRESS_MS) process.exit(INTERRUPTED);
      return;
    }
    signalledAt = Date.now();
    if (!shutDown) {
      say(`${signal}: ended while starting`);
      process.exit(INTERRUPTED);
    }
    say(`${signal}: ending what was started (once more ends it at once)`);
    shutDown();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);

  return {
    async until(stop, broken = new Promise<never>(() => undefined)) {
      const signalled = new Promise<number>((resolve) => {
        shutDown = () => void endWith(stop, 0, say).then(resolve);
      });
      try {
        return await Promise.race([signalled, broken]);
      } catch (error) {
        if (signalledAt !== null) return signalled;
        say(error instanceof Error ? error.message : String(error));
        return endWith(stop, 1, say);
      }
    },
  };
}

async function endWith(stop: () => Promise<void>, code: number, say: Say): Promise<number> {
  try {
    await stop();
    return code;
  } catch (error) {
    say(`Ending failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}
