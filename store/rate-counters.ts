/** Durable counters in fixed windows aligned to the epoch, shared by all replicas. */
import { sql } from 'kysely';
import type { Tx } from './database';

export interface Counter {
  /** What is counted ("contact:<id>"); the window's length is part of the identity. */
  key: string;
  windowSeconds: number;
}

interface Window {
  key: string;
  start: Date;
  end: Date;
}

function windowOf(counter: Counter, now: Date | string): Window {
  const length = counter.windowSeconds * 1000;
  const start = Math.floor(new Date(now).getTime() / length) * length;
  return { key: `${counter.key}/${counter.windowSeconds}s`, start: new Date(start), end: new Date(start + length) };
}

/** Counts one event. @returns the count of the present window, this event included. */
export async function bumpCounter(tx: Tx, counter: Counter & { now: Date | string }): Promise<number> {
  const [count] = await bumpCounters(tx, [counter], counter.now);
  return count ?? 0;
}

/** Counts one event in several counters at once. @returns their counts, in the order of `counters`. */
export async function bumpCounters(tx: Tx, counters: readonly Counter[], now: Date | string): Promise<number[]> {
  if (counters.length === 0) return [];
  const windows = counters.map((counter) => windowOf(counter, now));
  // Rows are locked in one order everywhere, so that two turns never wait for each other.
  const ordered = [...windows].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const rows = await tx
    .insertInto('rate_counters')
    .values(ordered.map(({ key, start, end }) => ({ key, window_start: start, window_end: end })))
    .onConflict((on) =>
      on.columns(['workspace_id', 'key', 'window_start']).doUpdateSet({ count: sql`rate_counters.count + 1` }),
    )
    .returning(['key', 'count'])
    .execute();
  const counts = new Map(rows.map((row) => [row.key, row.count]));
  return windows.map(({ key }) => counts.get(key) ?? 0);
}

/** The count of the present window, without counting. */
export async function readCounter(tx: Tx, counter: Counter & { now: Date | string }): Promise<number> {
  const { key, start } = windowOf(counter, counter.now);
  const row = await tx
    .selectFrom('rate_counters')
    .select('count')
    .where('key', '=', key)
    .where('window_start', '=', start)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Forgets windows that ended before `before`. @returns how many. */
export async function deleteExpiredCounters(tx: Tx, before: Date): Promise<number> {
  const result = await tx.deleteFrom('rate_counters').where('window_end', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
