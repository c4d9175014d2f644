import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { Client } from 'pg';
import { resolveChannel, listWorkspaces } from '../../../store/channels';
import { openDatabase, PLATFORM_SCOPE } from '../../../store/database';
import { CONSULTORIO_NORTE } from '../../../store/seed-consultorio';
import { ESTILO } from '../../../store/seed-estilo';
import { loadProfile } from '../../../store/workspaces';
import { administer, freshDatabase, type FreshDatabase } from '../../support/database';
import { fillEveryTable } from '../../support/fill-every-table';

const [A, B] = [ESTILO.id, CONSULTORIO_NORTE.id];

interface Table {
  name: string;
  /** The column that says whose row it is. */
  key: string;
  /** Columns that may be written. */
  columns: string[];
}

let fresh: FreshDatabase;
let app: Client;
let tables: Table[];
/** One row of B per table. */
let foreignRows: Map<string, unknown>;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = new Client({ connectionString: fresh.appUrl });
  await app.connect();
  [tables, foreignRows] = await administer(fresh.adminUrl, async (admin) => {
    for (const id of [A, B]) await fillEveryTable(admin, id);
    const { rows } = await admin.query<{ name: string; columns: string[] }>(`
      SELECT c.relname AS name,
             array_agg(a.attname::text) FILTER (WHERE a.attgenerated = '' AND a.attidentity <> 'a') AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'pulpo'::regnamespace AND c.relkind IN ('r', 'p')
      GROUP BY c.relname ORDER BY c.relname`);
    const found = rows.map((row) => ({ ...row, key: row.name === 'workspaces' ? 'id' : 'workspace_id' }));
    const foreign = new Map<string, unknown>();
    for (const { name, key } of found) {
      const { rows: of } = await admin.query<{ row: unknown }>(
        `SELECT to_jsonb(t) AS row FROM pulpo.${name} t WHERE ${key} = $1 LIMIT 1`,
        [B],
      );
      foreign.set(name, of[0]?.row);
    }
    return [found, foreign];
  });
});
afterAll(async () => {
  await app.end();
  await fresh.drop();
});

/** Runs one statement as the application, in a transaction bound to A, and takes it back. */
async function asA(
  statement: string,
  values: unknown[] = [],
): Promise<{ rowCount: number | null; rows: Record<string, unknown>[] } | { code: unknown }> {
  await app.query('BEGIN');
  try {
    await app.query(`SELECT set_config('app.workspace_id', $1, true)`, [A]);
    return await app.query<Record<string, unknown>>(statement, values);
  } catch (error) {
    return { code: error instanceof Error && 'code' in error ? error.code : error };
  } finally {
    await app.query('ROLLBACK');
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

describe('every table of the schema', () => {
  it('is known to this test, with rows of both workspaces', () => {
    expect(tables.length).toBeGreaterThanOrEqual(28);
    for (const { name, columns, key } of tables) {
      expect([name, columns]).toEqual([name, expect.arrayContaining([key])]);
      expect([name, foreignRows.get(name)]).toEqual([name, expect.anything()]);
    }
  });

  it('has row-level security enabled and forced, with a policy for reading and writing', async () => {
    const { rows } = await administer(fresh.adminUrl, (admin) =>
      admin.query<{ name: string; enabled: boolean; forced: boolean; using: string | null; check: string | null }>(`
        SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
               pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check
        FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid AND p.polroles = '{0}' AND p.polcmd = '*'
        WHERE c.relnamespace = 'pulpo'::regnamespace AND c.relkind IN ('r', 'p')`),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(tables.map(({ name }) => name));
    for (const row of rows) {
      expect(row).toMatchObject({ enabled: true, forced: true, using: expect.stringContaining('app.workspace_id') });
      expect([row.name, row.check]).toEqual([row.name, row.using]);
    }
  });

  it('shows A its own rows and none of B', async () => {
    for (const { name, key } of tables) {
      const seen = await asA(
        `SELECT count(*) FILTER (WHERE ${key} = $1)::int AS own, count(*) FILTER (WHERE ${key} <> $1)::int AS others FROM pulpo.${name}`,
        [A],
      );
      expect([name, 'rows' in seen && seen.rows[0]]).toEqual([name, { own: expect.any(Number), others: 0 }]);
      expect([name, 'rows' in seen && seen.rows[0]?.own]).not.toEqual([name, 0]);
    }
  });

  it('does not let A insert a row of B', async () => {
    for (const { name, columns } of tables) {
      const list = columns.map((column) => `"${column}"`).join(', ');
      const outcome = await asA(
        `INSERT INTO pulpo.${name} (${list}) SELECT ${list} FROM jsonb_populate_record(NULL::pulpo.${name}, $1)`,
        [JSON.stringify(foreignRows.get(name))],
      );
      expect([name, outcome]).toEqual([name, { code: INSUFFICIENT_PRIVILEGE }]);
    }
  });

  it('does not let A change or delete a row of B, nor give a row of its own to B', async () => {
    for (const { name, key } of tables) {
      for (const statement of [
        `UPDATE pulpo.${name} SET ${key} = ${key} WHERE ${key} = $1`,
        `DELETE FROM pulpo.${name} WHERE ${key} = $1`,
      ]) {
        const outcome = await asA(statement, [B]);
        const harmless = 'code' in outcome ? outcome.code === INSUFFICIENT_PRIVILEGE : outcome.rowCount === 0;
        expect([statement, harmless]).toEqual([statement, true]);
      }
      expect([name, await asA(`UPDATE pulpo.${name} SET ${key} = $1`, [B])]).toEqual([
        name,
        { code: INSUFFICIENT_PRIVILEGE },
      ]);
    }
  });

  it('is empty without a workspace', async () => {
    for (const { name } of tables) {
      const { rows } = await app.query<{ n: number }>(`SELECT count(*)::int AS n FROM pulpo.${name}`);
      expect([name, rows[0]?.n]).toEqual([name, 0]);
    }
  });

  it('has the workspace in every key, so that no uniqueness reaches across', async () => {
    const { rows } = await administer(fresh.adminUrl, (admin) =>
      admin.query<{ table: string; name: string; columns: string[] }>(`
        SELECT t.relname AS table, i.relname AS name,
               ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY (x.indkey)) AS columns
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
        WHERE t.relnamespace = 'pulpo'::regnamespace AND (x.indisunique OR x.indisexclusion)`),
    );
    const across = rows.filter(({ columns }) => !columns.includes('workspace_id')).map(({ name }) => name);
    // The workspaces themselves, and the address that tells them apart.
    expect(across.sort()).toEqual(['channels_address_key', 'workspaces_pkey', 'workspaces_slug_key']);
  });

  it('has the workspace first in every index', async () => {
    const { rows } = await administer(fresh.adminUrl, (admin) =>
      admin.query<{ name: string; first: string }>(`
        SELECT i.relname AS name, a.attname::text AS first
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
        WHERE t.relnamespace = 'pulpo'::regnamespace AND t.relname <> 'workspaces'`),
    );
    expect(rows.filter(({ first }) => first !== 'workspace_id').map(({ name }) => name)).toEqual([
      'channels_address_key',
    ]);
  });

  it('has the workspace in every foreign key', async () => {
    const { rows } = await administer(fresh.adminUrl, (admin) =>
      admin.query<{ name: string; columns: string[] }>(`
        SELECT c.conrelid::regclass || ' ' || c.conname AS name,
               ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)) AS columns
        FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'pulpo'::regnamespace`),
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ columns }) => !columns.includes('workspace_id'))).toEqual([]);
  });
});

describe('the application role', () => {
  it('owns nothing, is not privileged, and belongs to no other role', async () => {
    const { rows } = await administer(fresh.adminUrl, (admin) =>
      admin.query(`
        SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
               (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
               (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships,
               has_schema_privilege(r.oid, 'pulpo', 'CREATE') AS creates
        FROM pg_roles r WHERE rolname = 'pulpo_app'`),
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owned: 0,
        memberships: 0,
        creates: false,
      },
    ]);
  });

  it('may do to each table what api and workers need, and nothing else', async () => {
    const { rows } = await administer(fresh.adminUrl, (admin) =>
      admin.query<{ name: string; may: string }>(`
        SELECT c.relname AS name, string_agg(p.privilege, ' ' ORDER BY p.position) AS may
        FROM pg_class c
        CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'])
          WITH ORDINALITY AS p (privilege, position)
        WHERE c.relnamespace = 'pulpo'::regnamespace AND c.relkind IN ('r', 'p')
          AND (p.privilege <> 'MAINTAIN' OR current_setting('server_version_num')::int >= 170000)
          AND has_table_privilege('pulpo_app', c.oid, p.privilege)
        GROUP BY c.relname`),
    );
    const everything = 'SELECT INSERT UPDATE DELETE';
    const special: Record<string, string> = {
      workspaces: 'SELECT',
      // Held by a policy to the api's own channel.
      channels: 'SELECT INSERT',
      audit_log: 'SELECT INSERT',
      rollout_history: 'SELECT INSERT',
      opt_outs: 'SELECT INSERT',
      // And UPDATE of seen_at alone.
      worker_heartbeats: 'SELECT INSERT DELETE',
    };
    expect(Object.fromEntries(rows.map(({ name, may }) => [name, may]))).toEqual(
      Object.fromEntries(tables.map(({ name }) => [name, special[name] ?? everything])),
    );
    const columns = await administer(fresh.adminUrl, (admin) =>
      admin.query<{ column: string }>(`
        SELECT c.relname || '.' || a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'pulpo'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
          AND has_column_privilege('pulpo_app', c.oid, a.attnum, 'UPDATE')
          AND NOT has_table_privilege('pulpo_app', c.oid, 'UPDATE')`),
    );
    expect(columns.rows).toEqual([{ column: 'worker_heartbeats.seen_at' }]);
  });

  it('can neither make, change nor remove a workspace, also its own', async () => {
    for (const statement of [
      `INSERT INTO pulpo.workspaces (id, slug, name, timezone) VALUES ('${A}', 'x', 'x', 'UTC')`,
      `UPDATE pulpo.workspaces SET tier = 'enterprise'`,
      `UPDATE pulpo.workspaces SET active = false`,
      `UPDATE pulpo.workspaces SET slug = 'x'`,
      `DELETE FROM pulpo.workspaces`,
    ])
      expect([statement, await asA(statement)]).toEqual([statement, { code: INSUFFICIENT_PRIVILEGE }]);
  });

  it('can neither take a number nor disable one, and makes the api’s own channel only', async () => {
    for (const statement of [
      `INSERT INTO pulpo.channels (provider, address) VALUES ('twilio', 'whatsapp:+5491199999999')`,
      `INSERT INTO pulpo.channels (provider, address) VALUES ('api', '${B}')`,
      `UPDATE pulpo.channels SET active = false`,
      `DELETE FROM pulpo.channels`,
    ])
      expect([statement, await asA(statement)]).toEqual([statement, { code: INSUFFICIENT_PRIVILEGE }]);
    expect(await asA(`INSERT INTO pulpo.channels (provider, address) VALUES ('api', '${A}')`)).toMatchObject({
      rowCount: 1,
    });
  });

  it('cannot rewrite history', async () => {
    for (const table of ['audit_log', 'rollout_history', 'opt_outs'])
      for (const statement of [
        `DELETE FROM pulpo.${table}`,
        `UPDATE pulpo.${table} SET workspace_id = workspace_id`,
        `TRUNCATE pulpo.${table}`,
      ])
        expect([statement, await asA(statement)]).toEqual([statement, { code: INSUFFICIENT_PRIVILEGE }]);
  });

  it('meets row security also as the owner of the tables would', async () => {
    const seen = await administer(fresh.adminUrl, async (admin) => {
      await admin.query('CREATE ROLE pulpo_test_owner NOLOGIN');
      try {
        await admin.query(
          'GRANT USAGE ON SCHEMA pulpo TO pulpo_test_owner; ALTER TABLE pulpo.faqs OWNER TO pulpo_test_owner; SET ROLE pulpo_test_owner',
        );
        return (await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM pulpo.faqs')).rows[0]?.n;
      } finally {
        await admin.query(
          'RESET ROLE; REASSIGN OWNED BY pulpo_test_owner TO CURRENT_USER; DROP OWNED BY pulpo_test_owner; DROP ROLE pulpo_test_owner',
        );
      }
    });
    expect(seen).toBe(0);
  });

  it('reaches across workspaces only through the directory functions, which are closed to everybody else', async () => {
    const { rows } = await administer(fresh.adminUrl, (admin) =>
      admin.query<{ name: string; owner: string; config: string[]; open: boolean }>(`
        SELECT proname AS name, proowner::regrole::text AS owner, proconfig AS config,
               has_function_privilege('public', p.oid, 'EXECUTE') AS open
        FROM pg_proc p WHERE pronamespace = 'pulpo'::regnamespace AND prosecdef ORDER BY proname`),
    );
    expect(rows).toEqual(
      [
        'effective_rollout',
        'list_workspaces',
        'resolve_channel',
        'waiting_messages',
        'workspaces_with_due_messages',
      ].map((name) => ({
        name,
        owner: 'pulpo_directory',
        config: ['search_path=pg_catalog, pg_temp'],
        open: false,
      })),
    );
  });
});

describe('inWorkspace', () => {
  it('leaves nothing on a pooled connection, neither after success nor after an error', async () => {
    const count = () =>
      sql<{ n: number; scope: string | null }>`
      select count(*)::int as n, nullif(current_setting('app.workspace_id', true), '') as scope from pulpo.services`.execute(
        fresh.db.directory,
      );
    await fresh.db.inWorkspace(A, loadProfile);
    await expect(
      fresh.db.inWorkspace(A, async (tx) => {
        await sql`select 1 / 0`.execute(tx);
      }),
    ).rejects.toThrow('division by zero');
    await expect(fresh.db.inWorkspace(A, () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
    for (let index = 0; index < 20; index += 1) expect((await count()).rows).toEqual([{ n: 0, scope: null }]);
  });

  it('keeps simultaneous transactions of two workspaces apart', async () => {
    const names = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        fresh.db.inWorkspace(index % 2 ? A : B, loadProfile).then(({ name }) => name),
      ),
    );
    expect(names).toEqual(Array.from({ length: 40 }, (_, index) => (index % 2 ? ESTILO.name : CONSULTORIO_NORTE.name)));
  });

  it('rolls back everything when its work throws', async () => {
    await expect(
      fresh.db.inWorkspace(A, async (tx) => {
        await tx.insertInto('faqs').values({ topic: 'Nada', answer: 'nada' }).execute();
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect((await fresh.db.inWorkspace(A, loadProfile)).faqs.map(({ topic }) => topic)).not.toContain('Nada');
  });

  it('refuses a reference to another workspace’s row', async () => {
    const theirs = foreignRows.get('conversations');
    const id = typeof theirs === 'object' && theirs !== null && 'id' in theirs ? String(theirs.id) : '';
    const insert = fresh.db.inWorkspace(A, (tx) =>
      tx
        .insertInto('messages')
        .values({ conversation_id: id, direction: 'inbound', provider_sid: 'SM-x', body: 'x', author: 'customer' })
        .execute(),
    );
    await expect(insert).rejects.toMatchObject({ code: '23503' });
  });

  it('says so when a workspace does not exist', async () => {
    await expect(fresh.db.inWorkspace(PLATFORM_SCOPE, loadProfile)).rejects.toThrow('There is no workspace');
  });

  it('rejects a workspace id that is none', async () => {
    await expect(fresh.db.inWorkspace(`' OR true --`, loadProfile)).rejects.toMatchObject({ code: '22P02' });
  });
});

describe('directory', () => {
  it('resolves known addresses and nothing else', async () => {
    expect(await resolveChannel(fresh.db, 'twilio', ESTILO.whatsapp)).toEqual({
      workspaceId: A,
      channelId: ESTILO.channelId,
    });
    expect(await resolveChannel(fresh.db, 'twilio', 'whatsapp:+10000000000')).toBeNull();
    expect(await resolveChannel(fresh.db, 'other', ESTILO.whatsapp)).toBeNull();
    expect(await resolveChannel(fresh.db, 'twilio', '')).toBeNull();
  });

  it('does not resolve a disabled channel', async () => {
    const switchTo = (active: boolean) =>
      administer(fresh.adminUrl, (admin) =>
        admin.query('UPDATE pulpo.channels SET active = $1 WHERE workspace_id = $2', [active, B]),
      );
    await switchTo(false);
    expect(await resolveChannel(fresh.db, 'twilio', CONSULTORIO_NORTE.whatsapp)).toBeNull();
    await switchTo(true);
    expect(await resolveChannel(fresh.db, 'twilio', CONSULTORIO_NORTE.whatsapp)).not.toBeNull();
  });

  it('lists the workspaces', async () => {
    expect((await listWorkspaces(fresh.db)).map(({ slug }) => slug)).toEqual(['consultorio-norte', 'estilo']);
  });
});

describe('healthy', () => {
  it('accepts the application role and warns of one that row security does not hold', async () => {
    expect(await fresh.db.healthy()).toEqual({ ok: true, detail: 'connected' });
    const privileged = openDatabase({ url: fresh.adminUrl, maxConnections: 1 });
    expect(await privileged.healthy()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('bypasses row-level security'),
    });
    await privileged.close();
    const nowhere = openDatabase({ url: 'postgres://nobody:x@127.0.0.1:1/none', maxConnections: 1 });
    expect(await nowhere.healthy()).toMatchObject({ ok: false, detail: expect.stringContaining('ECONNREFUSED') });
    await nowhere.close();
  });
});
