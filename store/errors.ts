/** Which faults of the database pass by themselves, and which are bugs. */

/** SQLSTATE classes and codes that a later attempt may not meet again. */
const TRANSIENT_CLASSES = ['08', '53', '57P'];
const TRANSIENT_CODES = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available
  '57014', // query_canceled: our own statement_timeout
  '25006', // read_only_sql_transaction: the primary has just moved
]);

const TRANSIENT_ERRNOS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // a UNIX socket that is not there (yet)
]);

/** The driver reports a lost connection by message only. */
const TRANSIENT_MESSAGES = [
  /^Connection terminated/i,
  /^timeout exceeded when trying to connect/i,
  /connection error and is not queryable/i,
  /^Client was closed and is not queryable/i,
];

const codeOf = (error: object): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;

/**
 * True when trying again later can help: connection lost or refused, server starting, stopping or full, deadlock,
 * serialization failure, timeout. False for everything that would fail the same way again.
 * Looks through `cause` and aggregates.
 */
export function isTransient(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const code = codeOf(error);
  if (code !== undefined) {
    if (TRANSIENT_CODES.has(code) || TRANSIENT_ERRNOS.has(code)) return true;
    if (TRANSIENT_CLASSES.some((prefix) => code.startsWith(prefix) && code.length === 5)) return true;
  }
  if (error instanceof AggregateError && error.errors.some(isTransient)) return true;
  if (error instanceof Error) {
    if (TRANSIENT_MESSAGES.some((pattern) => pattern.test(error.message))) return true;
    if (error.cause !== undefined && error.cause !== error) return isTransient(error.cause);
  }
  return false;
}

/** No answer within a time limit of our own: the server stands still, or the network swallows what is sent. */
export class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime';
  /** What the operating system would say, much later. */
  readonly code = 'ETIMEDOUT';
  constructor(readonly limitMs: number) {
    super(`no answer within ${limitMs} ms`);
  }
}

/** The constraint that a statement ran into, if it did. */
export function violatedConstraint(
  error: unknown,
): { kind: 'unique' | 'exclusion' | 'foreign_key' | 'check'; constraint: string } | null {
  if (typeof error !== 'object' || error === null) return null;
  const kind = ({ '23505': 'unique', '23P01': 'exclusion', '23503': 'foreign_key', '23514': 'check' } as const)[
    codeOf(error) ?? ''
  ];
  if (kind === undefined) return null;
  return { kind, constraint: 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : '' };
}

/** The workspace that a transaction was opened for does not exist (any more). */
export class WorkspaceMissing extends Error {
  override readonly name = 'WorkspaceMissing';
  constructor(readonly workspaceId: string) {
    super(`There is no workspace ${workspaceId}`);
  }
}

/** A message id of this workspace belongs to another conversation, or to a message that we have sent. */
export class MessageIdTaken extends Error {
  override readonly name = 'MessageIdTaken';
  constructor(readonly messageId: string) {
    super(`Message id ${messageId} belongs to another message`);
  }
  static isInstance(error: unknown): error is MessageIdTaken {
    return error instanceof MessageIdTaken;
  }
}

/** An idempotency key was used before for another request. */
export class IdempotencyMismatch extends Error {
  override readonly name = 'IdempotencyMismatch';
  constructor(readonly key: string) {
    super(`Idempotency key ${key} was used before with different content`);
  }
}
