/**
 * Requests without the right bearer token: counted, logged without token and address, and answered late where an address
 * keeps guessing. Whoever has the right token is never asked about and never waits, from the same address either.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { countAuthFailure } from '../observability/metrics';

export interface AuthFailures {
  /** Notes a failure, and resolves when it may be answered. */
  note(reason: 'missing' | 'wrong', address: string): Promise<void>;
}

export interface AuthFailuresOptions {
  logger: Logger;
  realm: string;
  /** Wrong tokens of one address in one minute that are answered at once. Default 5. */
  free?: number;
  /** How long the answer to a further one is held back, in ms. Default 250. */
  delayMs?: number;
  /** Addresses that are remembered; the longest known is forgotten first. Default 1000. */
  maxAddresses?: number;
  /** Answers that are held back at once; further ones leave without delay, so that waiting costs nobody much. Default 50. */
  maxWaiting?: number;
}

const WINDOW_MS = 60_000;

export function createAuthFailures(options: AuthFailuresOptions): AuthFailures {
  const { logger, realm, free = 5, delayMs = 250, maxAddresses = 1000, maxWaiting = 50 } = options;
  /** An address is logged as a digest that nobody can compute outside this process. */
  const key = randomBytes(16);
  const sources = new Map<string, { since: number; missing: number; wrong: number }>();
  let waiting = 0;

  function sourceOf(address: string) {
    const source = createHmac('sha256', key).update(address).digest('hex').slice(0, 12);
    const known = sources.get(source);
    if (known && Date.now() - known.since < WINDOW_MS) return { source, failures: known };
    const failures = { since: Date.now(), missing: 0, wrong: 0 };
    sources.delete(source);
    sources.set(source, failures);
    for (const oldest of sources.keys()) {
      if (sources.size <= maxAddresses) break;
      sources.delete(oldest);
    }
    return { source, failures };
  }

  return {
    async note(reason, address) {
      countAuthFailure(realm, reason);
      const { source, failures } = sourceOf(address);
      const count = (failures[reason] += 1);
      // The 1st, 2nd, 4th, 8th … of a minute: a flood of requests is no flood of log lines.
      if (Number.isInteger(Math.log2(count))) {
        logger.warn({ event: 'auth_failure', realm, reason, source, count }, 'request without the right token');
      }
      if (failures.wrong <= free || waiting >= maxWaiting) return;
      waiting += 1;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      waiting -= 1;
    },
  };
}
