/** The api's connection to Temporal: made for callers who wait, so it says soon what is wrong and comes back soon. */
import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import { lastingConnection } from '../config/temporal';
import { isUnavailable } from './grpc-errors';

/** A connection whose packets are swallowed is given up after 20 s, not 45. Servers refuse pings closer than 10 s. */
const KEEPALIVE = { 'grpc.keepalive_time_ms': 15_000, 'grpc.keepalive_timeout_ms': 5000 };

/** Connects on first use: an absent server is an error of that call, not of this one. */
export function connectToTemporal(address: string): Connection {
  const retries = defaultGrpcRetryOptions();
  const lasting = lastingConnection(address);
  return Connection.lazy({
    ...lasting,
    channelArgs: { ...lasting.channelArgs, ...KEEPALIVE },
    interceptors: [
      makeGrpcRetryInterceptor({
        ...retries,
        // How long a server that is not there is waited for is the route's to say, and the SDK's retries outlast it.
        retryableDecider: (attempt, status) => !isUnavailable(status) && retries.retryableDecider(attempt, status),
      }),
    ],
  });
}
