/** The one door to Ollama: deadlines, abortion, concurrency and errors are handled here and nowhere else. No retries. */
import { Ollama, type ChatRequest, type Message, type Tool } from 'ollama';
import { validateWith } from '../schemas/validate';
import { toModelError, type StopCause } from './errors';
import { Semaphore } from './semaphore';
import { ModelError, type ModelHealth, type ModelStats } from './types';

/**
 * Every call uses exactly these: a difference between two calls makes the server unload and reload the model (seconds),
 * and loses the cached prompt. Temperature 0 and a fixed seed: the same message is read the same way.
 */
export const RUNNER_OPTIONS = Object.freeze({ num_ctx: 4096, temperature: 0, seed: 7 });

const HEALTH_TIMEOUT_MS = 2000;
const HEALTH_TTL_MS = 3000;

export interface OllamaSettings {
  /** `http://host:port`, or `host:port`. */
  host: string;
  /** Calls at the server at once, over all models. Default 4. */
  maxConcurrent?: number;
  /** Calls that may wait for their turn; one more is `busy`. Default 64. */
  maxWaiting?: number;
  /** How long the server keeps a model loaded: seconds or `30m`; -1 = for ever (default). */
  keepAlive?: string | number;
}

export interface ChatCall {
  model: string;
  messages: Message[];
  /** JSON Schema that decoding is constrained to. Must not contain `\d`, `\w` or `\s` in patterns: they kill the runner. */
  format?: object;
  tools?: Tool[];
  /** Cap of output tokens. */
  maxTokens: number;
  /** Deadline for the whole call, waiting for a place included. */
  timeoutMs: number;
  signal?: AbortSignal;
}

export type CallUsage = Pick<ModelStats, 'totalMs' | 'loadMs' | 'promptTokens' | 'outputTokens'>;

export interface ChatAnswer {
  content: string;
  /** As the model wrote them: names and arguments are not checked here. */
  toolCalls: { name: string; args: unknown }[];
  /** False when the answer was cut by `maxTokens`. */
  complete: boolean;
  usage: CallUsage;
}

interface RawAnswer {
  message: { content?: string; tool_calls?: { function: { name: string; arguments?: unknown } }[] };
  done_reason?: string;
  load_duration?: number;
  prompt_eval_count?: number;
  eval_count?: number;
}

const ANSWER_SCHEMA = {
  type: 'object',
  required: ['message'],
  properties: {
    message: {
      type: 'object',
      properties: {
        content: { type: 'string' },
        tool_calls: {
          type: 'array',
          items: {
            type: 'object',
            required: ['function'],
            properties: { function: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
          },
        },
      },
    },
    done_reason: { type: 'string' },
    load_duration: { type: 'number' },
    prompt_eval_count: { type: 'number' },
    eval_count: { type: 'number' },
  },
};

export class OllamaClient {
  private readonly places: Semaphore;
  private lastHealth: { at: number; models: string; value: Promise<ModelHealth> } | null = null;

  constructor(private readonly settings: OllamaSettings) {
    this.places = new Semaphore(settings.maxConcurrent ?? 4, settings.maxWaiting ?? 64);
  }

  /** One non-streaming chat call. @throws {ModelError} */
  async chat(call: ChatCall): Promise<ChatAnswer> {
    const startedAt = performance.now();
    const raw = await this.guarded(call.model, call.timeoutMs, call.signal, (client) => {
      const request: ChatRequest & { stream: false; truncate: boolean } = {
        model: call.model,
        messages: call.messages,
        stream: false,
        // A thinking model would otherwise think first, unconstrained.
        think: false,
        // An over-long prompt is an error, never silently cut: it would lose the instructions.
        truncate: false,
        keep_alive: this.settings.keepAlive ?? -1,
        options: { ...RUNNER_OPTIONS, num_predict: call.maxTokens },
        ...(call.format ? { format: call.format } : {}),
        ...(call.tools ? { tools: call.tools } : {}),
      };
      return client.chat(request);
    });
    const answer = validateWith('ollama:chat', ANSWER_SCHEMA, raw, (value): value is RawAnswer => value === raw);
    if (!answer.ok)
      throw new ModelError('unavailable', `${call.model}: not an answer of the chat protocol: ${answer.message}`);
    const {
      message,
      done_reason: reason,
      load_duration: load,
      prompt_eval_count: prompt,
      eval_count: output,
    } = answer.value;
    return {
      content: message.content ?? '',
      toolCalls: (message.tool_calls ?? []).map((one) => ({ name: one.function.name, args: one.function.arguments })),
      complete: reason === 'stop' || reason === undefined,
      usage: {
        totalMs: Math.round(performance.now() - startedAt),
        loadMs: Math.round((load ?? 0) / 1e6),
        promptTokens: prompt ?? 0,
        outputTokens: output ?? 0,
      },
    };
  }

  /** Loads a model before the first customer needs it. @throws {ModelError} */
  async preload(model: string, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    await this.guarded(model, timeoutMs, signal, (client) =>
      client.chat({
        model,
        messages: [],
        stream: false,
        keep_alive: this.settings.keepAlive ?? -1,
        options: { ...RUNNER_OPTIONS },
      }),
    );
  }

  /** Whether the server answers and has the models. Never throws; asked of the server at most once in three seconds. */
  health(models: readonly string[]): Promise<ModelHealth> {
    const wanted = [...new Set(models)].sort();
    const key = wanted.join('\n');
    const known = this.lastHealth;
    if (known && known.models === key && Date.now() - known.at < HEALTH_TTL_MS) return known.value;
    const value = this.askHealth(wanted);
    this.lastHealth = { at: Date.now(), models: key, value };
    return value;
  }

  private async askHealth(wanted: string[]): Promise<ModelHealth> {
    const checkedAt = new Date().toISOString();
    try {
      const list: unknown = await within(HEALTH_TIMEOUT_MS, undefined, 'health', (signal) =>
        this.client(signal).list(),
      );
      const present = modelNames(list);
      const missing = wanted.filter((name) => !present.has(withTag(name)));
      const detail = missing.length === 0 ? 'ready' : `not on the server: ${missing.join(', ')}`;
      return { reachable: true, missing, checkedAt, detail };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { reachable: false, missing: wanted, checkedAt, detail };
    }
  }

  private guarded(
    model: string,
    timeoutMs: number,
    signal: AbortSignal | undefined,
    run: (client: Ollama) => Promise<unknown>,
  ): Promise<unknown> {
    return within(timeoutMs, signal, model, async (deadline) => {
      const release = await this.places.acquire(deadline);
      try {
        return await run(this.client(deadline));
      } finally {
        release();
      }
    });
  }

  /** One client object per call: its own `abort()` does not reach non-streaming calls, a signal in `fetch` does. */
  private client(signal: AbortSignal): Ollama {
    return new Ollama({
      host: this.settings.host,
      fetch: async (input, init) => quiet(await fetch(input, { ...init, signal })),
    });
  }
}

/** Runs with a deadline and the caller's signal, and turns whatever is thrown into a {@link ModelError}. */
async function within<T>(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  model: string,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let stop: StopCause = null;
  const halt = (cause: StopCause): void => {
    stop ??= cause;
    controller.abort(new Error(cause ?? 'aborted'));
  };
  const giveUp = (): void => halt('aborted');
  const timer = setTimeout(() => halt('timeout'), Math.max(0, timeoutMs));
  if (outer?.aborted) giveUp();
  outer?.addEventListener('abort', giveUp, { once: true });
  try {
    return await run(controller.signal);
  } catch (error) {
    throw toModelError(error, model, stop, timeoutMs);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', giveUp);
  }
}

/** The client prints to the console when an error's body is not JSON: hand it JSON. */
async function quiet(response: Response): Promise<Response> {
  if (response.ok) return response;
  const body = await response.text();
  let error = body.slice(0, 300) || response.statusText;
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'error' in parsed && typeof parsed.error === 'string')
      error = parsed.error;
  } catch {
    error = error.trim();
  }
  return new Response(JSON.stringify({ error }), {
    status: response.status,
    headers: { 'content-type': 'application/json' },
  });
}

function modelNames(list: unknown): Set<string> {
  const models = typeof list === 'object' && list !== null && 'models' in list ? list.models : null;
  if (!Array.isArray(models)) throw new ModelError('unavailable', 'health: not an answer of the tags protocol');
  const names = models.map((model: unknown) =>
    typeof model === 'object' && model !== null && 'name' in model && typeof model.name === 'string' ? model.name : '',
  );
  return new Set(names.map(withTag));
}

const withTag = (name: string): string => (name.includes(':') ? name : `${name}:latest`);
