/** Whether this process can take messages now: every dependency asked, each answer with its reason. */
import { shareInWords } from '../../domain/rollout/env';
import { globalRollout } from '../../store/rollouts';
import { workerPresence } from '../../store/worker-heartbeats';
import type { ApiDeps } from '../deps';
import { within } from '../time-limits';

export interface DependencyState {
  /** `degraded`: the product works without it, less well. */
  status: 'up' | 'degraded' | 'down';
  detail: string;
  /** How long the answer took, in ms. */
  ms: number;
}

export interface Readiness {
  status: 'ready' | 'degraded' | 'unavailable';
  dependencies: Record<'postgres' | 'temporal' | 'workers' | 'models', DependencyState>;
  /** The effective slm share, in words. */
  rollout: string;
  /** Why the status is not `ready`; empty when it is. */
  reasons: string[];
}

/** Load balancers give up soon, and so does this. */
const PATIENCE_MS = 1500;

export async function readiness(deps: ApiDeps): Promise<Readiness> {
  const [postgres, temporal, workers, models, rollout] = await Promise.all([
    measured(() => deps.db.healthy().then(({ ok, detail }) => state(ok ? 'up' : 'down', publicly(detail)))),
    measured(() => askTemporal(deps)),
    measured(() => askWorkers(deps)),
    measured(() => askModels(deps)),
    within(PATIENCE_MS, () => rolloutInWords(deps)).catch(
      () => 'effective slm share: unknown, PostgreSQL does not answer',
    ),
  ]);
  const dependencies = { postgres, temporal, workers, models };
  const troubled = Object.entries(dependencies).filter(([, dependency]) => dependency.status !== 'up');
  const down = troubled.some(([, dependency]) => dependency.status === 'down');
  return {
    status: down ? 'unavailable' : troubled.length > 0 ? 'degraded' : 'ready',
    dependencies,
    rollout,
    reasons: troubled.map(([name, { status, detail }]) => `${name} is ${status}: ${detail}`),
  };
}

async function askTemporal({ temporal }: ApiDeps): Promise<Finding> {
  const { namespace } = temporal.options;
  await temporal.withDeadline(Date.now() + PATIENCE_MS, () =>
    temporal.workflowService.describeNamespace({ namespace }),
  );
  return state('up', `namespace ${namespace} answers`);
}

/** Messages are taken and kept without a worker, but nobody answers them. */
async function askWorkers({ db, taskQueue }: ApiDeps): Promise<Finding> {
  const presence = await workerPresence(db, taskQueue).catch(() => null);
  if (!presence) return state('down', 'unknown, since the database does not tell');
  const { working, lastSeenS } = presence;
  if (working > 0) return state('up', `${working} of task queue ${taskQueue} at work`);
  const since = lastSeenS === null ? '' : ` for ${Math.round(lastSeenS)} s`;
  return state('down', `no worker of task queue ${taskQueue} has been seen${since}`);
}

async function askModels({ modelHealth }: ApiDeps): Promise<Finding> {
  const { reachable, missing } = await modelHealth();
  if (!reachable) return state('degraded', 'no model server answers; the deterministic tier serves');
  if (missing.length === 0) return state('up', 'all configured models are there');
  return state(
    'degraded',
    `not on the model server: ${missing.join(', ')}; the deterministic tier serves in their place`,
  );
}

/** What decides new conversations' routes: the stored share; before anything is stored, what the environment says. */
export async function rolloutInWords(deps: ApiDeps): Promise<string> {
  const stored = await globalRollout(deps.db);
  return stored ? shareInWords(stored.share) : deps.settings.rollout.words;
}

type Finding = Omit<DependencyState, 'ms'>;
const state = (status: DependencyState['status'], detail: string): Finding => ({ status, detail });

async function measured(ask: () => Promise<Finding>): Promise<DependencyState> {
  const started = performance.now();
  const finding = await within(PATIENCE_MS, ask).catch((error: unknown) => state('down', publicly(reasonOf(error))));
  return { ...finding, ms: Math.round(performance.now() - started) };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it does not answer';
  const details: unknown = Reflect.get(error, 'details');
  return typeof details === 'string' && details !== '' ? details : error.message || 'it does not answer';
}

/** These routes are open to everybody: reasons yes, addresses and credentials no. */
export const publicly = (detail: string): string =>
  detail
    .split('\n', 1)
    .join('')
    .replace(/\w+:\/\/\S+/g, '…')
    .replace(/\[?(?:[0-9a-f]*:){2,}[0-9a-f.]*\]?(?::\d+)?/gi, '…')
    .replace(/\b[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?\b|\b[\w-]+:\d{2,5}\b/g, '…')
    .slice(0, 200);
