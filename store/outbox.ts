/**
 * Sending at most once through a provider that has no idempotency key.
 * `pending → sending → sent | failed | uncertain`: a send whose fate is unknown is never repeated; the provider's status
 * callback, which carries the attempt's id, settles it.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from './database';
import { deliveryRank, isDeliveryFailure, type DeliveryStatus } from './delivery';
import type { SendState } from './schema';
import { isUuid } from './uuid';

export type Claim =
  /** This caller, and nobody else, may now send it. */
  | {
      status: 'claimed';
      attemptId: string;
      conversationId: string;
      text: string;
      quickReplies: string[];
      turnId: string | null;
    }
  /** `sending` of an earlier caller counts as `uncertain`: it may have reached the provider. */
  | { status: 'settled'; state: Exclude<SendState, 'pending' | 'sending'>; providerSid: string | null }
  | { status: 'unknown' };

/** Takes a pending message for sending. Must be committed before the provider is called. */
export async function claimSend(tx: Tx, messageId: string): Promise<Claim> {
  const row = await tx
    .selectFrom('messages')
    .select(['conversation_id', 'body', 'quick_replies', 'turn_id', 'send_state', 'provider_sid'])
    .where('id', '=', messageId)
    .where('direction', '=', 'outbound')
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.send_state === null) return { status: 'unknown' };
  if (row.send_state === 'pending') {
    const attemptId = randomUUID();
    await tx
      .updateTable('messages')
      .set({ send_state: 'sending', attempt_id: attemptId, attempts: sql`attempts + 1` })
      .where('id', '=', messageId)
      .execute();
    return {
      status: 'claimed',
      attemptId,
      conversationId: row.conversation_id,
      text: row.body,
      quickReplies: row.quick_replies,
      turnId: row.turn_id,
    };
  }
  if (row.send_state === 'sending') {
    await tx.updateTable('messages').set({ send_state: 'uncertain' }).where('id', '=', messageId).execute();
    return { status: 'settled', state: 'uncertain', providerSid: row.provider_sid };
  }
  return { status: 'settled', state: row.send_state, providerSid: row.provider_sid };
}

export type SendResult =
  | { state: 'sent'; providerSid: string }
  | { state: 'failed'; errorCode: string }
  | { state: 'uncertain' }
  /** The provider was certainly not reached: it may be sent again. */
  | { state: 'pending' };

/**
 * Records the fate of a claimed attempt. Ignored when the attempt is not the current one, or has been settled by a callback.
 * @returns whether it was recorded.
 */
export async function settleSend(tx: Tx, attemptId: string, result: SendResult): Promise<boolean> {
  const update = await tx
    .updateTable('messages')
    .set({
      send_state: result.state,
      ...(result.state === 'sent' ? { provider_sid: result.providerSid, sent_at: sql<Date>`now()` } : {}),
      ...(result.state === 'failed' ? { error_code: result.errorCode } : {}),
      ...(result.state === 'pending' ? { attempt_id: null } : {}),
    })
    .where('attempt_id', '=', attemptId)
    .where('send_state', 'in', ['sending', 'uncertain'])
    .executeTakeFirst();
  return update.numUpdatedRows > 0n;
}

/**
 * The HTTP response that was to carry a reply is gone: the reply becomes one to be sent. Messages that were not inline stay
 * as they are.
 */
export async function reopenInline(tx: Tx, messageId: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ send_state: 'pending' })
    .where('id', '=', messageId)
    .where('send_state', '=', 'inline')
    .execute();
}

/** A claimed message of a channel that cannot be written to: its client fetches the reply, as it does an inline one. */
export async function leaveToClient(tx: Tx, attemptId: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ send_state: 'inline', attempt_id: null })
    .where('attempt_id', '=', attemptId)
    .where('send_state', '=', 'sending')
    .execute();
}

export interface DeliveryReport {
  /** The provider's message id. */
  sid: string;
  /** From the status callback's URL; finds a message whose sid we never learned. */
  attemptId?: string;
  status: DeliveryStatus;
  errorCode?: string;
  at: Date | string;
}

export type DeliveryEffect = 'moved' | 'ignored' | 'unknown';

/** Moves a message's delivery state, forward only (see `delivery.ts`). A callback also proves that the message was sent. */
export async function setDelivery(tx: Tx, report: DeliveryReport): Promise<DeliveryEffect> {
  const attemptId = report.attemptId !== undefined && isUuid(report.attemptId) ? report.attemptId : null;
  const row = await tx
    .selectFrom('messages')
    .select(['id', 'delivery', 'send_state', 'provider_sid'])
    .where('direction', '=', 'outbound')
    .where((or) =>
      or.or([or('provider_sid', '=', report.sid), ...(attemptId === null ? [] : [or('attempt_id', '=', attemptId)])]),
    )
    .forUpdate()
    .executeTakeFirst();
  if (!row) return 'unknown';

  const unsettled = row.send_state === 'sending' || row.send_state === 'uncertain';
  const moves = deliveryRank(report.status) > deliveryRank(row.delivery);
  if (!unsettled && !moves) return 'ignored';
  await tx
    .updateTable('messages')
    .set({
      ...(unsettled ? { send_state: 'sent', sent_at: report.at } : {}),
      ...(row.provider_sid === null ? { provider_sid: report.sid } : {}),
      ...(moves ? { delivery: report.status } : {}),
      ...(moves && isDeliveryFailure(report.status) ? { error_code: report.errorCode ?? null } : {}),
      ...(moves && report.status === 'delivered' ? { delivered_at: report.at } : {}),
      ...(moves && report.status === 'read' ? { read_at: report.at } : {}),
    })
    .where('id', '=', row.id)
    .execute();
  return 'moved';
}

/** Messages whose sending has neither succeeded nor failed for good, oldest first; for repair after a crash. */
export async function unsentMessages(
  tx: Tx,
  olderThan: Date,
): Promise<{ id: string; conversationId: string; state: SendState | null }[]> {
  return tx
    .selectFrom('messages')
    .select(['id', 'conversation_id as conversationId', 'send_state as state'])
    .where('send_state', 'in', ['pending', 'sending', 'uncertain'])
    .where('created_at', '<', olderThan)
    .orderBy('position')
    .execute();
}
