/** The bound that holds for every request, whatever its handler waits for. */
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { sendError, unavailable, type ApiError } from './errors';
import { ANSWER_WITHIN_MS } from './time-limits';

/**
 * Answers 503 in the place of a handler that has not answered in time. `Retry-After` is right for every route: messages
 * and delivery reports have ids, and repeating an operator's order changes nothing.
 */
export function answerInTime({ logger }: { logger: Logger }, limitMs = ANSWER_WITHIN_MS): RequestHandler {
  return (request, response, next) => {
    const timer = setTimeout(() => {
      if (response.headersSent) return;
      logger.warn({ event: 'answer_overdue', method: request.method }, 'request was not answered in time');
      sendError(response, overdue());
    }, limitMs);
    response.once('close', () => clearTimeout(timer));
    next();
  };
}

const overdue = (): ApiError =>
  unavailable('not_answered_in_time', 'There was no answer in time; whether the request was carried out is not known.');
