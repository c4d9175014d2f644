/** A whole Pulpo in one process: services around it, schema and demo data, worker and api. */
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { startApi } from '../../api/main';
import type { Config, RuntimeConfig } from '../../config/config';
import { shareInWords } from '../../domain/rollout/env';
import { createLogger } from '../../observability/logger';
import { setRolloutShare } from '../../observability/metrics';
import { installTemporalRuntime } from '../../observability/temporal-runtime';
import { listWorkspaces } from '../../store/channels';
import { openDatabase, type Database } from '../../store/database';
import { ensureRollout } from '../../store/rollouts';
import { DEMO_WORKSPACES } from '../../store/seed';
import { assembleWorker } from '../../worker/assemble';
import { startWorker } from '../../worker/main';
import { announceInstance, forgetInstance, lockDataFolder } from './data-folder';
import { choosePort, freePort } from './ports';
import { withProgress, type Say } from './progress';
import type { Service } from './service';
import { startServices, type Services } from './services';

export interface RunningInstance {
  apiUrl: string;
  /** Rejects when a part of it ends by itself. */
  broken: Promise<never>;
  /** Ends everything it started, and only that. Safe to call twice. */
  stop(): Promise<void>;
}

/** @throws {Error} after ending whatever had been started already */
export async function startInstance(config: Config, env: NodeJS.ProcessEnv, say: Say): Promise<RunningInstance> {
  const stops: (() => unknown)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      for (const end of stops.splice(0).reverse()) await end();
    })());

  try {
    stops.push(lockDataFolder(resolve(config.dataDir)));
    const services = await startServices(config, env, say);
    stops.push(() => services.stop());
    return await startProcesses(services, await withPort(services.config, say), stops, stop, say);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startProcesses(
  services: Services,
  config: RuntimeConfig,
  stops: (() => unknown)[],
  stop: () => Promise<void>,
  say: Say,
): Promise<RunningInstance> {
  const logger = createLogger({ level: config.logLevel, name: 'pulpo' });
  installTemporalRuntime(logger, await freePort());
  const db = openDatabase({
    url: config.database.url,
    maxConnections: config.database.poolSize,
    onConnectionError: (error) => logger.warn({ err: error }, 'database connection lost'),
  });
  stops.push(() => db.close());
  const rollout = await initialShare(config, db);
  const workspaces = new Set((await listWorkspaces(db)).map(({ id }) => id));

  const settings = assembleWorker(config, db, logger);
  const worker = await withProgress(say, 'Starting the worker', () => startWorker(settings));
  stops.push(() => worker.stop());
  const api = await startApi({ config, db, logger, modelHealth: settings.activities.models.health });
  stops.push(() => api.stop());

  const apiUrl = `http://localhost:${api.port}`;
  announceInstance(config.dataDir, {
    pid: process.pid,
    apiUrl,
    databaseUrl: config.database.url,
    temporalAddress: config.temporal.address,
    temporalNamespace: config.temporal.namespace,
    ...(services.temporalUiUrl ? { temporalUiUrl: services.temporalUiUrl } : {}),
    ...(services.twilioDoubleUrl ? { twilioDoubleUrl: services.twilioDoubleUrl } : {}),
  });
  stops.push(() => forgetInstance(config.dataDir));

  const health = await settings.activities.models.health();
  for (const line of welcome({ services, config, workspaces, apiUrl, rollout, models: modelsInWords(health, config) }))
    say(line);
  return { apiUrl, broken: firstToBreak(services, worker.done), stop };
}

/** The api's port, or the next free one; the public address follows unless it was given. */
async function withPort(config: RuntimeConfig, say: Say): Promise<RuntimeConfig> {
  const { port, moved } = await choosePort(config.http.port);
  if (!moved) return config;
  say(`Port ${config.http.port} is in use; the api listens on ${port}`);
  const followed = config.http.publicBaseUrl === `http://localhost:${config.http.port}`;
  return {
    ...config,
    http: { ...config.http, port, ...(followed ? { publicBaseUrl: `http://localhost:${port}` } : {}) },
  };
}

/** @returns the share in force, in words: the environment's only when this start has written it down */
async function initialShare({ rollout }: RuntimeConfig, db: Database): Promise<string> {
  const { share, actor, created } = await ensureRollout(db, { share: rollout.share, reason: rollout.words });
  setRolloutShare(share);
  return created ? rollout.words : `${shareInWords(share)}, set by ${actor}`;
}

function modelsInWords(
  health: { reachable: boolean; missing: readonly string[]; detail: string },
  config: RuntimeConfig,
): string {
  if (!health.reachable) return `none at ${config.models.ollamaHost}: the deterministic tier serves`;
  if (health.missing.length > 0)
    return `${health.missing.join(', ')} not on ${config.models.ollamaHost}: the deterministic tier serves in their place`;
  return `ready at ${config.models.ollamaHost}`;
}

function welcome(of: {
  services: Services;
  config: RuntimeConfig;
  /** Ids of those that exist. */
  workspaces: ReadonlySet<string>;
  apiUrl: string;
  rollout: string;
  models: string;
}): string[] {
  const { services, config, workspaces, apiUrl, rollout, models } = of;
  const demo = DEMO_WORKSPACES.filter(({ id }) => workspaces.has(id)).map(
    ({ name, whatsapp }) => `  Workspace    ${name}: ${whatsapp}`,
  );
  return [
    '',
    'Pulpo is running.',
    `  Webhook      ${config.http.publicBaseUrl}/webhook/pulpo/twilio/wa/inbound`,
    ...demo,
    `  Talk to it   npx pulpo chat`,
    `  Temporal UI  ${services.temporalUiUrl ?? `the one of ${config.temporal.address}`}`,
    `  Metrics      ${apiUrl}/metrics`,
    `  Health       ${apiUrl}/health/ready`,
    `  API          ${apiUrl}/openapi.json`,
    `  Models       ${models}`,
    `  Rollout      ${rollout}`,
    `  Data         ${config.dataDir}`,
    'Ctrl-C ends it.',
    '',
  ];
}

/** Rejects with one sentence for people; whoever waits for it prints that. */
function firstToBreak(services: Services, worker: Promise<void>): Promise<never> {
  const broken = Promise.race([
    ...services.children.map(async ({ name, service }): Promise<never> => {
      const { expected, code } = await service.ended;
      if (expected) return new Promise(() => undefined);
      throw new Error(`${name} ended by itself (${endInWords(code, service)}): everything else is ended too.`);
    }),
    worker.then(() => new Promise<never>(() => undefined)),
  ]);
  broken.catch(() => undefined); // Whoever waits for it comes a moment later.
  return broken;
}

/** @param code the supervisor's: 128 and the signal's number after a signal; `null` when it was killed itself */
function endInWords(code: number | null, service: Service): string {
  if (code === null) return 'its supervisor was killed';
  const signal = Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0];
  if (signal) return signal;
  const lastLine = service.lastOutput().split('\n').at(-1);
  return `code ${code}${lastLine ? `: ${lastLine}` : ''}`;
}
