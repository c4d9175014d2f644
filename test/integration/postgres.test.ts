import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { freePort } from '../../cli/start/ports';
import { startPostgres, type EmbeddedPostgres } from '../../cli/start/postgres';

const directory = join(mkdtempSync(join(tmpdir(), 'pulpo-postgres-')), 'cluster');
afterAll(() => rmSync(join(directory, '..'), { recursive: true, force: true }));

const start = async (): Promise<EmbeddedPostgres> =>
  startPostgres({
    directory,
    port: freePort,
    password: 'with space/and:more',
    database: 'pulpo',
    throwaway: true,
    say: () => undefined,
  });

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('startPostgres', () => {
  it('keeps its data over a restart, also after a crash that left its lock behind', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 1 as value');
    await first.stop();

    // The number in the lock belongs to another program by now: this one.
    writeFileSync(join(directory, 'postmaster.pid'), `${process.pid}\n`);
    const second = await start();
    expect(await query(second.url, 'select value from kept')).toEqual([{ value: 1 }]);
    await second.stop();
  });

  it('sorts and compares the same on every machine, in UTC', async () => {
    const postgres = await start();
    expect(await query(postgres.url, `select current_setting('TimeZone') as zone, upper('ñandú') as upper`)).toEqual([
      { zone: 'UTC', upper: 'ÑANDÚ' },
    ]);
    await postgres.stop();
  });

  it('ends a server of an earlier run that lost its supervisor', async () => {
    const orphan = await start();
    const said: string[] = [];
    const next = await startPostgres({
      directory,
      port: freePort,
      password: 'with space/and:more',
      database: 'pulpo',
      say: (line) => said.push(line),
    });
    expect(said.join()).toContain(`pid ${orphan.service.pid}`);
    expect((await orphan.service.ended).expected).toBe(false);
    await next.stop();
  });
});
