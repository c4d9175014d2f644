/** Preparing a database: roles, database, schema. Every step may be repeated, and by several processes at once. */
import { join } from 'node:path';
import { Client } from 'pg';

export const APP_ROLE = 'pulpo_app';

/** Foreign keys that set one column to NULL, and unique keys that treat NULLs as equal, exist since then. */
const MINIMUM_VERSION = 15;

export interface PrepareOptions {
  /** Connection string of a role that may create roles and databases (or that owns the database). */
  adminUrl: string;
  /** The application role gets this password. */
  appPassword: string;
  /** The database to create, if it is missing. Default: the one that `adminUrl` names. */
  database?: string;
  /** Progress, one line each. */
  log?: (line: string) => void;
}

/** Creates the database if missing, its roles and its schema. @returns the connection string of the application role. */
export async function prepareDatabase(options: PrepareOptions): Promise<string> {
  const adminUrl = options.database === undefined ? options.adminUrl : withDatabase(options.adminUrl, options.database);
  if (options.database !== undefined) await createDatabase(options.adminUrl, options.database);
  await ensureRoles(adminUrl, options.appPassword);
  await migrate({ adminUrl, ...(options.log ? { log: options.log } : {}) });
  return appUrl(adminUrl, options.appPassword);
}

/** @returns whether it had to be created. */
export async function createDatabase(adminUrl: string, name: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return false;
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      return true;
    } catch (error) {
      if (isAlreadyThere(error)) return false;
      throw error;
    }
  });
}

/**
 * The cluster's roles: `pulpo_app` (login) and `pulpo_directory` (see the first migration).
 * They are shared by all databases of the cluster, so that the password is one per cluster too.
 */
export async function ensureRoles(adminUrl: string, appPassword: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows: servers } = await client.query<{ major: number; version: string }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('server_version') AS version`,
    );
    const [server] = servers;
    if (server && server.major < MINIMUM_VERSION) {
      throw new Error(`PostgreSQL ${MINIMUM_VERSION} or newer is needed; the server is ${server.version}`);
    }
    const unprivileged = 'NOSUPERUSER NOCREATEDB NOCREATEROLE';
    await patiently(() => createRole(client, APP_ROLE, `LOGIN ${unprivileged}`));
    await patiently(() => createRole(client, 'pulpo_directory', `NOLOGIN ${unprivileged}`));
    await patiently(() => client.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${client.escapeLiteral(appPassword)}`));
    // Whoever migrates hands functions over to the directory role; only a superuser may do so without being its member.
    const { rows } = await client.query<{ super: boolean }>(
      'SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user',
    );
    if (!rows[0]?.super) await patiently(() => client.query('GRANT pulpo_directory TO CURRENT_USER'));
  });
}

export interface MigrateOptions {
  adminUrl: string;
  log?: (line: string) => void;
}

/** Brings schema `pulpo` to the newest version, in one transaction, under an advisory lock. @returns the names of what was run. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  // An ES module; `module: nodenext` keeps this import in the CommonJS output.
  const { runner } = await import('node-pg-migrate');
  const log = options.log ?? (() => undefined);
  const done = await runner({
    databaseUrl: options.adminUrl,
    dir: join(__dirname, 'migrations'),
    direction: 'up',
    schema: 'pulpo',
    createSchema: true,
    migrationsTable: 'migrations',
    migrationsSchema: 'pulpo_meta',
    createMigrationsSchema: true,
    singleTransaction: true,
    checkOrder: true,
    advisoryLockMode: 'wait',
    logger: { info: () => undefined, warn: log, error: log },
  });
  const names = done.map(({ name }) => name);
  for (const name of names) log(`migrated ${name}`);
  return names;
}

/** The same server and database, as the application role. */
export function appUrl(adminUrl: string, appPassword: string): string {
  const url = new URL(adminUrl);
  url.username = APP_ROLE;
  url.password = encodeURIComponent(appPassword);
  return url.toString();
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.toString();
}

async function createRole(client: Client, name: string, attributes: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount) return;
  try {
    await client.query(`CREATE ROLE ${name} ${attributes}`);
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
}

/** Somebody else created it between our look and our attempt. */
const isAlreadyThere = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  ['42P04', '42710', '23505'].includes(String(error.code));

/** Roles are rows shared by the whole cluster; two processes that change one at the same instant collide, harmlessly. */
async function patiently<T>(change: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await change();
    } catch (error) {
      const collided = error instanceof Error && /tuple concurrently (updated|deleted)/.test(error.message);
      if (!collided || attempts === 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempts));
    }
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
