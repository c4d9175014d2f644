/** A Temporal development server of our own under the data folder. In production `TEMPORAL_ADDRESS` names a real one. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';
import { answers } from './ports';
import { commandOf, isRunning, stopProcess } from './processes';
import { withProgress, type Say } from './progress';
import { startService, type Service } from './service';

/**
 * The development server's own defaults hold back every task by 50 ms and switch eager activities off: a turn would
 * take seven times as long as it needs. These say what any real deployment does.
 */
export const DYNAMIC_CONFIG = [
  'history.transferProcessorMaxPollRPS=2000',
  'history.timerProcessorMaxPollRPS=2000',
  'history.visibilityProcessorMaxPollRPS=2000',
  'system.enableActivityEagerExecution=true',
] as const;

export interface DevServerOptions {
  /** The `temporal` program. */
  binary: string;
  port: number;
  /** No Web UI when missing. */
  uiPort?: number;
  namespace: string;
  /** SQLite file that survives a restart; in memory when missing. */
  file?: string;
  say: Say;
}

export interface DevServer {
  /** host:port of the gRPC frontend. */
  address: string;
  uiUrl?: string;
  service: Service;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const GRACE_MS = 10_000;

/** @throws {Error} with the server's own words when it does not come up */
export async function startTemporal(options: DevServerOptions): Promise<DevServer> {
  const address = `127.0.0.1:${options.port}`;
  const file = options.file ? resolve(options.file) : undefined;
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    await endOrphan(file, options.say);
  }
  const service = await startService({
    name: 'Temporal',
    command: options.binary,
    args: serverArgs(options, file),
    stopSignal: 'SIGTERM',
    graceMs: GRACE_MS,
  });
  if (file) writeFileSync(pidFile(file), String(service.pid));
  const stop = async () => {
    await service.stop();
    if (file) rmSync(pidFile(file), { force: true });
  };
  try {
    await withProgress(options.say, 'Starting the Temporal server', () =>
      untilReady(options.port, options.namespace, service),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, ...(options.uiPort ? { uiUrl: `http://localhost:${options.uiPort}` } : {}), service, stop };
}

function serverArgs(options: DevServerOptions, file: string | undefined): string[] {
  return [
    'server',
    'start-dev',
    ...['--ip', '127.0.0.1', '--port', String(options.port)],
    ...(options.uiPort ? ['--ui-port', String(options.uiPort)] : ['--headless']),
    ...(options.namespace === 'default' ? [] : ['--namespace', options.namespace]),
    ...(file ? ['--db-filename', file] : []),
    ...DYNAMIC_CONFIG.flatMap((value) => ['--dynamic-config-value', value]),
    ...Object.values(SEARCH_ATTRIBUTES).flatMap((key) => [
      '--search-attribute',
      `${key.name}=${ATTRIBUTE_TYPE[key.type]}`,
    ]),
    ...['--log-level', 'error'],
  ];
}

const ATTRIBUTE_TYPE = {
  TEXT: 'Text',
  KEYWORD: 'Keyword',
  INT: 'Int',
  DOUBLE: 'Double',
  BOOL: 'Bool',
  DATETIME: 'Datetime',
  KEYWORD_LIST: 'KeywordList',
} as const;

/** The gRPC frontend answers for the namespace. The Web UI's port comes up a moment later and is not waited for. */
async function untilReady(port: number, namespace: string, service: Service): Promise<void> {
  const address = `127.0.0.1:${port}`;
  let gone = false;
  void service.ended.then(() => (gone = true));
  const deadline = Date.now() + READY_WITHIN_MS;
  let last = 'nothing listens';
  for (; Date.now() < deadline; await new Promise((done) => setTimeout(done, 50))) {
    if (gone) throw new Error(`The Temporal server ended at once: ${service.lastOutput()}`);
    // gRPC waits a second after a refused connection; asking the port first does not.
    if (!(await answers(port))) continue;
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1000 });
      try {
        await connection.workflowService.describeNamespace({ namespace });
        return;
      } finally {
        await connection.close();
      }
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
  }
  throw new Error(`The Temporal server does not answer on ${address}: ${last}. ${service.lastOutput()}`);
}

const pidFile = (file: string): string => `${file}.pid`;

/** A server that lost its keeper holds the SQLite file and would make this one fail: it is ours, and is asked to end. */
async function endOrphan(file: string, say: Say): Promise<void> {
  if (!existsSync(pidFile(file))) return;
  const pid = Number(readFileSync(pidFile(file), 'utf8'));
  if (Number.isInteger(pid) && pid > 0 && isRunning(pid) && (await commandOf(pid)).includes(file)) {
    say(`A Temporal server of an earlier run still works on ${file} (pid ${pid}): ending it`);
    await stopProcess(pid, 'SIGTERM', GRACE_MS);
  }
  rmSync(pidFile(file), { force: true });
}
