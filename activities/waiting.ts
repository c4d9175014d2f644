/** Messages that are stored and not yet answered: what a burst consists of before its updates have all arrived. */
import type { Tx } from '../store/database';
import { unansweredInbound } from '../store/messages';

/** An unanswered message older than this is no part of a conversation any more. */
const MAX_AGE_MS = 15 * 60 * 1000;

export const isRecent = (row: { receivedAt: Date }, now: string): boolean =>
  row.receivedAt.getTime() >= Date.parse(now) - MAX_AGE_MS;

/** Is there an unanswered message of this conversation that is not among `sids`? */
export async function hasWaiting(
  tx: Tx,
  conversationId: string,
  sids: readonly string[],
  now: string,
): Promise<boolean> {
  const open = await unansweredInbound(tx, conversationId);
  return open.some((row) => !sids.includes(row.sid) && isRecent(row, now));
}
