/**
 * A database of one's own for a test file: migrated, seeded with the demo workspaces, on a real PostgreSQL. The server is
 * the one at `PULPO_TEST_DATABASE_URL`; without it a throwaway one is started for this process.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { openDatabase, type Database } from '../../store/database';
import { appUrl, withDatabase } from '../../store/migrate';

export interface FreshDatabase {
  /** As the application connects: under row-level security. */
  db: Database;
  /** Superuser, on this database. */
  adminUrl: string;
  appUrl: string;
  /** Closes `db`, removes the database, and stops the server if this process started it. */
  drop(): Promise<void>;
}

const ROOT = join(__dirname, '..', '..');
const APP_PASSWORD = 'pulpo-test';

export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await clusterUrl();
  const template = await ensureTemplate(server.url);
  const name = `pulpo_test_${randomBytes(6).toString('hex')}`;
  await administer(server.url, async (admin) => {
    // One copy at a time: the template must have no other user meanwhile.
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const adminUrl = withDatabase(server.url, name);
  const url = appUrl(adminUrl, APP_PASSWORD);
  const db = openDatabase({ url, maxConnections: 12, applicationName: 'pulpo-test' });
  return {
    db,
    adminUrl,
    appUrl: url,
    drop: async () => {
      await db.close();
      await administer(server.url, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      await server.stop();
    },
  };
}

/** Runs statements as superuser, past row-level security. */
export async function administer<T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const TEMPLATE_LOCK = 7_025_001;

/** Made once per server and version of the schema and the seed. */
async function ensureTemplate(adminUrl: string): Promise<string> {
  const template = `pulpo_template_${sourceDigest()}`;
  await administer(adminUrl, async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [
      template,
    ]);
    if (rowCount) return;
    const script = join(ROOT, 'test', 'support', 'prepare-template.ts');
    await promisify(execFile)(process.execPath, ['--import', 'tsx', script, adminUrl, template, APP_PASSWORD], {
      cwd: ROOT,
    });
    // Marked last, so that one whose making was interrupted is not taken for whole.
    await admin.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
  });
  return template;
}

function sourceDigest(): string {
  const store = join(ROOT, 'store');
  const migrations = readdirSync(join(store, 'migrations')).sort();
  const files = [
    ...migrations.map((file) => join('migrations', file)),
    'migrate.ts',
    'seed.ts',
    'seed-estilo.ts',
    'seed-consultorio.ts',
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(store, file)));
  return hash.digest('hex').slice(0, 12);
}

interface Cluster {
  url: string;
  stop(): Promise<void>;
}

async function clusterUrl(): Promise<Cluster> {
  const given = process.env.PULPO_TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const child = spawn(process.execPath, [join(ROOT, 'test', 'support', 'postgres-child.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await firstLine(child);
  // It ends when this process does, however that happens: its standard input is then closed. It must not keep us alive.
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) if (pipe instanceof Socket) pipe.unref();
  return { url, stop: () => ended(child) };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('The child has no output'));
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`PostgreSQL for the tests did not start (exit code ${code})`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.ref();
    child.stdin?.end();
  });
}
