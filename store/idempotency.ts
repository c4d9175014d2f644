/** A write happens at most once per key; whoever repeats it gets the first answer. */
import { createHash } from 'node:crypto';
import type { Tx } from './database';
import { IdempotencyMismatch } from './errors';
import { toJson } from './json';

/** Same request ⇔ same fingerprint. Keys are sorted, so that the order of members does not matter. */
export const fingerprint = (request: Readonly<Record<string, string>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(request).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))))
    .digest('hex');

export interface OnceOptions<T> {
  key: string;
  fingerprint: string;
  /** Whose data the answer holds, so that erasure finds it. */
  contactId?: string;
  /** The customer's message that caused the write. */
  messageSid?: string;
  /** Only answers worth keeping are stored; after another one the same key may try again. Default: all. */
  keep?: (answer: T) => boolean;
  /** Turns a stored answer back into what it was. @throws when it is not one */
  restore: (stored: unknown) => T;
}

/**
 * Runs `work` unless its key has an answer, and stores its answer in the same transaction: if that commits, all of it
 * happened; if not, none. A concurrent call with the same key waits for the first one's transaction.
 * @throws {IdempotencyMismatch} when the key was used for another request
 */
export async function once<T extends object>(tx: Tx, options: OnceOptions<T>, work: () => Promise<T>): Promise<T> {
  const claimed = await tx
    .insertInto('idempotency_keys')
    .values({
      key: options.key,
      fingerprint: options.fingerprint,
      contact_id: options.contactId ?? null,
      message_sid: options.messageSid ?? null,
    })
    .onConflict((on) => on.columns(['workspace_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!claimed) return replay(tx, options);

  const answer = await work();
  const statement =
    options.keep?.(answer) === false
      ? tx.deleteFrom('idempotency_keys').where('key', '=', options.key)
      : tx
          .updateTable('idempotency_keys')
          .set({ response: toJson(answer) })
          .where('key', '=', options.key);
  await statement.execute();
  return answer;
}

async function replay<T>(tx: Tx, options: OnceOptions<T>): Promise<T> {
  const stored = await tx
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'response'])
    .where('key', '=', options.key)
    .executeTakeFirst();
  if (!stored || stored.fingerprint !== options.fingerprint) throw new IdempotencyMismatch(options.key);
  return options.restore(stored.response);
}

/** Whether a write with this key has been done, and which message caused it. `null`: it has not. */
export async function findDone(tx: Tx, key: string): Promise<{ messageSid: string | null } | null> {
  const row = await tx
    .selectFrom('idempotency_keys')
    .select('message_sid')
    .where('key', '=', key)
    .where('response', 'is not', null)
    .executeTakeFirst();
  return row ? { messageSid: row.message_sid } : null;
}

/** Forgets answers older than `before`; after that a repetition would be a new request. @returns how many. */
export async function deleteIdempotencyKeysBefore(tx: Tx, before: Date): Promise<number> {
  const result = await tx.deleteFrom('idempotency_keys').where('created_at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
