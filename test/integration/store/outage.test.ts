import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../../../store/database';
import { isTransient } from '../../../store/errors';
import { startTcpProxy, type TcpProxy } from '../../doubles/tcp-proxy';
import { freshDatabase, type FreshDatabase } from '../../support/database';
import { DEMO_IDS } from '../../support/demo';

const QUERY_TIMEOUT_MS = 600;
const CONNECT_TIMEOUT_MS = 400;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

let proxy: TcpProxy;
let db: Database;
beforeEach(async () => {
  const url = new URL(fresh.appUrl);
  proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(proxy.port);
  db = openDatabase({
    url: url.toString(),
    maxConnections: 2,
    queryTimeoutMs: QUERY_TIMEOUT_MS,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
  });
});
afterEach(async () => {
  await db.close();
  await proxy.close();
});

const inTransaction = (wait = 0): Promise<unknown> =>
  db.inWorkspace(DEMO_IDS.estilo, async (tx) => {
    const { rows } = await sql`select name from pulpo.workspaces`.execute(tx);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await sql`select pg_sleep(0.05)`.execute(tx);
    return rows;
  });
const inDirectory = (): Promise<unknown> => sql`select 1`.execute(db.directory);

const failures = async (work: readonly Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(work)).flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));

describe('a network that swallows packets', () => {
  it.each([
    ['transactions', inTransaction],
    ['statements outside a transaction', inDirectory],
    ['a transaction between two statements', () => inTransaction(200)],
  ])('%s fail as transient, and a pool of two recovers whole', async (_what, ask) => {
    // Connections that are idle when it begins, and callers who wait for one of them.
    await Promise.all([inDirectory(), inDirectory()]);
    const started = [ask(), ask(), ask(), ask()];
    await new Promise((resolve) => setTimeout(resolve, 20));
    proxy.swallow();
    const swallowed = Date.now();
    const lost = await failures([...started, ask(), ask()]);
    // Two after another on each of two connections, and the waiting for one.
    expect(Date.now() - swallowed).toBeLessThan(10 * QUERY_TIMEOUT_MS);
    expect(lost.length).toBeGreaterThanOrEqual(2);
    expect(lost.filter((error) => !isTransient(error))).toEqual([]);

    proxy.restore();
    for (let round = 0; round < 3; round += 1) {
      expect(await failures([inTransaction(), inDirectory(), inTransaction(), inDirectory()])).toEqual([]);
    }
    // The connections of before are gone: two are open, and both are new.
    expect(proxy.open()).toBeLessThanOrEqual(2);
  });

  it('waiting for a connection that others hold ends, too', async () => {
    await Promise.all([inDirectory(), inDirectory()]);
    proxy.swallow();
    const lost = await failures(Array.from({ length: 12 }, () => inTransaction()));
    expect(lost).toHaveLength(12);
    expect(lost.filter((error) => !isTransient(error))).toEqual([]);
  });

  it('a statement that the server itself ends in time keeps its connection', async () => {
    await sql`select pg_sleep(0.3)`.execute(db.directory);
    expect(proxy.open()).toBe(1);
    await inDirectory();
    expect(proxy.open()).toBe(1);
  });
});
