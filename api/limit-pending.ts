/** How many requests one process keeps waiting at once. */
import type { RequestHandler } from 'express';
import { unavailable } from './errors';

/** A few kilobytes each; at the longest wait, a hundred a second. */
const MAX_PENDING = 1000;

/**
 * While a dependency is away every message waits for seconds. Beyond `max` of them the next is refused at once, so that
 * memory stays bounded. Behind authentication: strangers must not use up the places.
 */
export function limitPending(max = MAX_PENDING): RequestHandler {
  let pending = 0;
  return (_request, response, next) => {
    if (pending >= max) {
      next(unavailable('overloaded', 'Too many requests are waiting for an answer.'));
      return;
    }
    pending += 1;
    response.once('close', () => (pending -= 1));
    next();
  };
}
