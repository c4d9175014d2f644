/** The way to PostgreSQL: one pool, and transactions that are each bound to one workspace. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Pool, types } from 'pg';
import { withQueryTimeout } from './query-timeout';
import type { PulpoTables } from './schema';

/** A transaction inside one workspace: row-level security shows and accepts that workspace's rows only. */
export type Tx = Transaction<PulpoTables>;

export interface DatabaseOptions {
  /** Connection string of the application role (`pulpo_app`), never of the tables' owner. */
  url: string;
  /** Default 10. */
  maxConnections?: number;
  /** Shown in `pg_stat_activity`. */
  applicationName?: string;
  /** How long the server works on one statement, in ms. Default 4000. */
  statementTimeoutMs?: number;
  /**
   * How long the answer to one statement is waited for, in ms, before its connection is given up. Default 4500: later than
   * the server's own timeout, earlier than the longest attempt of a stage (5 s, workflows/stages.ts).
   */
  queryTimeoutMs?: number;
  /** How long a connection is waited for, in ms: a new one, or one that others hold. Default 3000. */
  connectTimeoutMs?: number;
  /** Connections fail when the server restarts; they are replaced, and this is told. */
  onConnectionError?: (error: Error) => void;
}

export interface Database {
  /**
   * Runs `work` in one transaction bound to a workspace; commits when it returns, rolls back when it throws.
   * The binding ends with the transaction, so a pooled connection carries nothing to its next user.
   */
  inWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Outside any workspace: tables look empty; only the directory functions (`resolve_channel`, …) answer. */
  readonly directory: Kysely<PulpoTables>;
  /** Connected, migrated, and as a role that row-level security holds. Never throws. */
  healthy(): Promise<Health>;
  close(): Promise<void>;
}

export interface Health {
  ok: boolean;
  detail: string;
}

/** Scope of what belongs to the platform and to no tenant, such as the global rollout share. */
export const PLATFORM_SCOPE = '00000000-0000-0000-0000-000000000000';

const DATE_OID = 1082;

/** Opens a pool. Connections are made on first use, so an absent server is an error of the first query, not of this call. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    application_name: options.applicationName ?? 'pulpo',
    connectionTimeoutMillis: options.connectTimeoutMs ?? 3000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // A calendar day stays the text it is; the driver's default would make it an instant in the process's timezone.
    types: {
      getTypeParser: (oid, format) => (oid === DATE_OID ? (text: string) => text : types.getTypeParser(oid, format)),
    },
  });
  const report = (error: Error): void => options.onConnectionError?.(error);
  pool.on('error', report);
  // While a connection is lent out the pool does not listen to it, and an 'error' nobody listens to would end the process.
  // Whoever has it gets the failure from the statement; the pool then throws the connection away.
  pool.on('connect', (client) => client.on('error', report));
  const dialect = new PostgresDialect({ pool: withQueryTimeout(pool, options.queryTimeoutMs ?? 4500) });
  const kysely = new Kysely<PulpoTables>({ dialect }).withSchema('pulpo');
  const statementTimeout = String(options.statementTimeoutMs ?? 4000);

  return {
    directory: kysely,
    inWorkspace: (workspaceId, work) =>
      kysely.transaction().execute(async (tx) => {
        await sql`select set_config('app.workspace_id', ${workspaceId}, true),
                         set_config('statement_timeout', ${statementTimeout}, true)`.execute(tx);
        return work(tx);
      }),
    healthy: () => examine(kysely),
    close: () => kysely.destroy(),
  };
}

async function examine(kysely: Kysely<PulpoTables>): Promise<Health> {
  try {
    const { rows } = await sql<{ privileged: boolean; migrated: boolean }>`
      select rolsuper or rolbypassrls as privileged, to_regclass('pulpo.audit_log') is not null as migrated
      from pg_roles where rolname = current_user`.execute(kysely);
    const found = rows[0];
    if (!found?.migrated) return { ok: false, detail: 'the schema has not been migrated' };
    if (found.privileged) return { ok: false, detail: 'connected as a role that bypasses row-level security' };
    return { ok: true, detail: 'connected' };
  } catch (error) {
    return { ok: false, detail: error instanceof Error && error.message !== '' ? error.message : String(error) };
  }
}

/**
 * Runs `work` under a savepoint: when it throws, its statements are undone and the transaction stays usable.
 * For statements that are expected to run into a constraint.
 */
export async function attempt<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint attempt`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint attempt`.execute(tx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(tx);
    await sql`release savepoint attempt`.execute(tx);
    throw error;
  }
}
