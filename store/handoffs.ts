/** Whether a person has taken a conversation over. While one has, the assistant says nothing. */
import { sql } from 'kysely';
import { audit } from './audit';
import type { Tx } from './database';

export async function hasOpenHandoff(tx: Tx, conversationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('handoffs')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('released_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false when it is open already. */
export async function openHandoff(tx: Tx, conversationId: string, reason: string): Promise<boolean> {
  const opened = await tx
    .insertInto('handoffs')
    .values({ conversation_id: conversationId, reason })
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
