/** Waiting for the end: a signal, or something that breaks. */

/** npm passes a terminal's Ctrl-C on, so that one press arrives twice. A second press is later than this. */
const SAME_PRESS_MS = 700;

/**
 * Resolves with the exit code when SIGINT or SIGTERM has been handled, or when `broken` rejects. A second signal ends
 * the process at once (its services end with it).
 */
export async function untilSignal(
  stop: () => Promise<void>,
  broken: Promise<never>,
  say: (line: string) => void,
): Promise<number> {
  let ending = false;
  let signalledAt = 0;
  const signalled = new Promise<number>((resolve) => {
    const onSignal = (signal: NodeJS.Signals): void => {
      if (ending) {
        if (Date.now() - signalledAt > SAME_PRESS_MS) process.exit(130);
        return;
      }
      ending = true;
      signalledAt = Date.now();
      say(`${signal}: ending what was started (once more ends it at once)`);
      stop().then(
        () => resolve(0),
        (error: unknown) => {
          say(`Ending failed: ${error instanceof Error ? error.message : String(error)}`);
          resolve(1);
        },
      );
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
  try {
    return await Promise.race([signalled, broken]);
  } catch (error) {
    if (ending) return signalled;
    ending = true;
    say(error instanceof Error ? error.message : String(error));
    await stop();
    return 1;
  }
}
