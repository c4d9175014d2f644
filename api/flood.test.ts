/** Messages that arrive faster than a database that is away lets them go. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sign } from '../channel/signature';
import { INBOUND_PATH, newSid } from '../channel/simulated-customer';
import { unreachableApi, type UnreachableApi } from '../test/support/unreachable-api';

const TOKEN = 'secret';
const MAX_PENDING = 20;
const FLOOD = 30;

let api: UnreachableApi;
let server: Server;
let baseUrl: string;
beforeAll(async () => {
  api = unreachableApi({ twilio: { authToken: TOKEN, publicBaseUrls: ['http://localhost'] }, maxPending: MAX_PENDING });
  server = createServer(api.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await api.close();
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
