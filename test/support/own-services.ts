/** A PostgreSQL and a Temporal server of one test file's own, to be killed, frozen and started again. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../cli/start/ports';
import { startPostgres, type EmbeddedPostgres } from '../../cli/start/postgres';
import { startTemporal, type DevServer } from '../../cli/start/temporal';
import { findTemporal } from '../../cli/start/temporal-binary';

/** Something that can be away. */
export interface Disturbable {
  /** Connections are refused from now on. */
  kill(): Promise<void>;
  /** After {@link kill}: with the data of before. */
  restart(): Promise<void>;
  /** Connections stay open, and nothing answers. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
}

export interface OwnServices {
  postgres: Disturbable;
  temporal: Disturbable;
  stop(): Promise<void>;
}

const say = (): void => undefined;

/**
 * Durable, unlike the servers that all tests share: what was committed must outlast a kill. Also says so in the environment,
 * where {@link startPulpo} looks for the servers to use.
 */
export async function startOwnServices(): Promise<OwnServices> {
  const folder = mkdtempSync(join(tmpdir(), 'pulpo-own-'));
  const postgresPort = await freePort();
  const cluster = {
    directory: join(folder, 'postgres'),
    port: () => Promise.resolve(postgresPort),
    password: randomBytes(12).toString('hex'),
    database: 'pulpo',
    say,
  };
  let postgres: EmbeddedPostgres = await startPostgres(cluster);
  const binary = await findTemporal({ cliPath: process.env.TEMPORAL_CLI_PATH, env: process.env, say });
  const port = await freePort();
  const ports = () => Promise.resolve({ port });
  const server = { binary, ports, namespace: 'default', file: join(folder, 'temporal.db'), say };
  let temporal: DevServer = await startTemporal(server);
  process.env.PULPO_TEST_DATABASE_URL = postgres.url;
  process.env.PULPO_TEST_TEMPORAL_ADDRESS = temporal.address;

  const postmaster = (): number =>
    Number(readFileSync(join(cluster.directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    postgres: {
      kill: async () => {
        process.kill(postmaster(), 'SIGKILL');
        await postgres.service.ended;
      },
      restart: async () => void (postgres = await startPostgres(cluster)),
      freeze: () => signalFamily(postmaster(), 'SIGSTOP'),
      thaw: () => signalFamily(postmaster(), 'SIGCONT'),
    },
    temporal: {
      kill: async () => {
        process.kill(temporal.service.pid, 'SIGKILL');
        await temporal.service.ended;
      },
      restart: async () => void (temporal = await startTemporal(server)),
      freeze: () => signalFamily(temporal.service.pid, 'SIGSTOP'),
      thaw: () => signalFamily(temporal.service.pid, 'SIGCONT'),
    },
    stop: async () => {
      await Promise.all([postgres.stop(), temporal.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The process first, so that it starts no further children, then its children. */
async function signalFamily(pid: number, signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  process.kill(pid, signal);
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  for (const line of stdout.split('\n')) {
    const [child = 0, parent] = line.trim().split(/\s+/).map(Number);
    if (parent !== pid) continue;
    try {
      process.kill(child, signal);
    } catch {
      // It has ended meanwhile.
    }
  }
}
