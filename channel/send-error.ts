/** What can go wrong when a message is handed to Twilio, and whether trying again can help. */

/**
 * - `transient`: refused before it reached Twilio, or Twilio said that it failed. Safe to retry.
 * - `rate_limited`: too many messages; retry after `retryAfterMs`.
 * - `session_window_closed`: more than 24 h since the customer's last message; only templates may be sent.
 * - `invalid_recipient`: no such number, or not on WhatsApp. `unsubscribed`: the customer has opted out at Twilio.
 * - `auth`: credentials refused. `rejected`: the request itself was refused. Somebody must look.
 * - `uncertain`: the request left and no answer came: it may have been sent. Never retry blindly.
 */
export type SendErrorKind =
  | 'transient'
  | 'rate_limited'
  | 'session_window_closed'
  | 'invalid_recipient'
  | 'unsubscribed'
  | 'auth'
  | 'rejected'
  | 'uncertain';

export class SendError extends Error {
  override readonly name = 'SendError';
  constructor(
    readonly kind: SendErrorKind,
    message: string,
    readonly details: {
      /** Twilio's error code, such as 63016. */
      code?: number;
      status?: number;
      retryAfterMs?: number;
      /** Ids of the parts of a long text that did go out before the failure. */
      sentSids?: readonly string[];
    } = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
  static isInstance(error: unknown): error is SendError {
    return error instanceof SendError;
  }
}

const KIND_BY_CODE: Readonly<Record<number, SendErrorKind>> = {
  20003: 'auth',
  20429: 'rate_limited',
  21211: 'invalid_recipient',
  21610: 'unsubscribed',
  21614: 'invalid_recipient',
  30001: 'rate_limited',
  63016: 'session_window_closed',
  63018: 'rate_limited',
  63024: 'invalid_recipient',
};

/** Without a hint of the provider's. */
const DEFAULT_RETRY_MS = 2000;

/** An answer of Twilio's with status 400 or higher. */
export function fromResponse(status: number, body: unknown, retryAfter: string | undefined): SendError {
  const { code, message } = problemOf(body);
  const kind = (code === undefined ? undefined : KIND_BY_CODE[code]) ?? kindOfStatus(status);
  return new SendError(kind, message ?? `Twilio answered ${status}`, {
    status,
    ...(code === undefined ? {} : { code }),
    ...(kind === 'rate_limited' ? { retryAfterMs: retryAfterMs(retryAfter) } : {}),
  });
}

function kindOfStatus(status: number): SendErrorKind {
  if (status === 401 || status === 403) return 'auth';
  if (status === 429) return 'rate_limited';
  // A gateway in between does not know what became of the request.
  if (status === 502 || status === 504 || status === 408) return 'uncertain';
  return status >= 500 ? 'transient' : 'rejected';
}

/** Failures to connect: nothing has left this machine. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
]);

/** No answer of Twilio's at all. */
export function fromNetwork(error: unknown): SendError {
  const code = errnoOf(error);
  const duringConnect = error instanceof Error && /\bconnect\b/.test(error.message) && code === 'ETIMEDOUT';
  return BEFORE_SENDING.has(code) || duringConnect
    ? new SendError('transient', `Twilio cannot be reached (${code})`, {}, { cause: error })
    : new SendError('uncertain', `Twilio did not answer (${code || 'connection lost'})`, {}, { cause: error });
}

function errnoOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

function problemOf(body: unknown): { code?: number; message?: string } {
  if (typeof body !== 'object' || body === null) return {};
  return {
    ...('code' in body && typeof body.code === 'number' ? { code: body.code } : {}),
    ...('message' in body && typeof body.message === 'string' ? { message: body.message } : {}),
  };
}

/** `Retry-After`: seconds or an HTTP date. */
function retryAfterMs(header: string | undefined): number {
  if (!header) return DEFAULT_RETRY_MS;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return ms > 0 ? Math.min(Math.round(ms), 3_600_000) : DEFAULT_RETRY_MS;
}
