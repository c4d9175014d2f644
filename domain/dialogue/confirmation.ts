/** What a "sí" stands for: exactly these calls with exactly these arguments, for a limited time. */
import { minutesBetween } from '../calendar';
import type { WorkspaceProfile } from '../workspace';
import { pendingConfirmation } from './tasks';
import type { ConversationState, KnownAppointment, PendingConfirmation, WriteCall } from './types';

const entriesOf = (args: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(args).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/**
 * Canonical JSON of calls: the same text for the same tools and arguments, whatever order the arguments come in. Its SHA-256
 * is the digest of the confirmation. One call is written as it always was, so that stored digests stay good.
 */
export function confirmationDigestInput(calls: readonly WriteCall[]): string {
  const [first, ...others] = calls;
  if (first && others.length === 0) return JSON.stringify(['confirm-v1', first.tool, entriesOf(first.args)]);
  return JSON.stringify(['confirm-v2', calls.map(({ tool, args }) => [tool, entriesOf(args)])]);
}

export const isSameCall = (a: WriteCall, b: WriteCall): boolean =>
  confirmationDigestInput([a]) === confirmationDigestInput([b]);

export const makeConfirmation = (
  calls: WriteCall[],
  about: KnownAppointment[],
  { now, sha256 }: { now: string; sha256: (text: string) => string },
): PendingConfirmation => ({ calls, digest: sha256(confirmationDigestInput(calls)), about, askedAt: now });

/**
 * Names what a "sí" to this confirmation writes: the same however often the turn runs, and when the question is asked again
 * after a failure. Idempotency key of the write.
 * @param call position of the call in the confirmation
 */
export const confirmationKey = (conversationId: string, { askedAt, digest }: PendingConfirmation, call = 0): string =>
  `${conversationId}:${askedAt}:${digest}${call === 0 ? '' : `:${call}`}`;

/** The confirmation that a "sí" at `now` would consume; null when there is none or it is older than the idle timeout. */
export function liveConfirmation(
  state: ConversationState,
  workspace: WorkspaceProfile,
  now: string,
): PendingConfirmation | null {
  const confirmation = pendingConfirmation(state);
  if (!confirmation) return null;
  const age = minutesBetween(confirmation.reopenedAt ?? confirmation.askedAt, now);
  return age >= 0 && age <= workspace.settings.idleTimeoutMinutes ? confirmation : null;
}
