/**
 * A stand-in for an Ollama server that speaks its HTTP protocol: `/api/chat` (single answer and NDJSON stream),
 * `/api/tags`, `/api/show`, `/api/ps`, `/api/version`. What it answers is scripted; without a script a small keyword brain
 * answers like a cooperative model. Failures are set by `mode`, also while calls are in flight.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { keywordBrain } from './keyword-brain';

/**
 * - `ok`: answers. `garbage`: the protocol is right, the content is nonsense. `prose`: content is text instead of JSON.
 * - `cut-short`: content stops in the middle, `done_reason: "length"`. `not-json`: 200 with an HTML body.
 * - `busy`: 503. `error`: 500 as from a dead runner. `bad-format`: 500 as for a schema it cannot use. `missing`: 404.
 * - `too-long`: 400 as for a prompt beyond the context. `no-tools`: 400 for requests that declare tools.
 * - `cut`: the connection breaks. `hang`: accepts and never answers.
 */
export type FakeMode =
  | 'ok'
  | 'garbage'
  | 'prose'
  | 'cut-short'
  | 'not-json'
  | 'busy'
  | 'error'
  | 'bad-format'
  | 'missing'
  | 'too-long'
  | 'no-tools'
  | 'cut'
  | 'hang';

export interface FakeRequest {
  path: string;
  model: string;
  messages: { role: string; content: string }[];
  /** JSON Schema, when decoding is constrained. */
  format?: Record<string, unknown>;
  tools?: { function: { name: string } }[];
  options: Record<string, unknown>;
  stream: boolean;
  /** The whole body as sent. */
  body: Record<string, unknown>;
}

export type FakeToolCall = { name: string; arguments: Record<string, unknown> };
/** Text is sent as it is, any other object as compact JSON; `toolCalls` makes it a tool-calling answer. */
export type FakeAnswer = string | Record<string, unknown> | { toolCalls: FakeToolCall[]; content?: string };

export interface FakeOllamaOptions {
  respond?: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>;
  /** Before every chat answer, in ms. */
  delayMs?: number;
  mode?: FakeMode;
  /** Models on the server. Default: whatever is asked for is there, and the list holds the product's defaults. */
  models?: string[];
}

export interface FakeOllama {
  url: string;
  /** Chat requests in order of arrival, failed ones included. */
  requests: FakeRequest[];
  setMode(mode: FakeMode): void;
  setDelay(delayMs: number): void;
  setRespond(respond: NonNullable<FakeOllamaOptions['respond']>): void;
  /** Chat requests that have been received and not answered. */
  inFlight(): number;
  stop(): Promise<void>;
}

const DEFAULT_MODELS = ['qwen2.5:7b', 'qwen2.5:14b'];

export async function startFakeOllama(options: FakeOllamaOptions = {}): Promise<FakeOllama> {
  let mode: FakeMode = options.mode ?? 'ok';
  let delayMs = options.delayMs ?? 0;
  let respond = options.respond ?? keywordBrain;
  const models = options.models ?? DEFAULT_MODELS;
  const requests: FakeRequest[] = [];
  const sockets = new Set<Socket>();
  let pending = 0;

  const chat = async (body: Record<string, unknown>, response: ServerResponse): Promise<void> => {
    const request = toRequest(body);
    requests.push(request);
    pending += 1;
    response.once('close', () => (pending -= 1));
    await waitFor(delayMs, response);
    if (response.destroyed) return;
    if (mode === 'hang') return;
    if (mode === 'cut') {
      response.socket?.destroy();
      return;
    }
    const failure = failureOf(mode, request, options.models ?? null);
    if (failure) return json(response, failure.status, { error: failure.error });
    if (mode === 'not-json') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>gateway</html>');
      return;
    }
    if (request.messages.length === 0) return json(response, 200, { ...envelope(request), done_reason: 'load' });
    const answer = asMessage(
      mode === 'garbage' ? { blah: 42 } : mode === 'prose' ? 'No sé qué decirte.' : await respond(request),
    );
    if (mode === 'cut-short') answer.content = answer.content.slice(0, Math.ceil(answer.content.length / 2));
    send(response, request, answer, mode === 'cut-short' ? 'length' : 'stop');
  };

  const server = createServer((request, response) => {
    void handle(request, response, models, chat).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    setMode: (next) => (mode = next),
    setDelay: (next) => (delayMs = next),
    setRespond: (next) => (respond = next),
    inFlight: () => pending,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Ends early when the caller hangs up. */
async function waitFor(ms: number, response: ServerResponse): Promise<void> {
  if (ms <= 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  models: string[],
  chat: (body: Record<string, unknown>, response: ServerResponse) => Promise<void>,
): Promise<void> {
  const body = await readBody(request);
  const entries = models.map((name) => ({ name, model: name, size: 1, digest: 'fake', details: { family: 'fake' } }));
  switch (request.url) {
    case '/api/chat':
      return chat(body, response);
    case '/api/tags':
    case '/api/ps':
      return json(response, 200, { models: entries });
    case '/api/show':
      return models.includes(String(body['model']))
        ? json(response, 200, { details: { family: 'fake' }, capabilities: ['completion', 'tools'] })
        : json(response, 404, { error: `model '${String(body['model'])}' not found` });
    case '/api/version':
      return json(response, 200, { version: '0.17.4' });
    default:
      return json(response, 404, { error: 'not found' });
  }
}

function failureOf(
  mode: FakeMode,
  request: FakeRequest,
  known: string[] | null,
): { status: number; error: string } | null {
  if (mode === 'missing' || (known && !known.includes(request.model)))
    return { status: 404, error: `model '${request.model}' not found` };
  switch (mode) {
    case 'busy':
      return { status: 503, error: 'server busy, please try again.  maximum pending requests exceeded' };
    case 'error':
      return { status: 500, error: 'an error was encountered while running the model: unexpected EOF' };
    case 'bad-format':
      return { status: 500, error: 'invalid JSON schema in format' };
    case 'too-long':
      return { status: 400, error: 'the input length exceeds the context length' };
    case 'no-tools':
      return request.tools ? { status: 400, error: `"${request.model}" does not support tools` } : null;
    default:
      return null;
  }
}

function asMessage(answer: FakeAnswer): { content: string; tool_calls?: { function: FakeToolCall }[] } {
  if (typeof answer === 'string') return { content: answer };
  if (isToolAnswer(answer))
    return { content: answer.content ?? '', tool_calls: answer.toolCalls.map((call) => ({ function: call })) };
  return { content: JSON.stringify(answer) };
}

const isToolAnswer = (answer: object): answer is { toolCalls: FakeToolCall[]; content?: string } =>
  'toolCalls' in answer && Array.isArray(answer.toolCalls);

const envelope = (request: FakeRequest) => ({
  model: request.model,
  created_at: new Date().toISOString(),
  message: { role: 'assistant', content: '' },
  done: true,
});

function send(
  response: ServerResponse,
  request: FakeRequest,
  message: { content: string; tool_calls?: { function: FakeToolCall }[] },
  reason: string,
): void {
  const words = request.messages
    .map((one) => one.content)
    .join(' ')
    .split(/\s+/).length;
  const end = {
    ...envelope(request),
    done_reason: reason,
    total_duration: 2_000_000,
    load_duration: 500_000,
    prompt_eval_count: words,
    prompt_eval_duration: 500_000,
    eval_count: Math.ceil(message.content.length / 4),
    eval_duration: 1_000_000,
  };
  if (!request.stream) return json(response, 200, { ...end, message: { role: 'assistant', ...message } });
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  for (const piece of message.content.match(/.{1,12}/gs) ?? [])
    response.write(
      `${JSON.stringify({ ...envelope(request), done: false, message: { role: 'assistant', content: piece } })}\n`,
    );
  response.end(
    `${JSON.stringify({ ...end, message: { role: 'assistant', content: '', ...(message.tool_calls ? { tool_calls: message.tool_calls } : {}) } })}\n`,
  );
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function toRequest(body: Record<string, unknown>): FakeRequest {
  const { model, messages, format, tools, options, stream } = body as Partial<FakeRequest>;
  return {
    path: '/api/chat',
    model: model ?? '',
    messages: messages ?? [],
    ...(format ? { format } : {}),
    ...(tools ? { tools } : {}),
    options: options ?? {},
    stream: stream ?? true,
    body,
  };
}
