/** Processes of their own whose PostgreSQL or Temporal is away: at their start, and while they run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_ACCOUNT } from '../../../channel/twilio-double';
import { freePort } from '../../../cli/start/ports';
import { startTemporal, type DevServer } from '../../../cli/start/temporal';
import { asRecord } from '../../../store/json';
import { freshDatabase, type FreshDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { startPulpoProcess, type PulpoProcess } from '../../support/pulpo-process';
import { createCustomer, newNumber } from '../../support/whatsapp';

const TOKEN = 'an-auth-token';
let folder: string;
let fresh: FreshDatabase;
let temporal: DevServer | undefined;
let temporalPort: number;
let way: Server;
let env: Record<string, string>;
const processes: PulpoProcess[] = [];
let worker: PulpoProcess;
let api: PulpoProcess;

const startServer = (): Promise<DevServer> =>
  startTemporal({
    binary: process.env.PULPO_TEST_TEMPORAL_CLI ?? '',
    ports: () => Promise.resolve({ port: temporalPort }),
    namespace: 'default',
    file: join(folder, 'temporal.db'),
    say: () => undefined,
  });

/** A way to the database that can be missing. */
const forward = (to: URL): Server =>
  createServer((socket) => {
    const server = connect(Number(to.port), to.hostname);
    socket.pipe(server).pipe(socket);
    for (const end of [socket, server]) end.on('error', () => [socket, server].forEach((each) => each.destroy()));
  });

function run(command: string, more: Record<string, string> = {}): PulpoProcess {
  const started = startPulpoProcess([command], { ...env, ...more });
  processes.push(started);
  return started;
}

const statusOf = async (port: string | undefined, path: string): Promise<number> =>
  (await fetch(`http://127.0.0.1:${port}${path}`)).status;
const readiness = async (): Promise<{ status: number; reasons: string }> => {
  const response = await fetch(`http://127.0.0.1:${env.PORT}/health/ready`);
  return { status: response.status, reasons: String(asRecord(await response.json())['reasons']) };
};
const say = async (text: string): Promise<string> => {
  const to = { from: newNumber(), to: 'whatsapp:+14155238886' };
  const customer = createCustomer({
    baseUrl: `http://127.0.0.1:${env.PORT}`,
    publicBaseUrl: 'https://bot.example',
    token: TOKEN,
    ...to,
  });
  return (await customer.say(text)).reply ?? '';
};

/** Just after an outage a first reply may come too late for its response; it would leave through the channel's API. */
const answersInline = (): Promise<unknown> => eventually(async () => (await say('hola')).includes('Estilo'), 60_000);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pulpo-outages-'));
  fresh = await freshDatabase();
  const [port, metrics, database, engine] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  temporalPort = engine;
  const url = new URL(fresh.appUrl);
  way = forward(new URL(fresh.appUrl));
  url.port = String(database);
  env = {
    NODE_ENV: 'production',
    LISTEN_HOST: '127.0.0.1',
    PORT: String(port),
    METRICS_PORT: String(metrics),
    PUBLIC_BASE_URL: 'https://bot.example',
    DATABASE_URL: url.toString(),
    TEMPORAL_ADDRESS: `127.0.0.1:${engine}`,
    OLLAMA_HOST: 'http://127.0.0.1:9',
    TWILIO_ACCOUNT_SID: NO_ACCOUNT,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_API_BASE_URL: 'http://127.0.0.1:9',
    PULPO_API_TOKEN: 'api-token-0123456789abcdef',
    PULPO_ADMIN_TOKEN: 'admin-token-0123456789abcdef',
  };
  worker = run('worker');
  api = run('api');
});
afterAll(async () => {
  for (const started of processes) started.kill('SIGKILL');
  await Promise.all(processes.map(({ ended }) => ended));
  await temporal?.stop();
  way.close();
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a start before PostgreSQL and Temporal', () => {
  it('waits, says for what, lives, and is not ready', async () => {
    await worker.untilPrinted('waiting for PostgreSQL');
    await api.untilPrinted('api listens');
    expect(await statusOf(env.METRICS_PORT, '/health/live')).toBe(200);
    expect(await statusOf(env.METRICS_PORT, '/health/ready')).toBe(503);
    expect(await statusOf(env.PORT, '/health/live')).toBe(200);
    expect((await readiness()).status).toBe(503);
  });

  it('can be ended while it waits', async () => {
    const other = run('worker', { METRICS_PORT: String(await freePort()) });
    await other.untilPrinted('waiting for PostgreSQL');
    other.kill('SIGTERM');
    expect(await other.ended).toBe(0);
  });

  it('goes on by itself when they are there', async () => {
    way.listen(Number(new URL(env.DATABASE_URL ?? '').port), '127.0.0.1');
    await worker.untilPrinted('waiting for Temporal');
    expect(await statusOf(env.METRICS_PORT, '/health/ready')).toBe(503);
    expect((await readiness()).reasons).toMatch(/temporal is down.*workers is down: no worker/);
    temporal = await startServer();
    await worker.untilPrinted('worker runs');
    await eventually(async () => (await readiness()).status === 200, 20_000);
    expect(await statusOf(env.METRICS_PORT, '/health/ready')).toBe(200);
    await answersInline();
  });

  it('is reached at the address that it was told to listen on, and at no other', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside)
      for (const port of [env.PORT, env.METRICS_PORT])
        await expect(fetch(`http://${address}:${port}/metrics`)).rejects.toThrow();
  });
});

describe('Temporal killed while a worker runs', () => {
  it('makes the worker not ready, and the same process works again when the server is back', async () => {
    if (temporal) process.kill(temporal.service.pid, 'SIGKILL');
    await temporal?.service.ended;
    await eventually(async () => (await statusOf(env.METRICS_PORT, '/health/ready')) === 503, 20_000);
    // The worker's process lives, and must not count as one that answers customers.
    await eventually(async () => /workers is down: no worker/.test((await readiness()).reasons), 40_000);
    expect(await statusOf(env.METRICS_PORT, '/health/live')).toBe(200);

    temporal = await startServer();
    await eventually(async () => (await readiness()).status === 200, 60_000);
    expect(await statusOf(env.METRICS_PORT, '/health/ready')).toBe(200);
    await answersInline();
  });
});

describe('a worker that is frozen, killed, or ended', () => {
  it('is missed within seconds when it is frozen, and counts again when it goes on', async () => {
    worker.kill('SIGSTOP');
    await eventually(async () => /workers is down: no worker/.test((await readiness()).reasons), 40_000);
    worker.kill('SIGCONT');
    await eventually(async () => (await readiness()).status === 200, 20_000);
  });

  it('is missed at once when it ends in order', async () => {
    worker.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
    await eventually(async () => (await readiness()).status === 503, 2000);
    expect((await readiness()).reasons).toContain('no worker of task queue pulpo has been seen');
  });
});

describe('an api and a worker that are told to end while Temporal is away', () => {
  it('end in order', async () => {
    worker = run('worker');
    await worker.untilPrinted('worker runs');
    await eventually(async () => (await readiness()).status === 200, 20_000);
    const server = temporal?.service;
    if (!server) throw new Error('Temporal does not run');
    // Frozen first, until calls of both are under way, which then wait for their next try.
    process.kill(server.pid, 'SIGSTOP');
    await Promise.all([sleep(4000), readiness()]);
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    worker.kill('SIGTERM');
    api.kill('SIGTERM');
    expect(await Promise.all([worker.ended, api.ended])).toEqual([0, 0]);
    // An error that nobody caught is printed with its stack as lines of their own.
    for (const { output } of [worker, api]) expect(output()).not.toMatch(/^ {4}at /m);
  });
});
