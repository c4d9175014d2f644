/** The reply in the webhook's response: claimed before it is written, so that the channel's API does not send it as well. */
import type { Response } from 'express';
import { claimInline, releaseInline } from '../../store/outbox';
import type { Delivery } from '../../workflows/messages';
import type { ApiDeps } from '../deps';

/**
 * The text that this response may carry. Should the connection break before the response is out, the reply is free again:
 * for Twilio's next try, or for the sweeper.
 */
export async function claimText(
  { db, logger }: ApiDeps,
  { workspaceId, sid }: { workspaceId: string; sid: string },
  delivery: Delivery,
  response: Response,
): Promise<string | null> {
  if (delivery.kind !== 'reply') return null;
  // Answered in its place, because it took too long: this response carries nothing any more.
  if (response.destroyed || response.headersSent) return null;
  const claimedAt = await db.inWorkspace(workspaceId, (tx) => claimInline(tx, sid));
  if (claimedAt === null) return null;
  response.once('close', () => {
    if (response.writableFinished) return;
    db.inWorkspace(workspaceId, (tx) => releaseInline(tx, sid, claimedAt)).catch((error: unknown) =>
      logger.warn({ err: error, messageSid: sid }, 'a reply whose response was cut off could not be released'),
    );
  });
  return delivery.text;
}
