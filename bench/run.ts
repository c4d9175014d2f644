/**
 * Turn latency, throughput and history size, with no model and with one that answers at once: what the product itself
 * costs, and which part of that is the engine. `npm run bench` prints the figures with their conditions and writes them to
 * bench/results/. Timings depend on the machine: compare within one run.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { createActivities } from '../activities/create-activities';
import { intake } from '../api/intake';
import { freePort } from '../cli/start/ports';
import { startPostgres } from '../cli/start/postgres';
import { DYNAMIC_CONFIG, startTemporal } from '../cli/start/temporal';
import { findTemporal } from '../cli/start/temporal-binary';
import { resolveChannel } from '../store/channels';
import { startFakeOllama } from '../test/doubles/fake-ollama';
import { ESTILO, startPulpo, type Pulpo } from '../test/support/pulpo';
import { newNumber, newSid } from '../test/support/whatsapp';
import { ask } from './ask';
import { directTurn } from './direct-turn';
import { latency, type Latency } from './figures';
import { measureFlood, type FloodReport } from './flood';

const WARM_UP = 20;
const SEQUENTIAL = 200;
const CALLERS = 20;
const PER_CALLER = 15;
const QUESTION = 'a qué hora abren?';
const MODEL_QUESTION = 'me podrías decir cuánto sale la coloración?';

/** A business gets a hundred messages a minute answered; a benchmark asks more. */
function liftLimits({ apiDeps }: Pulpo): void {
  const none = { minute: Infinity, hour: Infinity, day: Infinity };
  apiDeps.settings.messageLimits = { customer: none, workspace: none };
}

const CONDITIONS = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  temporal: `development server, SQLite file; ${DYNAMIC_CONFIG.join(', ')}`,
  postgres: 'embedded PostgreSQL, fsync on',
  processes: 'api and worker in one process, client in the same process, all on this machine',
};

interface Scenario {
  name: string;
  sequential: Latency;
  turnsPerSecond: number;
  history: { events: number; bytes: number };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pulpo-bench-'));
  const stops: (() => Promise<void>)[] = [];
  try {
    await startServices(folder, stops);
    const at = new Date().toISOString();
    if (process.argv.includes('--flood')) publishFlood({ at, conditions: CONDITIONS, ...(await measureFlood()) });
    else {
      const scenarios = [await withoutModel(), await withInstantModel()];
      publish({ at, conditions: CONDITIONS, scenarios, engine: await engineShare() });
    }
  } finally {
    for (const stop of stops.reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startServices(folder: string, stops: (() => Promise<void>)[]): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const postgres = await startPostgres({
    directory: path.join(folder, 'postgres'),
    port: freePort,
    password: randomBytes(12).toString('hex'),
    database: 'pulpo',
    say,
  });
  stops.push(() => postgres.stop());
  const binary = await findTemporal({ cliPath: process.env['TEMPORAL_CLI_PATH'], env: process.env, say });
  const temporal = await startTemporal({
    binary,
    ports: async () => ({ port: await freePort() }),
    namespace: 'default',
    file: path.join(folder, 'temporal.db'),
    say,
  });
  stops.push(() => temporal.stop());
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    logger: new DefaultLogger('ERROR'),
  });
  const bundle = path.join(folder, 'workflow-bundle.js');
  writeFileSync(bundle, code);
  process.env['PULPO_TEST_DATABASE_URL'] = postgres.url;
  process.env['PULPO_TEST_TEMPORAL_ADDRESS'] = temporal.address;
  process.env['PULPO_TEST_WORKFLOW_BUNDLE'] = bundle;
}

async function withoutModel(): Promise<Scenario> {
  const pulpo = await startPulpo();
  try {
    return await measure('no model (deterministic tier)', pulpo, QUESTION);
  } finally {
    await pulpo.stop();
  }
}

async function withInstantModel(): Promise<Scenario> {
  const ollama = await startFakeOllama();
  const pulpo = await startPulpo({ env: { OLLAMA_HOST: ollama.url } });
  try {
    return await measure('zero-latency model (extractor and planner)', pulpo, MODEL_QUESTION);
  } finally {
    await pulpo.stop();
    await ollama.stop();
  }
}

async function measure(name: string, pulpo: Pulpo, question: string): Promise<Scenario> {
  process.stderr.write(`${name} …\n`);
  liftLimits(pulpo);
  await ask(pulpo, question, WARM_UP);
  const sequential = await ask(pulpo, question, SEQUENTIAL);
  const started = performance.now();
  await Promise.all(Array.from({ length: CALLERS }, () => ask(pulpo, question, PER_CALLER)));
  const seconds = (performance.now() - started) / 1000;
  return {
    name,
    sequential: latency(sequential),
    turnsPerSecond: Math.round(((CALLERS * PER_CALLER) / seconds) * 10) / 10,
    history: await historyOfOneTurn(pulpo, question),
  };
}

async function historyOfOneTurn(pulpo: Pulpo, question: string): Promise<Scenario['history']> {
  const customer = pulpo.customer();
  const { sid } = await customer.say(question);
  for (let tries = 0; tries < 100; tries += 1) {
    for await (const run of pulpo.client.workflow.list({
      query: `MessageSid = '${sid}' AND ExecutionStatus = 'Completed'`,
    })) {
      const description = await pulpo.client.workflow.getHandle(run.workflowId, run.runId).describe();
      return { events: description.historyLength, bytes: description.historySize ?? 0 };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the run is not in visibility');
}

/** The same turns with and without the engine: hand-over through Temporal against the bare calls of the same stages. */
async function engineShare(): Promise<{ withEngine: Latency; withoutEngine: Latency; engineShareOfP50: number }> {
  process.stderr.write('engine share …\n');
  const pulpo = await startPulpo();
  try {
    const activities = createActivities(pulpo.activityDeps);
    const channel = await resolveChannel(pulpo.db, 'twilio', ESTILO);
    if (!channel) throw new Error('the demo workspace has no channel');
    const once = async (identity: string, engine: boolean): Promise<number> => {
      const started = performance.now();
      const message = {
        sid: newSid(),
        kind: 'text' as const,
        text: QUESTION,
        receivedAt: new Date().toISOString(),
        inlineBudgetMs: 8000,
      };
      const { turn } = await intake(pulpo.apiDeps, {
        ...channel,
        provider: 'twilio',
        identity,
        phone: null,
        profileName: null,
        message,
      });
      if (engine) await pulpo.apiDeps.engine.handOver(turn);
      else await directTurn(activities, turn);
      return performance.now() - started;
    };
    const took: Record<'true' | 'false', number[]> = { true: [], false: [] };
    // Alternating, so that both meet the same machine.
    for (let turn = 0; turn < WARM_UP + SEQUENTIAL; turn += 1) {
      for (const engine of [true, false]) {
        const ms = await once(newNumber(), engine);
        if (turn >= WARM_UP) took[`${engine}`].push(ms);
      }
    }
    const withEngine = latency(took.true);
    const withoutEngine = latency(took.false);
    return {
      withEngine,
      withoutEngine,
      engineShareOfP50: Math.round((1 - withoutEngine.p50 / withEngine.p50) * 100) / 100,
    };
  } finally {
    await pulpo.stop();
  }
}

function publishFlood(report: FloodReport & { at: string; conditions: object }): void {
  const folder = path.join(__dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'flood.json'), `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}

function publish(report: {
  at: string;
  conditions: Record<string, unknown>;
  scenarios: Scenario[];
  engine: Awaited<ReturnType<typeof engineShare>>;
}): void {
  const folder = path.join(__dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'turn.json'), `${JSON.stringify(report, null, 2)}\n`);
  const row = (name: string, one: Latency): string => `| ${name} | ${one.p50} | ${one.p95} | ${one.p99} |`;
  const lines = [
    '| turn | p50 ms | p95 ms | p99 ms | turns/s (20 callers) | history events | history bytes |',
    '|---|---|---|---|---|---|---|',
    ...report.scenarios.map(
      (one) =>
        `${row(one.name, one.sequential)} ${one.turnsPerSecond} | ${one.history.events} | ${one.history.bytes} |`,
    ),
    '',
    '| the same turn | p50 ms | p95 ms | p99 ms |',
    '|---|---|---|---|',
    row('with the engine', report.engine.withEngine),
    row('the bare stages', report.engine.withoutEngine),
    '',
    `Engine's share of the median: ${Math.round(report.engine.engineShareOfP50 * 100)} %.`,
    `Conditions: ${Object.entries(report.conditions)
      .map(([name, value]) => `${name}: ${String(value)}`)
      .join(' · ')}. ${report.at}`,
  ];
  writeFileSync(path.join(folder, 'turn.md'), `${lines.join('\n')}\n`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
