import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../../store/database';
import { isTransient } from '../../../store/errors';
import { appUrl, withDatabase } from '../../../store/migrate';
import { DEMO_WORKSPACES, seedWorkspaces } from '../../../store/seed';
import { ESTILO } from '../../../store/seed-estilo';
import { loadProfile } from '../../../store/workspaces';
import { administer, freshDatabase, type FreshDatabase } from '../../support/database';

const ROOT = join(__dirname, '..', '..', '..');
const MIGRATIONS = readdirSync(join(ROOT, 'store', 'migrations'))
  .map((file) => file.replace(/\.sql$/, ''))
  .sort();
const PASSWORD = 'pulpo-test';

/** Roles, database, schema and seed, in a process of its own. */
const prepare = (adminUrl: string, database: string) =>
  promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'test/support/prepare-template.ts', adminUrl, database, PASSWORD],
    { cwd: ROOT },
  );

const applied = (url: string) =>
  administer(url, async (admin) => {
    const { rows } = await admin.query<{ name: string }>('SELECT name FROM pulpo_meta.migrations ORDER BY id');
    return rows.map(({ name }) => name);
  });

let fresh: FreshDatabase;
const created: string[] = [];
const newName = (): string => {
  const name = `pulpo_migrate_${randomBytes(6).toString('hex')}`;
  created.push(name);
  return name;
};

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => {
  await administer(fresh.adminUrl, async (admin) => {
    for (const name of created) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  await fresh.drop();
});

describe('migrations', () => {
  it('build everything from nothing, once, whoever else does the same at that moment', async () => {
    const name = newName();
    const url = withDatabase(fresh.adminUrl, name);
    await Promise.all([prepare(fresh.adminUrl, name), prepare(fresh.adminUrl, name)]);
    expect(await applied(url)).toEqual(MIGRATIONS);
    await prepare(fresh.adminUrl, name);
    expect(await applied(url)).toEqual(MIGRATIONS);
    const db = openDatabase({ url: appUrl(url, PASSWORD), maxConnections: 2 });
    expect(await db.healthy()).toEqual({ ok: true, detail: 'connected' });
    await db.close();
  });

  it('need no superuser, only an owner who may create roles', async () => {
    const owner = `owner_${randomBytes(4).toString('hex')}`;
    const name = newName();
    await administer(fresh.adminUrl, async (admin) => {
      await admin.query(`CREATE ROLE ${owner} LOGIN CREATEROLE CREATEDB PASSWORD 'x'`);
      await admin.query(`GRANT pulpo_app, pulpo_directory TO ${owner} WITH ADMIN OPTION, INHERIT FALSE, SET FALSE`);
    });
    try {
      const ownerUrl = new URL(fresh.adminUrl);
      ownerUrl.username = owner;
      ownerUrl.password = 'x';
      await prepare(ownerUrl.toString(), name);
      const db = openDatabase({ url: appUrl(withDatabase(fresh.adminUrl, name), PASSWORD), maxConnections: 2 });
      expect(await db.healthy()).toEqual({ ok: true, detail: 'connected' });
      expect((await db.inWorkspace(ESTILO.id, loadProfile)).name).toBe(ESTILO.name);
      await db.close();
    } finally {
      await administer(withDatabase(fresh.adminUrl, name), (admin) =>
        admin.query(`REASSIGN OWNED BY ${owner} TO CURRENT_USER; DROP OWNED BY ${owner}`),
      );
      await administer(fresh.adminUrl, (admin) =>
        admin.query(`REASSIGN OWNED BY ${owner} TO CURRENT_USER; DROP OWNED BY ${owner}; DROP ROLE ${owner}`),
      );
    }
  });
});

describe('seed', () => {
  it('is complete for both demo workspaces', async () => {
    for (const seed of DEMO_WORKSPACES) {
      const profile = await fresh.db.inWorkspace(seed.id, loadProfile);
      expect(profile).toMatchObject({
        slug: seed.slug,
        name: seed.name,
        timezone: seed.timezone,
        tier: seed.tier,
        active: true,
      });
      expect(profile.catalogue.services.map(({ name }) => name)).toEqual(seed.services.map(({ name }) => name));
      expect(profile.staffServices).toHaveLength(seed.staff.flatMap(({ does }) => does).length);
      expect(profile.manifest.tools.every(({ enabled }) => enabled)).toBe(true);
    }
    const { hours } = await fresh.db.inWorkspace(ESTILO.id, loadProfile);
    const workday = [
      { from: '09:00', to: '13:00' },
      { from: '14:00', to: '19:00' },
    ];
    expect(hours).toEqual([workday, workday, workday, workday, workday, [{ from: '09:00', to: '14:00' }], []]);
  });

  it('leaves an existing workspace as the business has made it', async () => {
    await fresh.db.inWorkspace(ESTILO.id, async (tx) => {
      await tx.updateTable('services').set({ active: false }).where('name', '=', 'Brushing').execute();
      await tx.deleteFrom('faqs').execute();
    });
    expect(await seedWorkspaces(fresh.adminUrl)).toEqual([]);
    const profile = await fresh.db.inWorkspace(ESTILO.id, loadProfile);
    expect(profile.faqs).toEqual([]);
    expect(profile.catalogue.services.map(({ name }) => name)).not.toContain('Brushing');
    expect(profile.staffServices.map(({ service }) => service)).not.toContain('Brushing');
  });
});

describe('faults', () => {
  it('are told apart from bugs, and the pool recovers by itself', async () => {
    const db = openDatabase({
      url: fresh.appUrl,
      maxConnections: 3,
      applicationName: 'pulpo-cut',
      statementTimeoutMs: 300,
    });
    const broken = (work: Promise<unknown>) =>
      work.then(
        () => null,
        (error: unknown) => error,
      );
    const query = (text: string) =>
      db.inWorkspace(ESTILO.id, async (tx) => {
        return sql.raw(text).execute(tx);
      });
    try {
      expect(isTransient(await broken(query('select pg_sleep(5)')))).toBe(true);
      expect(isTransient(await broken(query('select 1 / 0')))).toBe(false);
      expect(isTransient(await broken(query('select nothing')))).toBe(false);
      const cut = broken(query('select pg_sleep(0.25)'));
      await new Promise((resolve) => setTimeout(resolve, 80));
      await administer(fresh.adminUrl, (admin) =>
        admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pulpo-cut'`),
      );
      expect(isTransient(await cut)).toBe(true);
      expect((await db.inWorkspace(ESTILO.id, loadProfile)).slug).toBe('estilo');
    } finally {
      await db.close();
    }
  });

  it('include a server that is not there', async () => {
    const db = openDatabase({ url: 'postgres://x:x@127.0.0.1:1/x', maxConnections: 1 });
    const error: unknown = await db.inWorkspace(ESTILO.id, loadProfile).catch((reason: unknown) => reason);
    expect(isTransient(error)).toBe(true);
    await db.close();
  });
});
