/** Which workers are at work, as they say themselves. All times are the database's, so that no process's clock matters. */
import { sql } from 'kysely';
import { PLATFORM_SCOPE, type Database } from './database';

export interface WorkerIdentity {
  /** UUID of one run of one worker. */
  id: string;
  taskQueue: string;
  /** Which workflow code it runs. */
  build: string;
}

/** Says that this worker is at work now. */
export async function recordHeartbeat(db: Database, { id, taskQueue, build }: WorkerIdentity): Promise<void> {
  await db.inWorkspace(PLATFORM_SCOPE, (tx) =>
    tx
      .insertInto('worker_heartbeats')
      .values({ id, task_queue: taskQueue, build })
      .onConflict((on) => on.columns(['workspace_id', 'id']).doUpdateSet({ seen_at: sql<Date>`now()` }))
      .execute(),
  );
}

/** Says that this worker has ended. */
export async function removeHeartbeat(db: Database, id: string): Promise<void> {
  await db.inWorkspace(PLATFORM_SCOPE, (tx) => tx.deleteFrom('worker_heartbeats').where('id', '=', id).execute());
}

/** A worker that has not been seen for so long, in seconds, does not count as working: three heartbeats were missed. */
export const HEARTBEAT_EXPIRES_S = 15;

export interface WorkerPresence {
  /** Workers of this task queue that are at work. */
  working: number;
  /** Seconds since any worker of this task queue was last seen; `null` when there is no trace of one. */
  lastSeenS: number | null;
}

export async function workerPresence(db: Database, taskQueue: string): Promise<WorkerPresence> {
  return db.inWorkspace(PLATFORM_SCOPE, async (tx) => {
    const age = sql<number>`extract(epoch from now() - seen_at)::float8`;
    const found = await tx
      .selectFrom('worker_heartbeats')
      .select([
        sql<number>`count(*) filter (where ${age} < ${HEARTBEAT_EXPIRES_S})::int`.as('working'),
        sql<number | null>`min(${age})`.as('lastSeenS'),
      ])
      .where('task_queue', '=', taskQueue)
      .executeTakeFirstOrThrow();
    return { working: found.working, lastSeenS: found.lastSeenS };
  });
}

/** Forgets workers that were last seen before this. @returns how many */
export async function deleteHeartbeatsBefore(db: Database, before: Date): Promise<number> {
  const { numDeletedRows } = await db.inWorkspace(PLATFORM_SCOPE, (tx) =>
    tx.deleteFrom('worker_heartbeats').where('seen_at', '<', before).executeTakeFirstOrThrow(),
  );
  return Number(numDeletedRows);
}
