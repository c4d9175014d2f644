/** Webhook requests that are not taken: each is logged and counted under a result of its own. */
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { countWebhook } from '../../observability/metrics';
import { toApiError } from '../errors';

const RESULTS: Readonly<Record<number, string>> = {
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media',
  503: 'unavailable',
};

/** @param result a value of `pulpo_webhook_requests_total` */
export function noteRefusal(logger: Logger, result: string, about: Readonly<Record<string, unknown>> = {}): void {
  countWebhook(result);
  logger.warn({ event: 'webhook_refused', result, ...about }, 'webhook request refused');
}

/** Notes what the error handler, which comes next, is going to answer. */
export const noteFailure =
  ({ logger }: { logger: Logger }): ErrorRequestHandler =>
  (error: unknown, request, _response, next) => {
    const status = toApiError(error)?.status ?? 500;
    const result = RESULTS[status] ?? (status < 500 ? 'bad_request' : 'failed');
    noteRefusal(logger, result, { status, method: request.method });
    next(error);
  };
