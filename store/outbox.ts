/**
 * Sending at most once through a provider that has no idempotency key.
 * `pending → sending → sent | failed | uncertain`: a send whose fate is unknown is not repeated blindly. The provider's
 * status callback, which carries the attempt's id, settles it, or the provider's own list of what it took.
 * `inline → (claimed for a response) | pending`: a reply leaves in an HTTP response or through the API, never both ways.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from './database';
import { deliveryRank, isDeliveryFailure, type DeliveryStatus } from './delivery';
import type { SendState } from './schema';
import { isUuid } from './uuid';

/** After this a send that nobody has settled is looked into. */
const SETTLED_WITHIN_MS = 60_000;
/** A request that was cut off may still be on its way to the provider. */
const ARRIVED_WITHIN_MS = 30_000;

const inMs = (ms: number) => sql<Date>`now() + ${ms} * interval '1 millisecond'`;

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
      .set({
        send_state: 'sending',
        attempt_id: attemptId,
        attempts: sql`attempts + 1`,
        due_at: inMs(SETTLED_WITHIN_MS),
      })
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
    await tx
      .updateTable('messages')
      .set({ send_state: 'uncertain', due_at: inMs(ARRIVED_WITHIN_MS) })
      .where('id', '=', messageId)
      .execute();
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
      ...(result.state === 'sent' ? { provider_sid: result.providerSid, sent_at: sql<Date>`now()`, due_at: null } : {}),
      ...(result.state === 'failed' ? { error_code: result.errorCode, due_at: null } : {}),
      ...(result.state === 'pending' ? { attempt_id: null, due_at: inMs(SETTLED_WITHIN_MS) } : {}),
      ...(result.state === 'uncertain' ? { due_at: inMs(ARRIVED_WITHIN_MS) } : {}),
    })
    .where('attempt_id', '=', attemptId)
    .where('send_state', 'in', ['sending', 'uncertain'])
    .executeTakeFirst();
  return update.numUpdatedRows > 0n;
}

const isReplyTo = (inboundSid: string) => sql<boolean>`id = (
  select m.reply_id from pulpo.messages m where m.provider_sid = ${inboundSid} and m.direction = 'inbound')`;

/**
 * Claims an inline reply for an HTTP response; must be committed before the response is written. A repeated request claims
 * it again and carries the same text.
 * @returns whether the response may carry it: not when the reply travels another way
 */
export async function claimInline(tx: Tx, inboundSid: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ sent_at: sql<Date>`now()`, due_at: null, response_claims: sql<number>`response_claims + 1` })
    .where(isReplyTo(inboundSid))
    .where('send_state', '=', 'inline')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A response that had claimed a reply was cut off: unless another one has claimed it too, nobody has carried it. */
export async function releaseInline(tx: Tx, inboundSid: string): Promise<void> {
  const isLast = sql<boolean>`response_claims <= 1`;
  await tx
    .updateTable('messages')
    .set({
      response_claims: sql<number>`greatest(response_claims - 1, 0)`,
      sent_at: sql<Date | null>`case when ${isLast} then null else sent_at end`,
      due_at: sql<Date | null>`case when ${isLast} then ${inMs(SETTLED_WITHIN_MS)} else due_at end`,
    })
    .where(isReplyTo(inboundSid))
    .where('send_state', '=', 'inline')
    .execute();
}

/**
 * An inline reply that no response has claimed becomes one to be sent, and what it answers is told so. Messages that were
 * claimed, or were not inline, stay as they are.
 */
export async function reopenInline(tx: Tx, messageId: string): Promise<void> {
  const reopened = await tx
    .updateTable('messages')
    .set({ send_state: 'pending', due_at: inMs(SETTLED_WITHIN_MS) })
    .where('id', '=', messageId)
    .where('send_state', '=', 'inline')
    .where('sent_at', 'is', null)
    .executeTakeFirst();
  if (reopened.numUpdatedRows === 0n) return;
  await tx
    .updateTable('messages')
    .set({ answer: 'deferred' })
    .where('reply_id', '=', messageId)
    .where('answer', '=', 'reply')
    .execute();
}

/** A claimed message of a channel that cannot be written to: its client fetches the reply, as it does an inline one. */
export async function leaveToClient(tx: Tx, attemptId: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ send_state: 'inline', attempt_id: null, sent_at: sql<Date>`now()`, due_at: null })
    .where('attempt_id', '=', attemptId)
    .where('send_state', '=', 'sending')
    .execute();
}

export interface UncertainSend {
  conversationId: string;
  text: string;
  /** It was written then; nothing of it can have reached the provider before. */
  since: Date;
}

/** A send whose fate is still unknown; `null` when it has been settled meanwhile. */
export async function findUncertain(tx: Tx, messageId: string): Promise<UncertainSend | null> {
  const row = await tx
    .selectFrom('messages')
    .select(['conversation_id', 'body', 'created_at'])
    .where('id', '=', messageId)
    .where('send_state', 'in', ['sending', 'uncertain'])
    .executeTakeFirst();
  return row ? { conversationId: row.conversation_id, text: row.body, since: row.created_at } : null;
}

/** Which of the provider's ids are no message of ours yet. */
export async function unknownSids(tx: Tx, sids: readonly string[]): Promise<string[]> {
  if (sids.length === 0) return [];
  const known = await tx.selectFrom('messages').select('provider_sid').where('provider_sid', 'in', sids).execute();
  return sids.filter((sid) => !known.some((row) => row.provider_sid === sid));
}

/** Settles a send whose fate was unknown by what the provider's own list says. @returns whether it was still unknown */
export async function resolveUncertain(tx: Tx, messageId: string, providerSid: string | null): Promise<boolean> {
  const update = await tx
    .updateTable('messages')
    .set(
      providerSid === null
        ? { send_state: 'pending', attempt_id: null, due_at: inMs(SETTLED_WITHIN_MS) }
        : { send_state: 'sent', provider_sid: providerSid, sent_at: sql<Date>`now()`, due_at: null },
    )
    .where('id', '=', messageId)
    .where('send_state', 'in', ['sending', 'uncertain'])
    .executeTakeFirst();
  return update.numUpdatedRows > 0n;
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
      ...(unsettled ? { send_state: 'sent', sent_at: report.at, due_at: null } : {}),
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
