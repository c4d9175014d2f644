/**
 * What a caller of the HTTP API reads when something is wrong: always the same JSON, always a code to act on and a hint what
 * to do about it, never a stack, a query or a word that a model or a customer wrote.
 */
import { randomUUID } from 'node:crypto';
import { isGrpcServiceError, ServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { isTransient, MessageIdTaken } from '../store/errors';
import { EngineUnreachable } from './engine';

/**
 * What went wrong, for programs.
 * - `invalid_json`, `invalid_body`, `invalid_header`, `invalid_parameter`, `malformed_request`: the caller's to correct (400).
 * - `unauthenticated`, `invalid_token` (401); `workspace_forbidden`: the token may not act for it, or it is inactive (403).
 * - `route_not_found`, `workspace_not_found`, `not_found` (404). `method_not_allowed`: the route has others (405).
 * - `policy_denied`: the assistant understood and may not do it (409). `conflict`: the present state forbids it (409).
 * - `body_too_large` (413), `unsupported_media` (415).
 * - `request_id_reused`: this idempotency key belongs to another request, or to a message of another conversation (422).
 * - `rate_limited` (429).
 * - `turn_failed`: the turn ended in the trouble sentence. `internal`: a bug (500).
 * - `engine_unreachable`, `database_unavailable`, `turn_not_finished`, `not_answered_in_time`, `overloaded`: come back
 *   later, with the same request id (503).
 */
export const ERROR_CODES = [
  'invalid_json',
  'invalid_body',
  'invalid_header',
  'invalid_parameter',
  'malformed_request',
  'unauthenticated',
  'invalid_token',
  'workspace_forbidden',
  'route_not_found',
  'workspace_not_found',
  'not_found',
  'method_not_allowed',
  'policy_denied',
  'conflict',
  'body_too_large',
  'unsupported_media',
  'request_id_reused',
  'rate_limited',
  'turn_failed',
  'internal',
  'engine_unreachable',
  'database_unavailable',
  'turn_not_finished',
  'not_answered_in_time',
  'overloaded',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorDetails {
  code: ErrorCode;
  message: string;
  /** Path of the offending field, parameter or header. */
  field?: string;
  hint: string;
}

export interface ErrorBody {
  error: ErrorDetails;
}

/** An answer that is not a success. Thrown by handlers, written by {@link errorHandler}. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    readonly details: ErrorDetails,
    /** `retryAfter` in seconds; `allow` as the header lists methods. */
    readonly headers: { retryAfter?: number; allow?: string } = {},
  ) {
    super(details.message);
  }
  static isInstance(error: unknown): error is ApiError {
    return error instanceof ApiError;
  }
}

/** How long a caller should wait for a dependency to come back, in seconds. */
const RETRY_AFTER_SECONDS = 5;

const REPEAT = 'Repeat the request, with the same X-Request-Id, after the seconds that Retry-After gives.';

/** 503 for what may be repeated. */
export const unavailable = (code: ErrorCode, message: string): ApiError =>
  new ApiError(503, { code, message, hint: REPEAT }, { retryAfter: RETRY_AFTER_SECONDS });

/** What an error of any origin means to the caller. `null`: it is a bug. */
export function toApiError(error: unknown): ApiError | null {
  if (ApiError.isInstance(error)) return error;
  if (MessageIdTaken.isInstance(error)) return requestIdReused('This request id is the id of another message.');
  if (isEngineFault(error)) return unavailable('engine_unreachable', 'The workflow engine does not answer.');
  const ofRequest = requestError(error);
  if (ofRequest) return ofRequest;
  if (isTransient(error)) return unavailable('database_unavailable', 'The database does not answer.');
  return null;
}

/** Temporal did not answer, or not in time. What it has refused, it would refuse again: that is a bug of ours. */
const isEngineFault = (error: unknown): boolean =>
  !isRefusedByEngine(error) &&
  (EngineUnreachable.isInstance(error) ||
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    error instanceof ServiceError ||
    isGrpcServiceError(error));

/** gRPC's INVALID_ARGUMENT: the call itself is not acceptable, whenever it is made. */
const INVALID_ARGUMENT = 3;

const isRefusedByEngine = (error: unknown): boolean =>
  error instanceof Error &&
  ((isGrpcServiceError(error) && error.code === INVALID_ARGUMENT) ||
    (error.cause !== error && isRefusedByEngine(error.cause)));

/** Errors that Express and its body parser raise about the request itself. */
function requestError(error: unknown): ApiError | null {
  const status = numberIn(error, 'status');
  if (status === undefined || status < 400 || status > 499) return null;
  if (status === 413) {
    return new ApiError(413, {
      code: 'body_too_large',
      message: 'The request body is too large.',
      hint: `Send at most ${numberIn(error, 'limit') ?? 'the documented number of'} bytes.`,
    });
  }
  if (status === 415) {
    return new ApiError(415, {
      code: 'unsupported_media',
      message: 'The content type, charset or encoding of the body is not supported.',
      hint: 'Send application/json in UTF-8.',
    });
  }
  if (error instanceof SyntaxError) {
    return new ApiError(400, {
      code: 'invalid_json',
      message: 'The body is not valid JSON.',
      hint: 'Send one JSON object in UTF-8.',
    });
  }
  return new ApiError(400, {
    code: 'malformed_request',
    message: 'The request could not be read.',
    hint: 'Check the URL encoding and the Content-Length.',
  });
}

const numberIn = (error: unknown, key: string): number | undefined => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'number' ? value : undefined;
};

/** @param message which use of the id stands in the way */
export const requestIdReused = (message: string): ApiError =>
  new ApiError(422, {
    code: 'request_id_reused',
    message,
    field: 'X-Request-Id',
    hint: 'Give every message its own X-Request-Id; repeat one only with exactly the same body.',
  });

export const unknown = (what: string, hint: string): ApiError =>
  new ApiError(404, { code: 'not_found', message: `There is no such ${what}.`, hint });

/** For whatever no route has taken. */
export const notFound: RequestHandler = (_request, _response, next) => {
  next(
    new ApiError(404, {
      code: 'route_not_found',
      message: 'There is nothing here.',
      hint: 'GET /openapi.json describes every route.',
    }),
  );
};

/** Express knows an error handler by its four parameters; this one goes last. */
export function errorHandler({ logger }: { logger: Logger }): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    // Answered meanwhile because it took too long; what the handler says now comes too late.
    if (response.writableEnded) return;
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = toApiError(error);
    if (known && known.status >= 500)
      logger.warn({ err: error, code: known.details.code }, 'request could not be served');
    sendError(response, known ?? unexpected(logger, error, request.method));
  };
}

/** Writes an answer that is not a success. */
export function sendError(response: Response, { status, details, headers }: ApiError): void {
  const { retryAfter, allow } = headers;
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  if (allow !== undefined) response.set('Allow', allow);
  response.status(status).json({ error: details } satisfies ErrorBody);
}

/** A bug. The caller gets a reference to the log line, which has the rest. */
function unexpected(logger: Logger, error: unknown, method: string): ApiError {
  const reference = randomUUID();
  logger.error({ err: error, reference, method }, 'request failed unexpectedly');
  return new ApiError(500, {
    code: 'internal',
    message: 'Something went wrong on our side.',
    hint: `Tell the operator this reference: ${reference}`,
  });
}
