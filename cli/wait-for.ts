/** Waiting for what a process needs and does not start itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import type { RuntimeConfig } from '../config/config';
import { temporalConnection } from '../config/temporal';
import type { Database } from '../store/database';

export interface Patience {
  logger: Logger;
  /** Ends the waiting. */
  signal: AbortSignal;
  /** Delay after the first failure, in ms; doubled after each one. */
  firstMs?: number;
  /** Longest delay, in ms: so long after its return at most is a server noticed. */
  longestMs?: number;
}

/**
 * Asks until it succeeds, ever less often, and logs each time what is missing and why.
 * @throws the signal's reason when it is aborted
 */
export async function waitFor(what: string, ask: () => Promise<void>, patience: Patience): Promise<void> {
  const { logger, signal, firstMs = 250, longestMs = 5000 } = patience;
  for (let delayMs = firstMs, waited = false; ; delayMs = Math.min(delayMs * 2, longestMs), waited = true) {
    signal.throwIfAborted();
    try {
      await ask();
      if (waited) logger.info(`${what} is there now`);
      return;
    } catch (error) {
      signal.throwIfAborted();
      logger.warn({ reason: reasonOf(error), retryInMs: delayMs }, `waiting for ${what}`);
    }
    await sleep(delayMs, undefined, { signal });
  }
}

/** A database that answers, is migrated, and holds this role to row-level security. */
export const waitForDatabase = (db: Database, patience: Patience): Promise<void> =>
  waitFor(
    'PostgreSQL',
    async () => {
      const { ok, detail } = await db.healthy();
      if (!ok) throw new Error(detail);
    },
    patience,
  );

const ANSWER_WITHIN_MS = 5000;

/** A Temporal server that answers for the namespace. */
export const waitForTemporal = ({ address, namespace }: RuntimeConfig['temporal'], patience: Patience): Promise<void> =>
  waitFor(
    'Temporal',
    async () => {
      const connection = await Connection.connect({
        ...temporalConnection(address),
        connectTimeout: ANSWER_WITHIN_MS,
      });
      try {
        await connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
          connection.workflowService.describeNamespace({ namespace }),
        );
      } finally {
        await connection.close();
      }
    },
    patience,
  );

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
