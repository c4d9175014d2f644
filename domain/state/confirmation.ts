/** What a "sí" stands for: exactly one tool with exactly these arguments, for a limited time. */
import type { ToolName } from '../tools/names';
import type { WorkspaceProfile } from '../workspace';
import { minutesBetween } from './clock';
import type { ConversationState, PendingConfirmation } from './types';

/**
 * Canonical JSON of a call: the same text for the same tool and arguments, whatever order they come in.
 * Its SHA-256 is the digest of the confirmation.
 */
export function confirmationDigestInput(tool: string, args: Readonly<Record<string, string>>): string {
  const entries = Object.entries(args).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify(['confirm-v1', tool, entries]);
}

export function makeConfirmation(
  call: { tool: ToolName; args: Record<string, string> },
  summary: string,
  now: string,
  sha256: (text: string) => string,
): PendingConfirmation {
  return {
    ...call,
    digest: sha256(confirmationDigestInput(call.tool, call.args)),
    summary,
    askedAt: now,
  };
}

/**
 * Names what a "sí" to this confirmation writes: the same however often the turn runs, and when the question is asked again
 * after a failure. Idempotency key of the write.
 */
export const confirmationKey = (conversationId: string, { askedAt, digest }: PendingConfirmation): string =>
  `${conversationId}:${askedAt}:${digest}`;

/** The confirmation that a "sí" at `now` would consume; null when there is none or it is older than the idle timeout. */
export function liveConfirmation(
  state: ConversationState,
  workspace: WorkspaceProfile,
  now: string,
): PendingConfirmation | null {
  const { confirmation } = state;
  if (!confirmation || state.pending?.kind !== 'confirm') return null;
  // Older than the idle timeout it confirms nothing.
  const age = minutesBetween(confirmation.reopenedAt ?? confirmation.askedAt, now);
  return age >= 0 && age <= workspace.settings.idleTimeoutMinutes ? confirmation : null;
}
