/**
 * The types of `ApplicationFailure` that activities throw. The workflow's retry policies and its degradation ladder know
 * these names and no others; adapters translate every foreign error into one of them, once.
 */
export const FAILURE = {
  /** PostgreSQL refused, restarted, deadlocked or timed out. Retry. */
  StoreUnavailable: 'StoreUnavailable',
  /** The model server is not there, is full, or did not answer in time. Retry once, then use the deterministic tier. */
  ModelUnavailable: 'ModelUnavailable',
  /** No valid output after one repair attempt. A retry would give the same: use the deterministic tier. */
  ModelInvalid: 'ModelInvalid',
  /** The model is not on the server. */
  ModelMissing: 'ModelMissing',
  /** The model server refused the request itself. */
  ModelRejected: 'ModelRejected',
  /** The dependency's circuit breaker is open; `nextRetryDelay` says for how long. */
  CircuitOpen: 'CircuitOpen',
  /** The channel is briefly unable to send. Retry with backoff. */
  ChannelUnavailable: 'ChannelUnavailable',
  /** Outside WhatsApp's 24-hour window: free text cannot be sent. */
  SessionWindowClosed: 'SessionWindowClosed',
  /** The recipient cannot be reached (no such number, blocked, unsubscribed). */
  InvalidRecipient: 'InvalidRecipient',
  /** The channel refused our credentials or our request. Somebody must look. */
  ChannelRejected: 'ChannelRejected',
  /** The workspace of this turn does not exist (any more). */
  WorkspaceMissing: 'WorkspaceMissing',
} as const;
export type FailureCode = (typeof FAILURE)[keyof typeof FAILURE];

/** Failures that no retry can cure. */
export const NON_RETRYABLE: FailureCode[] = [
  FAILURE.ModelInvalid,
  FAILURE.ModelMissing,
  FAILURE.ModelRejected,
  FAILURE.SessionWindowClosed,
  FAILURE.InvalidRecipient,
  FAILURE.ChannelRejected,
  FAILURE.WorkspaceMissing,
];
