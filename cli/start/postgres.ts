/** A PostgreSQL of our own under the data folder, for laptops and tests. In production `DATABASE_URL` names a real one. */
import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import {
  passThroughPrefix,
  postgresBinaries,
  unprivilegedUser,
  type PostgresBinaries,
  type RunAs,
} from './postgres-binaries';
import { isRunning, commandOf, stopProcess } from './processes';
import { withProgress, type Say } from './progress';
import { startService, type Service } from './service';

const run = promisify(execFile);

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster; made when missing, reused when not. */
  directory: string;
  port: number;
  /** Of the superuser `postgres`; only used while the cluster is made, so it must stay the same for one folder. */
  password: string;
  /** Made when missing. */
  database: string;
  /** Gives up crash safety for speed. Tests only. */
  throwaway?: boolean;
  say: Say;
}

export interface EmbeddedPostgres {
  /** Superuser connection to the database. */
  url: string;
  service: Service;
  stop(): Promise<void>;
}

const SUPERUSER = 'postgres';
/** Fast shutdown: open connections are closed, committed data is written. */
const STOP_SIGNAL = 'SIGINT';
const READY_WITHIN_MS = 60_000;

/**
 * Starts PostgreSQL on an existing cluster or makes a new one.
 * @throws {Error} with the server's own words when it does not come up
 */
export async function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory);
  const binaries = postgresBinaries();
  const runAs = await unprivilegedUser();
  const prefix = passThroughPrefix(runAs, [dirname(directory), binaries.postgres]);
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    await withProgress(options.say, 'Creating the database cluster', async () => {
      // Beside it, and renamed when it is complete: an interrupted creation is no cluster.
      const fresh = `${directory}.new`;
      rmSync(fresh, { recursive: true, force: true });
      mkdirSync(fresh, { recursive: true, mode: 0o700 });
      if (runAs) chownSync(fresh, runAs.uid, runAs.gid);
      await createCluster(fresh, binaries, runAs, prefix, options.password);
      // Only an empty folder gives way.
      if (existsSync(directory)) rmdirSync(directory);
      renameSync(fresh, directory);
    });
  }
  await clearStaleLock(directory, options.say);

  const service = await startService({
    name: 'PostgreSQL',
    ...commandLine(prefix, binaries.postgres, serverArgs(directory, options)),
    ...(runAs && prefix.length === 0 ? runAs : {}),
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stopSignal: STOP_SIGNAL,
    graceMs: 15_000,
  });
  try {
    await withProgress(options.say, 'Starting PostgreSQL', async () => {
      await untilReady(adminUrl(options, 'postgres'), service);
      await ensureDatabase(options);
    });
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { url: adminUrl(options, options.database), service, stop: () => service.stop() };
}

function serverArgs(directory: string, options: EmbeddedPostgresOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    max_connections: '200',
    ...(options.throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return [
    '-D',
    directory,
    '-p',
    String(options.port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

async function createCluster(
  directory: string,
  binaries: PostgresBinaries,
  runAs: RunAs | null,
  prefix: string[],
  password: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pulpo-initdb-'));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (runAs) for (const path of [folder, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
  const { command, args } = commandLine(prefix, binaries.initdb, [
    `--pgdata=${directory}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorting and case rules that come with PostgreSQL itself: the same on every machine.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ]);
  try {
    await run(command, args, { ...(runAs && prefix.length === 0 ? runAs : {}), cwd: '/' });
  } catch (error) {
    const words = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(
      `PostgreSQL could not create its data in ${directory}: ${words}. Set PULPO_DATA_DIR to a folder that it can use, or DATABASE_URL.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * `postmaster.pid` outlives a crash. PostgreSQL removes it by itself unless its number belongs to some other program by
 * now. A server that lost its keeper and still runs on this folder is ours: it is asked to end.
 */
async function clearStaleLock(directory: string, say: Say): Promise<void> {
  const lock = join(directory, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isRunning(pid)) return rmSync(lock, { force: true });
  const command = await commandOf(pid);
  if (!command.includes(directory)) return rmSync(lock, { force: true });
  say(`A PostgreSQL of an earlier run still works on ${directory} (pid ${pid}): ending it`);
  await stopProcess(pid, STOP_SIGNAL, 15_000);
}

async function untilReady(url: string, service: Service): Promise<void> {
  let gone = false;
  void service.ended.then(() => (gone = true));
  const deadline = Date.now() + READY_WITHIN_MS;
  let last = '';
  while (Date.now() < deadline) {
    if (gone) throw new Error(`PostgreSQL ended at once: ${service.lastOutput()}`);
    try {
      return await withClient(url, async (client) => void (await client.query('select 1')));
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
      if (/password authentication failed/.test(last)) break;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`PostgreSQL does not answer: ${last}. ${service.lastOutput()}`);
}

async function ensureDatabase(options: EmbeddedPostgresOptions): Promise<void> {
  await withClient(adminUrl(options, 'postgres'), async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [options.database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(options.database)}`);
  });
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const adminUrl = (options: EmbeddedPostgresOptions, database: string): string =>
  `postgres://${SUPERUSER}:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/${encodeURIComponent(database)}`;

function commandLine(prefix: string[], program: string, args: string[]): { command: string; args: string[] } {
  const [command, ...rest] = [...prefix, program, ...args];
  return { command: command ?? program, args: rest };
}
