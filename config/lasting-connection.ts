/** A client's connection to Temporal that lives as long as its process, over outages of the server. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type GrpcRetryOptions,
} from '@temporalio/client';
import { temporalConnection } from './temporal';

export interface LastingConnection {
  connection: Connection;
  /** Lets calls that wait for their next try end first, which takes {@link LONGEST_DELAY_MS} at most. */
  close(): Promise<void>;
}

export interface LastingConnectionOptions {
  /** Which failures are worth another try of the same call, of those that the SDK tries again. Default: all of them. */
  worthRetrying?: (status: Parameters<GrpcRetryOptions['retryableDecider']>[1]) => boolean;
  channelArgs?: Record<string, number>;
}

/**
 * How soon a client tries again after a failed connection. The gRPC library's own longest delay is two minutes: so long
 * customers would get no answer after the server is back.
 */
const RECONNECT = { 'grpc.initial_reconnect_backoff_ms': 250, 'grpc.max_reconnect_backoff_ms': 1000 };

/** Longest pause of a call between two tries, in ms: so long an orderly end may have to wait for it. */
const LONGEST_DELAY_MS = 1000;
/** Together some 20 s, as long as the SDK's own tries with their longer pauses. */
const MAX_ATTEMPTS = 25;

/** Connects on first use: an absent server is an error of that call, not of this one. */
export function connectLasting(
  address: string,
  { worthRetrying = () => true, channelArgs }: LastingConnectionOptions = {},
): LastingConnection {
  const retries = defaultGrpcRetryOptions({ maxAttempts: MAX_ATTEMPTS });
  let closing = false;
  let nextTriesUntil = 0;
  const connection = Connection.lazy({
    ...temporalConnection(address),
    channelArgs: { ...RECONNECT, ...channelArgs },
    interceptors: [
      makeGrpcRetryInterceptor({
        retryableDecider: (attempt, status) =>
          !closing && worthRetrying(status) && retries.retryableDecider(attempt, status),
        delayFunction: (attempt, status) => {
          const delayMs = Math.min(LONGEST_DELAY_MS, retries.delayFunction(attempt, status));
          nextTriesUntil = Math.max(nextTriesUntil, Date.now() + delayMs);
          return delayMs;
        },
      }),
    ],
  });
  return {
    connection,
    close: async () => {
      closing = true;
      // The SDK's timer of a next try cannot be stopped, and on a closed channel it throws where nobody can catch it.
      await sleep(Math.max(0, nextTriesUntil - Date.now() + 20));
      await connection.close();
    },
  };
}
