/**
 * What the api answers while PostgreSQL, Temporal or all workers are away, on servers of its own. docs/availability.md has
 * the table; UPDATE_DOCS=1 writes it anew.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_IDS } from '../../support/demo';
import { eventually } from '../../support/eventually';
import { startKillableWorker, type KillableWorker } from '../../support/killable-worker';
import { startOwnServices, type Disturbable, type OwnServices } from '../../support/own-services';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { messagesWith } from '../../support/rows';
import { DECIDE, replyOf, requestsTo, type Outcome, type Requests, type Route } from './routes';
import { Table } from './table';

/** Callers' patience: Twilio's is 15 s, load balancers' and clients' often 10 s. */
const ANSWERED_WITHIN_MS = 10_000;
const HEALTH_WITHIN_MS = 3000;
const SHORT_OUTAGE_MS = 2500;
const RECOVERED_WITHIN_MS = 30_000;
/** Health answers are shared for so long (api/health/router.ts). */
const HEALTH_STALE_MS = 600;

let services: OwnServices;
let pulpo: Pulpo;
let worker: KillableWorker;
const measured = new Table();
const promised = Table.read();

beforeAll(async () => {
  services = await startOwnServices();
  pulpo = await startPulpo({ worker: false });
  worker = await startKillableWorker(pulpo);
});
afterAll(async () => {
  await worker.kill();
  await pulpo.stop();
  await services.stop();
  if (process.env['UPDATE_DOCS']) measured.write();
});

const signalWorker = (signal: 'SIGSTOP' | 'SIGCONT') => (): Promise<void> => {
  process.kill(worker.pid, signal);
  return Promise.resolve();
};

const allWorkers: Disturbable = {
  kill: () => worker.kill(),
  restart: async () => void (worker = await startKillableWorker(pulpo)),
  freeze: signalWorker('SIGSTOP'),
  thaw: signalWorker('SIGCONT'),
};

const DEPENDENCIES: Record<string, () => Disturbable> = {
  PostgreSQL: () => services.postgres,
  Temporal: () => services.temporal,
  'All workers': () => allWorkers,
};

const OUTAGES = [
  { outage: 'killed', away: 'kill', back: 'restart', short: false },
  { outage: 'frozen', away: 'freeze', back: 'thaw', short: false },
  { outage: 'restarted', away: 'kill', back: 'restart', short: true },
  { outage: 'frozen for a moment', away: 'freeze', back: 'thaw', short: true },
] as const;

/** A new worker may or may not be up before the inline budget has passed; `decide` needs the reply itself. */
const dependsOnMachine = (dependency: string, outage: string, route: string): boolean =>
  dependency === 'All workers' && outage === 'restarted' && route === DECIDE;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks everything at once while the dependency is away, and lets it come back: at the end, or in the middle. */
async function during(
  away: () => Promise<void>,
  back: () => Promise<void>,
  { routes }: Requests,
  short: boolean,
): Promise<[Route, Outcome][]> {
  await pause(HEALTH_STALE_MS);
  await away();
  const asked = Promise.all(routes.map(async (route): Promise<[Route, Outcome]> => [route, await route.ask()]));
  // Awaited later: a failure meanwhile is not yet anybody's.
  asked.catch(() => undefined);
  if (short) await pause(SHORT_OUTAGE_MS).then(back);
  try {
    return await asked;
  } finally {
    if (!short) await back();
  }
}

/** What is wrong with an answer, whatever is away. */
function faultOf({ kind }: Route, { status, ms, retryAfter }: Outcome): string | null {
  const limit = kind === 'health' ? HEALTH_WITHIN_MS : ANSWERED_WITHIN_MS;
  if (ms >= limit) return `later than ${limit} ms`;
  if (![200, 204, 503].includes(status)) return 'neither a success nor a 503';
  if (kind === 'independent' && status !== 200) return 'it needs nothing, and is not a 200';
  if (kind !== 'health' && status === 503 && !(Number(retryAfter) > 0)) return 'no Retry-After';
  return null;
}

describe.each(Object.keys(DEPENDENCIES))('%s', (dependency) => {
  const disturb = (method: keyof Disturbable) => (): Promise<void> =>
    DEPENDENCIES[dependency]?.()[method]() ?? Promise.reject(new Error(dependency));

  it.each(OUTAGES)(
    '$outage: every route answers in time and as documented, and afterwards everything works',
    async ({ outage, away, back, short }) => {
      const requests = requestsTo(pulpo);
      const answers = await during(disturb(away), disturb(back), requests, short);

      const faults = answers.flatMap(([route, answer]) => {
        const statuses = dependsOnMachine(dependency, outage, route.name) ? [200, 503] : [answer.status];
        measured.set(dependency, outage, route.name, { statuses, withinMs: answer.ms });
        const cell = process.env['UPDATE_DOCS'] ? undefined : promised.get(dependency, outage, route.name);
        const asPromised =
          process.env['UPDATE_DOCS'] !== undefined ||
          (cell?.statuses.includes(answer.status) === true && answer.ms <= cell.withinMs);
        const fault = faultOf(route, answer) ?? (asPromised ? null : 'docs/availability.md says otherwise');
        return fault === null ? [] : [`${route.name}: ${answer.status} after ${answer.ms} ms: ${fault}`];
      });
      expect(faults).toEqual([]);
      if (short && dependency !== 'All workers') {
        const refused = answers.filter(([{ kind }, { status }]) => kind === 'repeatable' && status === 503);
        expect(refused.map(([{ name }]) => name)).toEqual([]);
      }
      await recovered(
        requests,
        answers.map(([, answer]) => answer),
      );
    },
  );
});

/** The api finds its way back by itself, and whatever Twilio repeats, the customer reads one reply. */
async function recovered(requests: Requests, before: readonly Outcome[]): Promise<void> {
  await eventually(async () => (await fetch(`${pulpo.baseUrl}/health/ready`)).status === 200, RECOVERED_WITHIN_MS);

  const { from, ask } = requests.inbound;
  const repeated = await ask();
  expect(repeated.status).toBe(200);
  const inline = [...before, repeated].some((answer) => replyOf(answer) !== null);
  if (!inline) await pulpo.twilio.waitFor(({ to }) => to === from, RECOVERED_WITHIN_MS);
  const stored = await messagesWith(pulpo.db, DEMO_IDS.estilo, from);
  expect(stored.filter((row) => row.direction === 'inbound')).toHaveLength(1);
  expect(stored.filter((row) => row.direction === 'outbound')).toHaveLength(1);
  expect(pulpo.twilio.messages().filter(({ to }) => to === from)).toHaveLength(inline ? 0 : 1);

  await eventually(async () => (await requests.decide()).status === 200, RECOVERED_WITHIN_MS);
  for (const { name, ask: askRoute } of requestsTo(pulpo).routes) {
    const { status } = await askRoute();
    expect({ name, works: status === 200 || status === 204 }).toEqual({ name, works: true });
  }
}
