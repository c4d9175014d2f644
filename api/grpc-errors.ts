/** What errors of the Temporal client say about the server. */

/** gRPC's status UNAVAILABLE. */
const UNAVAILABLE = 14;

/** The server refuses connections, is starting or stopping. Looks through `cause`. */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && error.code === UNAVAILABLE) return true;
  return 'cause' in error && error.cause !== error && isUnavailable(error.cause);
}
