import { randomUUID } from 'node:crypto';
import { MESSAGE_LIMITS } from '../../../domain/message-limits';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { ApiDeps } from '../../../api/deps';
import { createEngine } from '../../../api/engine';
import { createApp } from '../../../api/server';
import { openDatabase, type Database } from '../../../store/database';
import { DEMO_IDS } from '../../support/demo';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { messagesWith } from '../../support/rows';
import { call, decide, decideBody, decideHeaders, errorOf, newWaid, textOf } from './support';

const NOWHERE = '127.0.0.1:9';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo({ worker: false, env: { INLINE_BUDGET_MS: '700' } });
});
afterAll(() => pulpo.stop());

/** The same api with one of its parts replaced. */
async function serve(parts: Partial<ApiDeps>): Promise<{ baseUrl: string; close(): void }> {
  const { config } = pulpo;
  const app = createApp({
    db: pulpo.db,
    engine: createEngine(pulpo.client, pulpo.taskQueue),
    temporal: pulpo.client,
    taskQueue: pulpo.taskQueue,
    logger: pino({ level: 'silent' }),
    modelHealth: () => Promise.resolve({ reachable: true, missing: [], checkedAt: '', detail: '' }),
    settings: {
      twilio: { authToken: config.twilio.authToken, publicBaseUrls: ['http://localhost'] },
      tokens: config.tokens,
      inlineBudgetMs: 500,
      messageLimits: MESSAGE_LIMITS,
      budgets: { extractorMs: 100, plannerMs: 100, toolsMs: 1000, totalMs: 2000 },
      models: config.models,
      prompts: 'test',
      rollout: config.rollout,
    },
    ...parts,
  });
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const ask = (baseUrl: string, waid = newWaid(), requestId: string = randomUUID()) =>
  call(baseUrl, 'POST', '/orchestrator/decide', {
    token: pulpo.config.tokens.api,
    headers: decideHeaders({ requestId }),
    body: decideBody('precios', { waid }),
  });

describe('PostgreSQL away', () => {
  let db: Database;
  let api: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    db = openDatabase({ url: `postgres://pulpo_app:secreto-de-prueba@${NOWHERE}/pulpo` });
    api = await serve({ db });
  });
  afterAll(async () => {
    api.close();
    await db.close();
  });

  it('is a 503 with Retry-After', async () => {
    const answer = await ask(api.baseUrl);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(errorOf(answer)['code']).toBe('database_unavailable');
  });

  it('is not ready, says why, and neither where nor with which password', async () => {
    const answer = await call(api.baseUrl, 'GET', '/health/ready');
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({
      status: 'unavailable',
      dependencies: { postgres: { status: 'down' }, temporal: { status: 'up' } },
    });
    expect(answer.text).toContain('postgres is down');
    expect(answer.text).toContain('workers is down: unknown');
    expect(answer.text).not.toMatch(/127\.0\.0\.1|secreto/);
    expect((await call(api.baseUrl, 'GET', '/webhook/pulpo/twilio/health')).status).toBe(503);
    expect((await call(api.baseUrl, 'GET', '/health/live')).status).toBe(200);
  });

  it('leaves the metrics readable', async () => {
    expect((await call(api.baseUrl, 'GET', '/metrics')).status).toBe(200);
  });

  it('is a 503 for operators too', async () => {
    const answer = await call(api.baseUrl, 'GET', '/admin/api/rollout', { token: pulpo.config.tokens.admin });
    expect(answer.status).toBe(503);
  });
});

describe('Temporal away', () => {
  let connection: Connection;
  let api: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    // Without the SDK's own retries, whose timers would outlive the connection.
    connection = Connection.lazy({ address: NOWHERE, interceptors: [] });
    const temporal = new Client({ connection });
    api = await serve({ temporal, engine: createEngine(temporal, 'nowhere') });
  });
  afterAll(async () => {
    api.close();
    await connection.close();
  });

  it('is a 503 with Retry-After, and the message is kept for the next try', async () => {
    const waid = newWaid();
    const answer = await ask(api.baseUrl, waid);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(errorOf(answer)['code']).toBe('engine_unreachable');
    expect(await messagesWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`)).toHaveLength(1);
  });

  it('is not ready, and says why', async () => {
    const answer = await call(api.baseUrl, 'GET', '/health/ready');
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ dependencies: { postgres: { status: 'up' }, temporal: { status: 'down' } } });
    expect(answer.text).not.toContain('127.0.0.1');
  });

  it('is a 503 for circuits', async () => {
    const answer = await call(api.baseUrl, 'GET', '/admin/api/breakers', { token: pulpo.config.tokens.admin });
    expect(answer.status).toBe(503);
  });
});

describe('no worker', () => {
  it('is not ready and says so, though messages can be taken', async () => {
    const answer = await call(pulpo.baseUrl, 'GET', '/health/ready');
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({
      status: 'unavailable',
      dependencies: { postgres: { status: 'up' }, temporal: { status: 'up' }, workers: { status: 'down' } },
      reasons: expect.arrayContaining([expect.stringMatching(/^workers is down: no worker .* has been seen/)]),
    });
    expect((await call(pulpo.baseUrl, 'GET', '/webhook/pulpo/twilio/health')).status).toBe(200);
    expect((await call(pulpo.baseUrl, 'GET', '/metrics')).text).toMatch(/^pulpo_workers 0$/m);
  });

  it('is a 503 until the turn has ended; the same request then gets the reply', async () => {
    const waid = newWaid();
    const requestId = randomUUID();
    const send = () =>
      call(pulpo.baseUrl, 'POST', '/orchestrator/decide', {
        token: pulpo.config.tokens.api,
        headers: decideHeaders({ requestId }),
        body,
      });
    const body = decideBody('cuánto sale la coloración?', { waid });
    const early = await send();
    expect(early.status).toBe(503);
    expect(errorOf(early)['code']).toBe('turn_not_finished');
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(0);

    await pulpo.startWorker();
    let answer = await send();
    for (let tries = 0; answer.status === 503 && tries < 20; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      answer = await send();
    }
    expect(answer.status).toBe(200);
    expect(textOf(answer)).toContain('$9.500');
    const inbound = (await messagesWith(pulpo.db, DEMO_IDS.estilo, `wa-${waid}`)).filter(
      ({ direction }) => direction === 'inbound',
    );
    expect(inbound).toHaveLength(1);
    expect(textOf(await decide(pulpo, 'cuánto sale la barba?', { waid }))).toContain('$3.000');
  });
});
