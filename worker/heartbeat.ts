/** Lets the other processes see that this worker is at work, for as long as it really is. */
import type { Logger } from 'pino';
import { periodically } from './periodically';

export interface HeartbeatOptions {
  /**
   * Whether the worker can take work at this moment: its run loop runs and its own connection reaches the engine.
   * Rejecting means no.
   */
  works: () => Promise<boolean>;
  /** Says so to the others. */
  record: () => Promise<void>;
  /** Takes it back. */
  remove: () => Promise<void>;
  logger: Logger;
  /** Default: every 5 s. */
  everyMs?: number;
}

export interface Heartbeat {
  /** Whether the last beat found the worker at work. */
  beats(): boolean;
  /** Ends the beats and takes the worker off the list. Safe to call twice; never throws. */
  stop(): Promise<void>;
}

const EVERY_MS = 5000;

/**
 * Beats once before it returns, then regularly. A process that is frozen beats no more, and one that cannot reach the engine
 * records nothing. Failures are logged when they begin, never thrown.
 */
export async function startHeartbeat(options: HeartbeatOptions): Promise<Heartbeat> {
  const { works, record, remove, logger, everyMs = EVERY_MS } = options;
  let beating = false;
  let troubled = false;

  async function beat(): Promise<void> {
    try {
      beating = await works();
      if (beating) await record();
      troubled = false;
    } catch (error) {
      beating = false;
      if (!troubled) logger.warn({ err: error }, 'this worker cannot say that it is at work');
      troubled = true;
    }
  }
  const beats = periodically(everyMs, beat);
  await beats.run();
  let stopped: Promise<void> | null = null;
  return {
    beats: () => beating,
    stop: () =>
      (stopped ??= (async () => {
        await beats.stop();
        beating = false;
        await remove().catch((error: unknown) =>
          logger.warn({ err: error }, 'the worker stays listed for some seconds'),
        );
      })()),
  };
}
