import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeOllama, type FakeMode, type FakeOllama } from '../test/doubles/fake-ollama';
import { OllamaClient, RUNNER_OPTIONS } from './ollama-client';
import { ModelError, type ModelFailureKind } from './types';

const call = { model: 'qwen2.5:7b', messages: [{ role: 'user', content: 'hola' }], maxTokens: 50, timeoutMs: 2000 };
const failureOf = (promise: Promise<unknown>): Promise<ModelFailureKind | string> =>
  promise.then(
    () => 'no failure',
    (error: unknown) => (ModelError.isInstance(error) ? error.kind : `not a ModelError: ${String(error)}`),
  );

describe('OllamaClient', () => {
  let fake: FakeOllama;
  let client: OllamaClient;
  beforeEach(async () => {
    fake = await startFakeOllama({ respond: () => '{"a":1}' });
    client = new OllamaClient({ host: fake.url });
  });
  afterEach(() => fake.stop());

  it('answers with content and what it cost', async () => {
    const answer = await client.chat(call);
    expect(answer).toMatchObject({ content: '{"a":1}', toolCalls: [], complete: true });
    expect(answer.usage).toEqual({ totalMs: expect.any(Number), loadMs: 1, promptTokens: 1, outputTokens: 2 });
  });

  it('sends the same runner options in every call, never thinks and never lets a prompt be cut', async () => {
    await client.chat(call);
    await client.chat({ ...call, maxTokens: 200, format: { type: 'object' } });
    const [first, second] = fake.requests.map(({ body }) => body);
    expect(first).toMatchObject({ think: false, truncate: false, stream: false, keep_alive: -1 });
    expect(first?.['options']).toEqual({ ...RUNNER_OPTIONS, num_predict: 50 });
    expect(second?.['options']).toEqual({ ...RUNNER_OPTIONS, num_predict: 200 });
    expect(Object.isFrozen(RUNNER_OPTIONS)).toBe(true);
  });

  it('says when an answer was cut', async () => {
    fake.setMode('cut-short');
    expect((await client.chat(call)).complete).toBe(false);
  });

  it('hands over tool calls as they came', async () => {
    fake.setRespond(() => ({ toolCalls: [{ name: 'x', arguments: { a: 1 } }] }));
    expect((await client.chat(call)).toolCalls).toEqual([{ name: 'x', args: { a: 1 } }]);
  });

  it.each<[FakeMode, ModelFailureKind]>([
    ['busy', 'busy'],
    ['missing', 'missing'],
    ['error', 'unavailable'],
    ['cut', 'unavailable'],
    ['not-json', 'unavailable'],
    ['bad-format', 'rejected'],
    ['too-long', 'rejected'],
  ])('turns %s into %s', async (mode, kind) => {
    fake.setMode(mode);
    expect(await failureOf(client.chat(call))).toBe(kind);
    fake.setMode('ok');
    expect((await client.chat(call)).content).toBe('{"a":1}');
  });

  it('is unavailable when nobody listens, and when the server stops during a call', async () => {
    const during = failureOf(client.chat({ ...call, model: 'slow' }));
    fake.setMode('hang');
    while (fake.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await fake.stop();
    expect(await during).toBe('unavailable');
    expect(await failureOf(client.chat(call))).toBe('unavailable');
  });

  it('is unavailable when the body ends in the middle', async () => {
    const server: Server = createServer((socket) => {
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"message":'),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await failureOf(new OllamaClient({ host: `127.0.0.1:${port}` }).chat(call))).toBe('unavailable');
    await new Promise((resolve) => server.close(resolve));
  });

  it('keeps the deadline and closes the connection', async () => {
    fake.setMode('hang');
    const startedAt = performance.now();
    expect(await failureOf(client.chat({ ...call, timeoutMs: 80 }))).toBe('timeout');
    expect(performance.now() - startedAt).toBeLessThan(1000);
    while (fake.inFlight() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('gives up when the caller does, before and during the call', async () => {
    fake.setMode('hang');
    const controller = new AbortController();
    const pending = failureOf(client.chat({ ...call, signal: controller.signal }));
    while (fake.inFlight() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    expect(await pending).toBe('aborted');
    expect(await failureOf(client.chat({ ...call, signal: controller.signal }))).toBe('aborted');
    expect(fake.requests).toHaveLength(1);
  });

  it('limits its own concurrency; waiting counts towards the deadline and a full queue is busy', async () => {
    const limited = new OllamaClient({ host: fake.url, maxConcurrent: 1, maxWaiting: 1 });
    fake.setMode('hang');
    const first = failureOf(limited.chat({ ...call, timeoutMs: 300 }));
    const second = failureOf(limited.chat({ ...call, timeoutMs: 100 }));
    expect(await failureOf(limited.chat(call))).toBe('busy');
    expect(await second).toBe('timeout');
    expect(fake.requests).toHaveLength(1);
    expect(await first).toBe('timeout');
    fake.setMode('ok');
    expect((await limited.chat(call)).complete).toBe(true);
  });

  it('preloads with an empty prompt', async () => {
    await client.preload('qwen2.5:7b', 1000);
    expect(fake.requests[0]?.body).toMatchObject({ messages: [], options: { ...RUNNER_OPTIONS } });
  });

  it('reports health: reachable, missing models, and why not', async () => {
    expect(await client.health(['qwen2.5:7b', 'phi'])).toMatchObject({
      reachable: true,
      missing: ['phi'],
      detail: 'not on the server: phi',
    });
    expect(await client.health(['qwen2.5:7b'])).toMatchObject({ reachable: true, missing: [], detail: 'ready' });
    await fake.stop();
    expect(await client.health(['qwen2.5:7b'])).toMatchObject({ detail: 'ready' });
    const other = await new OllamaClient({ host: fake.url }).health(['qwen2.5:7b']);
    expect(other).toMatchObject({ reachable: false, missing: ['qwen2.5:7b'] });
    expect(other.detail).toMatch(/ECONNREFUSED|UND_ERR_SOCKET/);
  });
});
