/** The reply in the webhook's response: claimed before it is written, so that the channel's API does not send it as well. */
import type { Response } from 'express';
import { claimInline, releaseInline } from '../../store/outbox';
import type { Delivery } from '../../workflows/messages';
import type { ApiDeps } from '../deps';

/**
 * The text that this response may carry. A reply that was claimed and cannot be carried after all, because the response has
 * been answered in its place or its connection has broken, is free again: for Twilio's next try, or for the sweeper.
 * @param givenUp aborted when nobody waits for the claim any more
 */
export async function claimText(
  { db, logger }: ApiDeps,
  { workspaceId, sid }: { workspaceId: string; sid: string },
  delivery: Delivery,
  response: Response,
  givenUp: AbortSignal,
): Promise<string | null> {
  const isLost = (): boolean => givenUp.aborted || response.destroyed || response.headersSent;
  if (delivery.kind !== 'reply' || isLost()) return null;
  const claimed = await db.inWorkspace(workspaceId, (tx) => claimInline(tx, sid));
  if (!claimed) return null;
  const release = (): Promise<void> =>
    db
      .inWorkspace(workspaceId, (tx) => releaseInline(tx, sid))
      .catch((error: unknown) =>
        logger.warn({ err: error, messageSid: sid }, 'a reply that no response has carried could not be released'),
      );
  if (isLost()) {
    await release();
    return null;
  }
  response.once('close', () => {
    if (!response.writableFinished) void release();
  });
  return delivery.text;
}
