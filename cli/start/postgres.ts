/** A PostgreSQL of our own under the data folder, for laptops and tests. In production `DATABASE_URL` names a real one. */
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import {
  passThroughPrefix,
  postgresBinaries,
  unprivilegedUser,
  type PostgresBinaries,
  type RunAs,
} from './postgres-binaries';
import { endOrphans } from './orphans';
import { isRunning } from './processes';
import { withProgress, type Say } from './progress';
import { startService, type Service } from './service';

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster; made when missing, reused when not. */
  directory: string;
  /** Chosen after a server of an earlier run has given its port back. */
  port: () => Promise<number>;
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
const GRACE_MS = 15_000;
const READY_WITHIN_MS = 60_000;
const DATA_OPTION = '-D';

/**
 * Starts PostgreSQL on an existing cluster or makes a new one, after ending any server that still works on it.
 * @throws {Error} with the server's own words when it does not come up
 */
export async function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = realDirectory(options.directory);
  const search = { stopSignal: STOP_SIGNAL, graceMs: GRACE_MS, say: options.say } as const;
  await endOrphans({ ...search, name: 'A PostgreSQL', path: directory, args: [DATA_OPTION, directory] });
  const binaries = postgresBinaries();
  const runAs = await unprivilegedUser();
  const prefix = passThroughPrefix(runAs, [dirname(directory), binaries.postgres]);
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    await withProgress(options.say, 'Creating the database cluster', async () => {
      // Beside it, and renamed when it is complete: an interrupted creation is no cluster.
      const fresh = `${directory}.new`;
      await endOrphans({ ...search, name: 'The creation', path: fresh, args: [`--pgdata=${fresh}`] });
      rmSync(fresh, { recursive: true, force: true });
      mkdirSync(fresh, { recursive: true, mode: 0o700 });
      if (runAs) chownSync(fresh, runAs.uid, runAs.gid);
      await createCluster(fresh, binaries, runAs, prefix, options.password);
      // Only an empty folder gives way.
      if (existsSync(directory)) rmdirSync(directory);
      renameSync(fresh, directory);
    });
  }
  clearReusedLock(directory);
  const port = await options.port();

  const service = await startService({
    name: 'PostgreSQL',
    ...commandLine(prefix, binaries.postgres, serverArgs(directory, port, options)),
    ...(runAs && prefix.length === 0 ? runAs : {}),
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stopSignal: STOP_SIGNAL,
    graceMs: GRACE_MS,
  });
  const adminUrl = (database: string): string => superuserUrl(port, options.password, database);
  try {
    await withProgress(options.say, 'Starting PostgreSQL', async () => {
      await untilReady(adminUrl('postgres'), service);
      await ensureDatabase(adminUrl('postgres'), options.database);
    });
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { url: adminUrl(options.database), service, stop: () => service.stop() };
}

function serverArgs(directory: string, port: number, options: EmbeddedPostgresOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    max_connections: '200',
    ...(options.throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return [
    DATA_OPTION,
    directory,
    '-p',
    String(port),
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
    // Under a supervisor: a creation must not go on after this process has been ended.
    const initdb = await startService({
      name: 'initdb',
      command,
      args,
      ...(runAs && prefix.length === 0 ? runAs : {}),
      cwd: '/',
      stopSignal: 'SIGTERM',
      graceMs: 2000,
    });
    const { code } = await initdb.ended;
    if (code !== 0) {
      throw new Error(
        `PostgreSQL could not create its data in ${directory}: ${initdb.lastOutput()}. Set PULPO_DATA_DIR to a folder that it can use, or DATABASE_URL.`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One name for one folder, whatever links lead to it: a server is recognised by it. */
function realDirectory(directory: string): string {
  const parent = dirname(resolve(directory));
  mkdirSync(parent, { recursive: true });
  return join(realpathSync(parent), basename(directory));
}

/**
 * `postmaster.pid` outlives a crash. PostgreSQL removes it by itself, after making sure that no process of the crashed
 * server is left, unless its number belongs to some other program by now: then it would refuse to start. No server works
 * on this folder when this is called.
 */
function clearReusedLock(directory: string): void {
  const lock = join(directory, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || isRunning(pid)) rmSync(lock, { force: true });
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

async function ensureDatabase(url: string, name: string): Promise<void> {
  await withClient(url, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
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

const superuserUrl = (port: number, password: string, database: string): string =>
  `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

function commandLine(prefix: string[], program: string, args: string[]): { command: string; args: string[] } {
  const [command, ...rest] = [...prefix, program, ...args];
  return { command: command ?? program, args: rest };
}
