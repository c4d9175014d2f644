/**
 * A local stand-in for Twilio's Messages API: takes messages, keeps them, and reports their delivery to the status
 * callback, signed like Twilio does. `pulpo start` uses it when no account is configured; tests make it misbehave.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Request, type Response } from 'express';
import { MAX_BODY } from './split-message';
import { sign } from './signature';

/** What an account is called where there is none. */
export const NO_ACCOUNT = `AC${'0'.repeat(32)}`;

export interface DoubleOptions {
  accountSid: string;
  authToken: string;
  /** 0 (default) = any free port. Listens on loopback only. */
  port?: number;
  /** What is reported for each message, in this order. Default: sent, delivered. */
  statuses?: readonly string[];
  /** Pause before each report, in ms. Default 30. */
  statusDelayMs?: number;
}

export interface DoubleMessage {
  sid: string;
  to: string;
  from: string;
  body: string;
  status: string;
  statusCallback: string | null;
  createdAt: Date;
}

/** One request that goes wrong. */
export type Misbehaviour =
  | { kind: 'answer'; status: number; code?: number; message?: string; retryAfter?: string }
  /** The message is taken, and the connection is cut before the answer. */
  | { kind: 'drop' }
  /** The connection is cut before the message is taken. */
  | { kind: 'cut' }
  /** The message is taken and answered late. */
  | { kind: 'slow'; delayMs: number };

export interface TwilioDouble {
  /** For `TWILIO_API_BASE_URL`. */
  readonly url: string;
  /** Everything that was taken, oldest first (the last thousand). */
  messages(): readonly DoubleMessage[];
  /** How many requests to send a message arrived, also those that went wrong. */
  readonly attempts: number;
  /** Called for every message that is taken. @returns a function that ends it */
  onMessage(listener: (message: DoubleMessage) => void): () => void;
  /** The next requests to send a message go wrong, one after the other. */
  misbehave(...next: readonly Misbehaviour[]): void;
  /** @throws {Error} when no such message is there in time */
  waitFor(matches: (message: DoubleMessage) => boolean, timeoutMs?: number): Promise<DoubleMessage>;
  clear(): void;
  close(): Promise<void>;
}

const KEPT = 1000;
const HOST = '127.0.0.1';

export async function startTwilioDouble(options: DoubleOptions): Promise<TwilioDouble> {
  let taken: DoubleMessage[] = [];
  let attempts = 0;
  let closed = false;
  const upsets: Misbehaviour[] = [];
  const listeners = new Set<(message: DoubleMessage) => void>();

  function onMessage(listener: (message: DoubleMessage) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  function take(form: Record<string, string>): DoubleMessage {
    const message: DoubleMessage = {
      sid: `SM${randomBytes(16).toString('hex')}`,
      to: form.To ?? '',
      from: form.From ?? '',
      body: form.Body ?? '',
      status: 'queued',
      statusCallback: form.StatusCallback ?? null,
      createdAt: new Date(),
    };
    taken = [...taken, message].slice(-KEPT);
    for (const listener of listeners) listener(message);
    void report(message);
    return message;
  }

  /** Reports are best effort, like Twilio's: a callback that fails is not tried again. */
  async function report(message: DoubleMessage): Promise<void> {
    for (const status of options.statuses ?? ['sent', 'delivered']) {
      await pause(options.statusDelayMs ?? 30);
      if (closed) return;
      message.status = status;
      if (message.statusCallback) await callBack(message, message.statusCallback);
    }
  }

  async function callBack(message: DoubleMessage, url: string): Promise<void> {
    const form = {
      AccountSid: options.accountSid,
      ApiVersion: '2010-04-01',
      ChannelPrefix: 'whatsapp',
      From: message.from,
      MessageSid: message.sid,
      MessageStatus: message.status,
      SmsSid: message.sid,
      SmsStatus: message.status,
      To: message.to,
    };
    await fetch(url, {
      method: 'POST',
      headers: { 'x-twilio-signature': sign(options.authToken, url, form) },
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined);
  }

  async function create(request: Request, response: Response): Promise<void> {
    attempts += 1;
    const upset = upsets.shift();
    if (upset?.kind === 'cut') return void request.socket.destroy();
    if (upset?.kind === 'answer') {
      if (upset.retryAfter) response.set('Retry-After', upset.retryAfter);
      return fail(response, upset.status, upset.code ?? 20500, upset.message ?? 'as the test wishes');
    }
    const form: Record<string, string> = { ...(request.body as Record<string, string> | undefined) };
    const refusal = refusalOf(form);
    if (refusal) return fail(response, 400, refusal.code, refusal.message);
    const message = take(form);
    if (upset?.kind === 'drop') return void request.socket.destroy();
    if (upset?.kind === 'slow') await pause(upset.delayMs);
    response.status(201).json(resource(message, options.accountSid));
  }

  const app = routes(options, { create, list: () => taken });
  const server = createServer(app);
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${HOST}:${port}`,
    messages: () => taken,
    get attempts() {
      return attempts;
    },
    onMessage,
    misbehave: (...next) => void upsets.push(...next),
    waitFor(matches, timeoutMs = 10_000) {
      const present = taken.find(matches);
      if (present) return Promise.resolve(present);
      return new Promise((resolve, reject) => {
        const end = onMessage((message) => {
          if (!matches(message)) return;
          clearTimeout(timer);
          end();
          resolve(message);
        });
        const timer = setTimeout(() => {
          end();
          reject(new Error(`no such message within ${timeoutMs} ms; there are ${taken.length}`));
        }, timeoutMs);
      });
    },
    clear() {
      taken = [];
      attempts = 0;
      upsets.length = 0;
    },
    async close() {
      closed = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function routes(
  options: DoubleOptions,
  api: { create: (request: Request, response: Response) => Promise<void>; list: () => readonly DoubleMessage[] },
): Express {
  const app = express();
  const expected = `Basic ${Buffer.from(`${options.accountSid}:${options.authToken}`).toString('base64')}`;
  const account = `/2010-04-01/Accounts/${options.accountSid}`;
  app.use((request, response, next) => {
    if (request.headers.authorization === expected) return next();
    fail(response, 401, 20003, 'Authenticate');
  });
  app.post(`${account}/Messages.json`, express.urlencoded({ extended: false, limit: '64kb' }), api.create);
  app.get(`${account}/Messages.json`, (request, response) => {
    const { To: to, From: from } = request.query;
    const since = dateAfter(request.query);
    const found = api
      .list()
      .filter((message) => (to === undefined || message.to === to) && (from === undefined || message.from === from))
      .filter((message) => since === null || message.createdAt >= since)
      .toReversed();
    response.json({
      messages: found.map((message) => resource(message, options.accountSid)),
      page: 0,
      page_size: found.length,
      next_page_uri: null,
    });
  });
  app.get(`${account}/Messages/:file`, (request, response) => {
    const message = api.list().find(({ sid }) => `${sid}.json` === request.params.file);
    if (message) response.json(resource(message, options.accountSid));
    else fail(response, 404, 20404, 'The requested resource was not found');
  });
  app.use((_request, response) => fail(response, 404, 20404, 'The requested resource was not found'));
  return app;
}

/** Twilio spells the filter `DateSent>`. */
function dateAfter(query: Request['query']): Date | null {
  const value = query['DateSent>'];
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value) : null;
}

function refusalOf(form: Record<string, string>): { code: number; message: string } | null {
  if (!form.To) return { code: 21604, message: "A 'To' phone number is required" };
  if (!form.From) return { code: 21603, message: "A 'From' phone number is required" };
  if (!/^whatsapp:\S{5,}$/.test(form.To)) return { code: 21211, message: "The 'To' number is not valid" };
  if (!form.Body) return { code: 21602, message: 'Message body is required' };
  if (form.Body.length > MAX_BODY) return { code: 21617, message: `The message body exceeds ${MAX_BODY} characters` };
  return null;
}

function fail(response: Response, status: number, code: number, message: string): void {
  response.status(status).json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

function resource(message: DoubleMessage, accountSid: string): Record<string, unknown> {
  const date = message.createdAt.toUTCString().replace('GMT', '+0000');
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: date,
    date_sent: date,
    date_updated: date,
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: message.from,
    num_media: '0',
    num_segments: '1',
    sid: message.sid,
    status: message.status,
    to: message.to,
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}.json`,
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve());
  });
}
