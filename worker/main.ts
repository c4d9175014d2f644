/** A worker: runs turns and their activities against one Temporal namespace. Any number of them may run side by side. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { Client } from '@temporalio/client';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createActivities } from '../activities/create-activities';
import type { ActivityDeps } from '../activities/deps';
import type { ProbeActivities } from '../activities/probe-types';
import { connectLasting } from '../config/lasting-connection';
import { temporalConnection } from '../config/temporal';
import { setBreakerState } from '../observability/metrics';
import { mirrorBreakers, type BreakerMirror } from './breaker-mirror';
import { CircuitInterceptor } from './circuit-interceptor';
import type { TurnSettings } from '../config/turn-settings';
import { TURN_WORKFLOW } from '../workflows/messages';
import { startSweeper } from './sweeper';
import { startHeartbeat } from './heartbeat';
import { Circuit, type CircuitOptions, type Dependency } from './circuits';

export interface WorkerSettings {
  address: string;
  namespace: string;
  taskQueue: string;
  logger: Logger;
  activities: ActivityDeps;
  probes: ProbeActivities;
  /** Bundled workflow code; built from the sources when absent. */
  bundlePath?: string;
  circuits?: CircuitOptions;
  /** Forgets what has expired. Idempotent: every worker does it, now and every hour. */
  tidy?: () => Promise<unknown>;
  /** What runs are given that the sweeper starts. */
  turn: TurnSettings;
  /** Where the other processes look for workers. Nobody sees this one when it is missing. */
  register?: WorkerRegister;
  /** Loads the models before the first customer needs them; failures are logged, never fatal. */
  warmUp?: () => Promise<void>;
}

/** What the other processes know about workers. */
export interface WorkerRegister {
  record(worker: { id: string; build: string }): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface RunningWorker {
  /** Whether it was at work, and could reach Temporal, when it looked last (every 5 s). */
  works(): boolean;
  /** Ends gracefully: running activities get some seconds to finish. */
  stop(): Promise<void>;
  /** Looks for waiting messages now, besides the times at which it does so by itself. */
  sweep(): Promise<void>;
  /** Rejects when the worker dies by itself. */
  done: Promise<void>;
}

const CIRCUITS: CircuitOptions = { threshold: 5, openMs: 20_000 };

export async function startWorker(settings: WorkerSettings): Promise<RunningWorker> {
  const connection = await NativeConnection.connect(temporalConnection(settings.address));
  const lasting = connectLasting(settings.address);
  const client = new Client({ connection: lasting.connection, namespace: settings.namespace });
  const identity = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;

  let mirror: BreakerMirror | null = null;
  const options = settings.circuits ?? CIRCUITS;
  const circuit = (dependency: Dependency): Circuit =>
    new Circuit(dependency, options, {
      changed: (state, reason) => mirror?.report(dependency, state, reason),
      inForce: (state) => setBreakerState(dependency, state),
    });
  const circuits: Record<Dependency, Circuit> = { ollama: circuit('ollama'), twilio: circuit('twilio') };
  mirror = mirrorBreakers({
    client,
    taskQueue: settings.taskQueue,
    worker: identity,
    logger: settings.logger,
    circuits: () => Object.values(circuits),
  });

  const worker = await Worker.create({
    connection,
    namespace: settings.namespace,
    taskQueue: settings.taskQueue,
    identity,
    ...workflowSource(settings.bundlePath),
    activities: { ...createActivities(settings.activities), ...settings.probes },
    interceptors: { activity: [(context) => ({ inbound: new CircuitInterceptor(context, circuits) })] },
    // A worker that dies in the middle of a turn holds it up for so long, and no longer.
    stickyQueueScheduleToStartTimeout: '2s',
    maxCachedWorkflows: 300,
    // A run that cannot be replayed ends, instead of trying again for as long as it may live: all that it has done is in the
    // database, and the sweeper hands what it owes to a new run.
    workflowFailureErrorTypes: { '*': [], [TURN_WORKFLOW]: ['NondeterminismError'] },
    shutdownGraceTime: '10s',
  });
  const tidying = tidyEveryHour(settings);
  const sweeper = startSweeper({
    db: settings.activities.db,
    client,
    taskQueue: settings.taskQueue,
    logger: settings.logger,
    turn: settings.turn,
  });
  const run = worker.run();
  run.catch(() => undefined); // It is `done` that reports it.
  const heartbeat = await startHeartbeat({
    ...registered(settings.register, worker.options.buildId ?? 'unknown'),
    works: async () => worker.getState() === 'RUNNING' && (await reaches(connection, settings.namespace)),
    logger: settings.logger,
  });
  const done = run.finally(async () => {
    clearInterval(tidying);
    await sweeper.stop();
    await heartbeat.stop();
    mirror.stop();
    await connection.close();
    await lasting.close();
  });
  settings.warmUp?.().catch((error: unknown) => settings.logger.warn({ err: error }, 'models could not be warmed up'));
  done.catch((error: unknown) => settings.logger.fatal({ err: error }, 'worker ended unexpectedly'));
  return {
    done,
    sweep: () => sweeper.run(),
    works: heartbeat.beats,
    stop: async () => {
      await heartbeat.stop();
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
}

/** Load balancers and operators should know within seconds. */
const REACH_WITHIN_MS = 3000;

/** Asks over the connection that the worker polls with, so that the answer holds for the polling too. */
async function reaches(connection: NativeConnection, namespace: string): Promise<boolean> {
  await connection.withDeadline(Date.now() + REACH_WITHIN_MS, () =>
    connection.workflowService.describeNamespace({ namespace }),
  );
  return true;
}

function registered(register: WorkerRegister | undefined, build: string) {
  const id = randomUUID();
  return {
    record: async () => register?.record({ id, build }),
    remove: async () => register?.remove(id),
  };
}

const HOUR_MS = 60 * 60 * 1000;

function tidyEveryHour({ tidy, logger }: WorkerSettings): NodeJS.Timeout {
  const run = (): void => {
    tidy?.().catch((error: unknown) => logger.warn({ err: error }, 'expired records could not be removed'));
  };
  run();
  return setInterval(run, HOUR_MS).unref();
}

/** The bundle that the build made, or the sources it is made from. */
export function workflowSource(bundlePath?: string): Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'> {
  const built = bundlePath ?? path.join(__dirname, '..', 'workflow-bundle.js');
  if (existsSync(built)) return { workflowBundle: { codePath: built } };
  return { workflowsPath: require.resolve('../workflows') };
}
