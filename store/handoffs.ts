/**
 * Whether a person has taken a conversation over. While one has, the assistant says nothing: until it is given back, or
 * the workspace's time for it is over.
 */
import { sql } from 'kysely';
import { audit } from './audit';
import type { Tx } from './database';
import { readSettings } from './workspace-settings';

export type HandoffState = 'none' | 'open' | 'expired';

/** `expired`: nobody gave it back, and its time is over; until {@link endExpiredHandoff} that has not been told. */
export async function handoffState(tx: Tx, conversationId: string): Promise<HandoffState> {
  const row = await tx
    .selectFrom('handoffs')
    .select(sql<boolean>`ends_at > now()`.as('lasts'))
    .where('conversation_id', '=', conversationId)
    .where('released_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return 'none';
  return row.lasts ? 'open' : 'expired';
}

export const hasOpenHandoff = async (tx: Tx, conversationId: string): Promise<boolean> =>
  (await handoffState(tx, conversationId)) === 'open';

/** @returns false when there was none whose time is over. */
export async function endExpiredHandoff(tx: Tx, conversationId: string): Promise<boolean> {
  const ended = await tx
    .updateTable('handoffs')
    .set({ released_at: sql<Date>`now()`, released_by: 'system' })
    .where('conversation_id', '=', conversationId)
    .where('released_at', 'is', null)
    .where('ends_at', '<=', sql<Date>`now()`)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return false;
  const subject = { subjectType: 'conversation', subjectId: conversationId };
  await audit(tx, { actor: 'system', action: 'handoff.released', ...subject, detail: { reason: 'its time is over' } });
  return true;
}

/** @returns false when it is open already. */
export async function openHandoff(tx: Tx, conversationId: string, reason: string): Promise<boolean> {
  await endExpiredHandoff(tx, conversationId);
  const { settings } = await tx.selectFrom('workspaces').select('settings').executeTakeFirstOrThrow();
  const opened = await tx
    .insertInto('handoffs')
    .values({
      conversation_id: conversationId,
      reason,
      ends_at: sql<Date>`now() + ${readSettings(settings).handoffHours} * interval '1 hour'`,
    })
    .onConflict((on) => on.columns(['workspace_id', 'conversation_id']).where('released_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!opened) return false;
  await audit(tx, {
    actor: 'system',
    action: 'handoff.opened',
    subjectType: 'conversation',
    subjectId: conversationId,
    detail: { reason },
  });
  return true;
}

/** Gives the conversation back to the assistant. @returns false when no handoff is open. */
export async function releaseHandoff(tx: Tx, conversationId: string, actor: string): Promise<boolean> {
  const result = await tx
    .updateTable('handoffs')
    .set({ released_at: sql<Date>`now()`, released_by: actor })
    .where('conversation_id', '=', conversationId)
    .where('released_at', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await audit(tx, { actor, action: 'handoff.released', subjectType: 'conversation', subjectId: conversationId });
  return true;
}
