/** Messages that arrive faster than a database that is away lets them go. */
import { MESSAGE_LIMITS } from '../domain/message-limits';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { sign } from '../channel/signature';
import { INBOUND_PATH, newSid } from '../channel/simulated-customer';
import { shareFromEnv } from '../domain/rollout/env';
import { openDatabase, type Database } from '../store/database';
import { createEngine } from './engine';
import { createApp } from './server';

/** Nothing listens there: connections are refused. */
const NOWHERE = '127.0.0.1:9';
const TOKEN = 'secret';
const MAX_PENDING = 20;
const FLOOD = 30;

let db: Database;
let connection: Connection;
let server: Server;
let baseUrl: string;
beforeAll(async () => {
  db = openDatabase({ url: `postgres://nobody@${NOWHERE}/nothing` });
  connection = Connection.lazy({ address: NOWHERE });
  const temporal = new Client({ connection });
  const settings = {
    twilio: { authToken: TOKEN, publicBaseUrls: ['http://localhost'] },
    tokens: { api: 'api', admin: 'admin' },
    inlineBudgetMs: 1000,
    messageLimits: MESSAGE_LIMITS,
    maxPending: MAX_PENDING,
    budgets: { extractorMs: 1, plannerMs: 1, toolsMs: 1, totalMs: 1 },
    models: { extractor: 'a', planner: 'b', legacy: 'c' },
    prompts: 'none',
    rollout: shareFromEnv({ enabled: undefined, percent: undefined, production: false }),
  };
  server = createServer(
    createApp({
      db,
      engine: createEngine(temporal, 'none'),
      temporal,
      taskQueue: 'none',
      logger: pino({ level: 'silent' }),
      modelHealth: () => Promise.reject(new Error('not asked')),
      settings,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await connection.close();
  await db.close();
});

it('messages wait up to a number, the next is refused at once, and other routes are answered meanwhile', async () => {
  const codes: unknown[] = [];
  const flood = Array.from({ length: FLOOD }, () => say().then((code) => codes.push(code)));
  while (codes.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(codes[0]).toBe('503 overloaded');
  expect((await fetch(`${baseUrl}/health/live`)).status).toBe(200);
  expect(codes).not.toContain('503 database_unavailable');
  await Promise.all(flood);
  expect(codes.filter((code) => code === '503 overloaded')).toHaveLength(FLOOD - MAX_PENDING);
  expect(codes.filter((code) => code === '503 database_unavailable')).toHaveLength(MAX_PENDING);
});

/** @returns status and code of the answer */
async function say(): Promise<string> {
  const form = { MessageSid: newSid(), From: 'whatsapp:+5491100000000', To: 'whatsapp:+14155238886', Body: 'hola' };
  const response = await fetch(baseUrl + INBOUND_PATH, {
    method: 'POST',
    headers: { 'x-twilio-signature': sign(TOKEN, `http://localhost${INBOUND_PATH}`, form) },
    body: new URLSearchParams(form),
  });
  const { error } = (await response.json()) as { error: { code: string } };
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  return `${response.status} ${error.code}`;
}
