/** A short outage is bridged where the request is, so that the caller's few tries are not spent on it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isTransient } from '../store/errors';
import { within } from './time-limits';

const PAUSE_MS = 200;
/** With more requests than this waiting, each pauses longer, so that all together do not try more often. */
const CROWD = 50;
let waiting = 0;

export interface RetryOptions {
  /** Until when (epoch ms) tries are made and waited for. At least one is made. */
  until: number;
  /** Which failures pass by themselves. Default: those of PostgreSQL. */
  transient?: (error: unknown) => boolean;
}

/**
 * Does `work`, and again after each transient failure. For work that may be repeated only: a try whose answer got lost
 * may have been done. Ends by `until` with the last failure, also when a try never comes back.
 * @throws {NoAnswerInTime} and whatever `work` throws
 */
export async function retryTransient<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { until, transient = isTransient }: RetryOptions,
): Promise<T> {
  for (;;) {
    try {
      return await within(until - Date.now(), work);
    } catch (error) {
      if (!transient(error) || Date.now() + PAUSE_MS >= until) throw error;
    }
    await pause(until);
  }
}

/** Leaves time for a last try. */
async function pause(until: number): Promise<void> {
  waiting += 1;
  try {
    await sleep(Math.min(PAUSE_MS * Math.max(1, waiting / CROWD), until - Date.now() - PAUSE_MS / 2));
  } finally {
    waiting -= 1;
  }
}
