/**
 * A whole Pulpo for one test file: its own database, its own task queue, api and worker in this process, against the real
 * PostgreSQL and the real Temporal server of the test run. Only Twilio and (where given) the models are doubles.
 */
import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { QueryResult, QueryResultRow } from 'pg';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { ActivityDeps } from '../../activities/deps';
import type { ApiDeps } from '../../api/deps';
import { startApi, type RunningApi } from '../../api/main';
import { startTwilioDouble, type TwilioDouble } from '../../channel/twilio-double';
import { loadRuntimeConfig, type RuntimeConfig } from '../../config/config';
import { createLogger } from '../../observability/logger';
import { TOOL_NAMES, type ToolName } from '../../domain/tools/names';
import { ensureRollout } from '../../store/rollouts';
import { openDatabase, type Database } from '../../store/database';
import { assembleWorker } from '../../worker/assemble';
import { startWorker, type RunningWorker, type WorkerSettings } from '../../worker/main';
import { administer, freshDatabase } from './database';
import { DEMO_IDS } from './demo';
import { createCustomer, newNumber, type Customer } from './whatsapp';

export const ESTILO = 'whatsapp:+14155238886';
export const CONSULTORIO = 'whatsapp:+14155550100';
/** Nothing listens there: the deterministic tier serves. */
const NO_OLLAMA = 'http://127.0.0.1:9';

export interface PulpoOptions {
  /** Environment of the configuration, e.g. `OLLAMA_HOST`, `INLINE_BUDGET_MS`. */
  env?: Record<string, string>;
  /** Percent of conversations on slm. Default 100. */
  share?: number;
  /** Changes the worker's parts, e.g. to count tool calls. */
  adjust?: (settings: WorkerSettings) => WorkerSettings;
  /** Default true. */
  worker?: boolean;
}

export interface Pulpo {
  baseUrl: string;
  config: RuntimeConfig;
  db: Database;
  client: Client;
  apiDeps: ApiDeps;
  activityDeps: ActivityDeps;
  twilio: TwilioDouble;
  taskQueue: string;
  adminUrl: string;
  /** The configuration as a process's environment. */
  environment: Record<string, string>;
  /** Everything that was logged, one JSON line each. */
  log: string[];
  customer(options?: { to?: string; from?: string }): Customer;
  /** A statement as the administrator, outside of row-level security. */
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<Row>>;
  /** Switches a tool off in the manifest of the hairdresser. */
  disableTool(tool: ToolName): Promise<void>;
  startWorker(adjust?: (settings: WorkerSettings) => WorkerSettings): Promise<RunningWorker>;
  /** Something that {@link stop} ends first, even when the test that started it failed half way. */
  beforeStop(end: () => Promise<void>): void;
  stop(): Promise<void>;
}

let installed = false;
/** Once per process, before anything touches the SDK. */
function installRuntime(): void {
  if (installed) return;
  installed = true;
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
}

export async function startPulpo(options: PulpoOptions = {}): Promise<Pulpo> {
  installRuntime();
  const address = needed('PULPO_TEST_TEMPORAL_ADDRESS');
  const taskQueue = `test-${randomBytes(6).toString('hex')}`;
  const fresh = await freshDatabase();
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const authToken = randomBytes(16).toString('hex');
  const twilio = await startTwilioDouble({ accountSid, authToken });
  const environment: Record<string, string> = {
    OLLAMA_HOST: NO_OLLAMA,
    ...options.env,
    NODE_ENV: 'test',
    DATABASE_URL: fresh.appUrl,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_TASK_QUEUE: taskQueue,
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_API_BASE_URL: twilio.url,
    PULPO_API_TOKEN: randomBytes(16).toString('hex'),
    PULPO_ADMIN_TOKEN: randomBytes(16).toString('hex'),
  };
  const config = loadRuntimeConfig(environment);
  const log: string[] = [];
  const logger = createLogger({
    name: 'test',
    level: 'info',
    destination: { write: (line: string) => void log.push(line) },
  });
  const db = openDatabase({ url: fresh.appUrl, maxConnections: 8, onConnectionError: () => undefined });
  await ensureRollout(db, { share: options.share ?? 100, reason: 'test' });

  const workers: RunningWorker[] = [];
  const endings: (() => Promise<void>)[] = [];
  const settings = assembleWorker(config, db, logger);
  const start = async (adjust = options.adjust): Promise<RunningWorker> => {
    const base: WorkerSettings = { ...settings, bundlePath: needed('PULPO_TEST_WORKFLOW_BUNDLE') };
    const worker = await startWorker(adjust ? adjust(base) : base);
    workers.push(worker);
    return worker;
  };
  const api: RunningApi = await startApi({
    config,
    db,
    logger,
    modelHealth: settings.activities.models.health,
    port: 0,
  });
  const baseUrl = `http://127.0.0.1:${api.port}`;
  settings.activities.statusCallbackUrl = settings.activities.statusCallbackUrl.replace(
    config.http.publicBaseUrl,
    baseUrl,
  );
  if (options.worker !== false) await start();
  const connection = await Connection.connect({ address });

  return {
    baseUrl,
    config,
    db,
    client: new Client({ connection }),
    apiDeps: api.deps,
    activityDeps: settings.activities,
    twilio,
    taskQueue,
    adminUrl: fresh.adminUrl,
    environment: { ...environment, PUBLIC_BASE_URL: baseUrl },
    log,
    customer: ({ to = ESTILO, from = newNumber() } = {}) => createCustomer({ baseUrl, token: authToken, from, to }),
    query: (text, values) => administer(fresh.adminUrl, (admin) => admin.query(text, values)),
    disableTool: (tool) => switchOff(fresh.adminUrl, tool),
    startWorker: start,
    beforeStop: (end) => void endings.push(end),
    stop: async () => {
      await Promise.all(endings.map((end) => end().catch(() => undefined)));
      await Promise.all(workers.map((worker) => worker.stop().catch(() => undefined)));
      await api.stop();
      await twilio.close();
      await connection.close();
      await db.close();
      await fresh.drop();
    },
  };
}

async function switchOff(adminUrl: string, tool: ToolName): Promise<void> {
  const manifest = { tools: TOOL_NAMES.map((name) => ({ name, enabled: name !== tool })) };
  await administer(adminUrl, (admin) =>
    admin.query('UPDATE pulpo.workspaces SET manifest = $1 WHERE id = $2', [JSON.stringify(manifest), DEMO_IDS.estilo]),
  );
}

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through a Jest project with services (npm test)`);
  return value;
}
