/**
 * How long a request may take, counted from its receipt by our own clock. Twilio gives up after 15 s and other callers
 * after 10 s, so every answer leaves before: the limits below follow one another within {@link ANSWER_WITHIN_MS}.
 */
import { NoAnswerInTime } from '../store/errors';

/** How long a request that may be repeated bridges an outage of PostgreSQL, or a Temporal server that refuses connections. */
export const OUTAGE_PATIENCE_MS = 5000;
/** How long after the inline budget the answer to the update is still waited for: it has to travel. */
export const UPDATE_GRACE_MS = 500;
/** By then the message must be in Temporal's hands. What is left after budget and grace is for the signal. */
export const HAND_OVER_WITHIN_MS = 9300;
/** The answer leaves by then, whatever the handler waits for. */
export const ANSWER_WITHIN_MS = 9700;

/**
 * Waits for `work` no longer than `limitMs`. What is still running then gets its signal aborted, and its end is ignored.
 * @throws {NoAnswerInTime}
 */
export async function within<T>(limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => {
        reject(new NoAnswerInTime(limitMs));
        abort.abort();
      },
      Math.max(limitMs, 0),
    );
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
