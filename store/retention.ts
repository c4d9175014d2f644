/** Forgetting what is no longer needed. Appointments, messages and the audit trail stay; see `privacy.ts` for a person's data. */
import { listWorkspaces } from './channels';
import type { Database } from './database';
import { deleteIdempotencyKeysBefore } from './idempotency';
import { deleteExpiredCounters } from './rate-counters';
import { deleteTurnsBefore } from './turns';
import { deleteHeartbeatsBefore } from './worker-heartbeats';

export interface Retention {
  /** Debug records of turns, in days. */
  turnDays: number;
  /** Stored answers of writes, in days: longer than anything is ever retried. */
  answerDays: number;
}

export const DEFAULT_RETENTION: Retention = { turnDays: 30, answerDays: 7 };

export interface Forgotten {
  turns: number;
  answers: number;
  counters: number;
  /** Workers that were killed and could not take themselves off the list. */
  workers: number;
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Forgets what has expired, one workspace after the other. May be repeated, and run by several processes at once. */
export async function forgetExpired(
  db: Database,
  now: Date,
  retention: Retention = DEFAULT_RETENTION,
): Promise<Forgotten> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  const workers = await deleteHeartbeatsBefore(db, new Date(now.getTime() - HOUR));
  const total: Forgotten = { turns: 0, answers: 0, counters: 0, workers };
  for (const { id } of await listWorkspaces(db)) {
    await db.inWorkspace(id, async (tx) => {
      total.turns += await deleteTurnsBefore(tx, before(retention.turnDays));
      total.answers += await deleteIdempotencyKeysBefore(tx, before(retention.answerDays));
      total.counters += await deleteExpiredCounters(tx, now);
    });
  }
  return total;
}
