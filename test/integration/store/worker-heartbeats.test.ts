import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { PLATFORM_SCOPE } from '../../../store/database';
import { forgetExpired } from '../../../store/retention';
import { recordHeartbeat, removeHeartbeat, workerPresence } from '../../../store/worker-heartbeats';
import { freshDatabase, type FreshDatabase } from '../../support/database';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());
beforeEach(() => fresh.db.inWorkspace(PLATFORM_SCOPE, (tx) => tx.deleteFrom('worker_heartbeats').execute()));

const worker = (taskQueue = 'pulpo') => ({ id: randomUUID(), taskQueue, build: 'test' });
const age = (seconds: number) =>
  fresh.db.inWorkspace(PLATFORM_SCOPE, (tx) =>
    tx
      .updateTable('worker_heartbeats')
      .set({ seen_at: sql<Date>`now() - make_interval(secs => ${seconds})` })
      .execute(),
  );

describe('worker heartbeats', () => {
  it('count the workers of one task queue', async () => {
    expect(await workerPresence(fresh.db, 'pulpo')).toEqual({ working: 0, lastSeenS: null });
    const first = worker();
    for (const one of [first, first, worker(), worker('another')]) await recordHeartbeat(fresh.db, one);
    expect(await workerPresence(fresh.db, 'pulpo')).toMatchObject({ working: 2 });
    await removeHeartbeat(fresh.db, first.id);
    expect(await workerPresence(fresh.db, 'pulpo')).toMatchObject({ working: 1 });
  });

  it('expire when they are not renewed, and count again when they are', async () => {
    const silent = worker();
    await recordHeartbeat(fresh.db, silent);
    await age(14);
    expect((await workerPresence(fresh.db, 'pulpo')).working).toBe(1);
    await age(16);
    expect((await workerPresence(fresh.db, 'pulpo')).working).toBe(0);
    await age(60);
    const presence = await workerPresence(fresh.db, 'pulpo');
    expect([presence.working, Math.round(presence.lastSeenS ?? 0)]).toEqual([0, 60]);
    await recordHeartbeat(fresh.db, silent);
    expect((await workerPresence(fresh.db, 'pulpo')).working).toBe(1);
  });

  it('are forgotten some time after a worker was killed', async () => {
    await recordHeartbeat(fresh.db, worker());
    await age(2 * 60 * 60);
    await recordHeartbeat(fresh.db, worker());
    expect((await forgetExpired(fresh.db, new Date())).workers).toBe(1);
    expect(await workerPresence(fresh.db, 'pulpo')).toMatchObject({ working: 1 });
  });
});
