/** From what the `ollama` client throws to {@link ModelError}: the one place that knows the server's ways of failing. */
import { QueueFullError } from './semaphore';
import { ModelError, type ModelFailureKind } from './types';

/** Why the call's own signal fired, if it did. */
export type StopCause = 'timeout' | 'aborted' | null;

/** Messages of HTTP 500 that mean "this request can never work", as opposed to a runner that died. */
const REFUSALS_AS_500 = [/invalid JSON schema in format/i, /option "[^"]+" must be of type/i, /invalid options?/i];

/** @param stop what our own deadline or the caller's signal did during the call. */
export function toModelError(error: unknown, model: string, stop: StopCause, timeoutMs: number): ModelError {
  if (ModelError.isInstance(error)) return error;
  const fail = (kind: ModelFailureKind, message: string) => new ModelError(kind, message, { cause: error });
  if (stop === 'timeout') return fail('timeout', `${model}: no answer within ${timeoutMs} ms`);
  if (stop === 'aborted') return fail('aborted', `${model}: the call was given up`);
  if (error instanceof QueueFullError) return fail('busy', `${model}: ${error.message}`);
  const status = statusOf(error);
  const message = field(error, 'message');
  const text = typeof message === 'string' ? message : String(error);
  if (status !== null) return fail(kindOfStatus(status, text), `${model}: HTTP ${status} ${text}`);
  const code = causeCode(error);
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return fail('timeout', `${model}: ${code}`);
  // What is left never got a whole answer: refused, reset or cut connections, and bodies that are not the protocol's.
  return fail('unavailable', `${model}: ${text}${code ? ` (${code})` : ''}`);
}

function kindOfStatus(status: number, text: string): ModelFailureKind {
  if (status === 503 || status === 429) return 'busy';
  if (status === 404) return 'missing';
  if (status === 408) return 'timeout';
  if (status >= 500) return REFUSALS_AS_500.some((pattern) => pattern.test(text)) ? 'rejected' : 'unavailable';
  return 'rejected';
}

/** The client's `ResponseError` is not exported: it is known by its shape. */
function statusOf(error: unknown): number | null {
  const status = field(error, 'status_code');
  return field(error, 'name') === 'ResponseError' && typeof status === 'number' ? status : null;
}

function causeCode(error: unknown): string | null {
  const code = field(field(error, 'cause'), 'code');
  return typeof code === 'string' ? code : null;
}

/** Errors of `fetch` may come from another realm: `instanceof Error` cannot be relied on. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
