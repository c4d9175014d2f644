import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type RequestHandler } from 'express';
import { pino } from 'pino';
import { answerInTime } from './answer-in-time';
import { errorHandler } from './errors';
import { limitPending } from './limit-pending';

const logger = pino({ level: 'silent' });
let server: Server;
afterEach(() => void server.close());

async function serve(...handlers: RequestHandler[]): Promise<string> {
  const app = express();
  app.use(...handlers);
  app.use(errorHandler({ logger }));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const codeIn = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { error: { code: string } }).error.code;

describe('answerInTime', () => {
  it('answers 503 with Retry-After in the place of a handler that hangs', async () => {
    const url = await serve(answerInTime({ logger }, 100), () => undefined);
    const response = await fetch(url);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await codeIn(response)).toBe('not_answered_in_time');
  });

  it('survives what the handler says afterwards, and serves the same connection again', async () => {
    let late: Promise<void> | undefined;
    const url = await serve(answerInTime({ logger }, 100), (_request, response) => {
      late = new Promise((resolve) => setTimeout(resolve, 200)).then(() => void response.json({ late: true }));
      return late;
    });
    expect((await fetch(url)).status).toBe(503);
    await expect(late).rejects.toThrow(/headers/i);
    expect((await fetch(url)).status).toBe(503);
  });

  it('leaves an answer in time alone', async () => {
    const url = await serve(answerInTime({ logger }, 100), (_request, response) => void response.json({}));
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('limitPending', () => {
  it('refuses at once what is beyond the limit, and takes again when places are free', async () => {
    const waiting: (() => void)[] = [];
    const url = await serve(limitPending(2), (_request, response) => {
      waiting.push(() => response.json({}));
    });
    const taken = [fetch(url), fetch(url)];
    while (waiting.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const refused = await fetch(url);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await codeIn(refused)).toBe('overloaded');

    for (const answer of waiting.splice(0)) answer();
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200]);
    const again = fetch(url);
    while (waiting.length < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    waiting[0]?.();
    expect((await again).status).toBe(200);
  });

  it('a caller that goes away frees its place', async () => {
    let asked = 0;
    const url = await serve(limitPending(1), () => void (asked += 1));
    const impatient = new AbortController();
    const given = fetch(url, { signal: impatient.signal }).catch(() => null);
    while (asked < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    impatient.abort();
    await given;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const next = new AbortController();
    const second = fetch(url, { signal: next.signal }).catch(() => null);
    while (asked < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    next.abort();
    await second;
  });
});
