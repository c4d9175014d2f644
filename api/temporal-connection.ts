/** The api's connection to Temporal: made for callers who wait, so it says soon what is wrong and comes back soon. */
import { connectLasting, type LastingConnection } from '../config/lasting-connection';
import { isUnavailable } from './grpc-errors';

/** A connection whose packets are swallowed is given up after 20 s, not 45. Servers refuse pings closer than 10 s. */
const KEEPALIVE = { 'grpc.keepalive_time_ms': 15_000, 'grpc.keepalive_timeout_ms': 5000 };

export const connectToTemporal = (address: string): LastingConnection =>
  connectLasting(address, {
    channelArgs: KEEPALIVE,
    // How long a server that is not there is waited for is the route's to say, and the SDK's retries outlast it.
    worthRetrying: (status) => !isUnavailable(status),
  });
