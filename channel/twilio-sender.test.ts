import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SendError } from './send-error';
import { isSigned } from './signature';
import { startTwilioDouble, type TwilioDouble } from './twilio-double';
import { createTwilioSender, type TwilioSender } from './twilio-sender';

const accountSid = 'AC00000000000000000000000000000000';
const authToken = 'an-auth-token';
const message = { to: 'whatsapp:+5491122334455', from: 'whatsapp:+14155238886', body: '¡Listo!' };

let double: TwilioDouble;
let sender: TwilioSender;

beforeAll(async () => {
  double = await startTwilioDouble({ accountSid, authToken, statusDelayMs: 1 });
  sender = createTwilioSender({ accountSid, authToken, apiBaseUrl: double.url, timeoutMs: 300 });
});
afterEach(() => double.clear());
afterAll(() => double.close());

async function failure(work: Promise<unknown>): Promise<SendError> {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (SendError.isInstance(error)) return error;
  throw error;
}

describe('createTwilioSender', () => {
  it('hands a message over and gives its id', async () => {
    const { sid } = await sender.send(message);
    expect(double.messages()).toMatchObject([{ ...message, sid }]);
  });

  it('sends a long text in several messages, in order', async () => {
    const body = `${'a'.repeat(1500)}. ${'b'.repeat(1500)}`;
    const { sid, sids } = await sender.send({ ...message, body });
    expect(sids).toHaveLength(2);
    expect(sids[0]).toBe(sid);
    expect(double.messages().map((sent) => sent.body[0])).toEqual(['a', 'b']);
  });

  it.each([
    [{ kind: 'answer', status: 400, code: 63016 }, 'session_window_closed'],
    [{ kind: 'answer', status: 400, code: 21211 }, 'invalid_recipient'],
    [{ kind: 'answer', status: 400, code: 63024 }, 'invalid_recipient'],
    [{ kind: 'answer', status: 400, code: 21610 }, 'unsubscribed'],
    [{ kind: 'answer', status: 400, code: 21999 }, 'rejected'],
    [{ kind: 'answer', status: 500 }, 'transient'],
    [{ kind: 'answer', status: 503 }, 'transient'],
    [{ kind: 'answer', status: 504 }, 'uncertain'],
    [{ kind: 'drop' }, 'uncertain'],
    [{ kind: 'cut' }, 'uncertain'],
    [{ kind: 'slow', delayMs: 600 }, 'uncertain'],
  ] as const)('classifies %j as %s, without trying again', async (upset, kind) => {
    double.misbehave(upset);
    expect((await failure(sender.send(message))).kind).toBe(kind);
    expect(double.attempts).toBe(1);
  });

  it('passes on how long to wait', async () => {
    double.misbehave({ kind: 'answer', status: 429, code: 20429, retryAfter: '7' });
    expect(await failure(sender.send(message))).toMatchObject({
      kind: 'rate_limited',
      details: { retryAfterMs: 7000, status: 429 },
    });
  });

  it('knows refused credentials', async () => {
    const stranger = createTwilioSender({ accountSid, authToken: 'another', apiBaseUrl: double.url });
    expect((await failure(stranger.send(message))).kind).toBe('auth');
  });

  it('may be retried when nothing listens', async () => {
    const nobody = createTwilioSender({ accountSid, authToken, apiBaseUrl: 'http://127.0.0.1:1' });
    expect((await failure(nobody.send(message))).kind).toBe('transient');
  });

  it('must not be retried when a part is out already', async () => {
    const body = `${'a'.repeat(1500)}. ${'b'.repeat(1500)}`;
    double.misbehave({ kind: 'slow', delayMs: 0 }, { kind: 'answer', status: 503 });
    expect(await failure(sender.send({ ...message, body }))).toMatchObject({
      kind: 'uncertain',
      details: { sentSids: [expect.any(String)] },
    });
  });

  it('finds out what became of an uncertain message', async () => {
    const since = new Date();
    double.misbehave({ kind: 'drop' });
    await failure(sender.send(message));
    expect(await sender.findSent(message, since)).toEqual([double.messages()[0]?.sid]);
    expect(await sender.findSent({ ...message, body: 'otra cosa' }, since)).toEqual([]);
    expect(await sender.findSent(message, new Date(Date.now() + 60_000))).toEqual([]);
  });
});

describe('the double', () => {
  it('reports delivery in order, signed like Twilio', async () => {
    const reports: { status: string | null; signed: boolean }[] = [];
    const server = createServer((request, response) => {
      void readForm(request).then((form) => {
        const url = `http://127.0.0.1:${port}${request.url ?? ''}`;
        const signature = request.headers['x-twilio-signature'];
        const signed = isSigned({ authToken, signature: String(signature), url, params: Object.fromEntries(form) });
        reports.push({ status: form.get('MessageStatus'), signed });
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await sender.send({ ...message, statusCallback: `http://127.0.0.1:${port}/status?attempt=1` });
    for (let tries = 0; reports.length < 2 && tries < 100; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    server.closeAllConnections();
    server.close();
    expect(reports).toEqual([
      { status: 'sent', signed: true },
      { status: 'delivered', signed: true },
    ]);
  });

  it('refuses what Twilio refuses', async () => {
    expect(await failure(sender.send({ ...message, to: '+54911' }))).toMatchObject({
      kind: 'invalid_recipient',
      details: { code: 21211 },
    });
  });
});

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}
