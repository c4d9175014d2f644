/** A Temporal development server of our own under the data folder. In production `TEMPORAL_ADDRESS` names a real one. */
import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';
import { endOrphans } from './orphans';
import { answers } from './ports';
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
  /** Chosen after a server of an earlier run has given its ports back. No Web UI when `uiPort` is missing. */
  ports: () => Promise<{ port: number; uiPort?: number }>;
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

/**
 * Starts a server, after ending any that still works on the same file.
 * @throws {Error} with the server's own words when it does not come up
 */
export async function startTemporal(options: DevServerOptions): Promise<DevServer> {
  const file = options.file ? realFile(options.file) : undefined;
  const search = { name: 'A Temporal server', stopSignal: 'SIGTERM', graceMs: GRACE_MS, say: options.say } as const;
  if (file) await endOrphans({ ...search, path: file, args: [FILE_OPTION, file] });
  const { port, uiPort } = await options.ports();
  const service = await startService({
    name: 'Temporal',
    command: options.binary,
    args: serverArgs(options.namespace, port, uiPort, file),
    stopSignal: 'SIGTERM',
    graceMs: GRACE_MS,
  });
  try {
    await withProgress(options.say, 'Starting the Temporal server', () => untilReady(port, options.namespace, service));
  } catch (error) {
    await service.stop();
    throw error;
  }
  return {
    address: `127.0.0.1:${port}`,
    ...(uiPort ? { uiUrl: `http://localhost:${uiPort}` } : {}),
    service,
    stop: () => service.stop(),
  };
}

const FILE_OPTION = '--db-filename';

/** One name for one file, whatever links lead to its folder: a server is recognised by it. */
function realFile(file: string): string {
  const folder = dirname(resolve(file));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(realpathSync(folder), basename(file));
}

function serverArgs(namespace: string, port: number, uiPort: number | undefined, file: string | undefined): string[] {
  return [
    'server',
    'start-dev',
    ...['--ip', '127.0.0.1', '--port', String(port)],
    ...(uiPort ? ['--ui-port', String(uiPort)] : ['--headless']),
    ...(namespace === 'default' ? [] : ['--namespace', namespace]),
    ...(file ? [FILE_OPTION, file] : []),
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
