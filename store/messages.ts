/** What was said, by whom, and what became of it: inbound messages with their answers, outbound ones as written. */
import { sql } from 'kysely';
import type { Tx } from './database';
import { MessageIdTaken } from './errors';
import { cleanText } from './json';
import type { AnswerKind, MessageAuthor, SendState } from './schema';

export interface NewInbound {
  conversationId: string;
  /** The provider's message id. */
  sid: string;
  kind: string;
  text: string;
  payload?: string;
  receivedAt: Date | string;
}

/** What an inbound message got; enough to give a provider's retry the very same. */
export interface InboundAnswer {
  kind: AnswerKind;
  reason: string | null;
  turnId: string | null;
  /** The reply that the turn wrote, if any. */
  text: string | null;
  /** The stored message of that reply. */
  replyId: string | null;
  quickReplies: string[];
}

export type InsertInboundResult =
  | { inserted: true; id: string }
  /** Known already. `answer` is null while its turn has not been committed. */
  | { inserted: false; id: string; answer: InboundAnswer | null };

/**
 * Stores an inbound message once. A second call with the same sid waits for the first one's transaction and then tells what
 * the message got.
 * @throws {MessageIdTaken} when the sid is known and is not an inbound message of this conversation
 */
export async function insertInbound(tx: Tx, message: NewInbound): Promise<InsertInboundResult> {
  const inserted = await tx
    .insertInto('messages')
    .values({
      conversation_id: message.conversationId,
      direction: 'inbound',
      author: 'customer',
      provider_sid: message.sid,
      kind: message.kind,
      body: cleanText(message.text),
      payload: message.payload === undefined ? null : cleanText(message.payload),
      created_at: message.receivedAt,
    })
    .onConflict((on) => on.constraint('messages_provider_sid_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) {
    await touch(tx, message.conversationId, message.receivedAt);
    return { inserted: true, id: inserted.id };
  }
  const known = await findInbound(tx, message.sid);
  if (known?.conversationId !== message.conversationId) throw new MessageIdTaken(message.sid);
  return { inserted: false, id: known.id, answer: known.answer };
}

/** @throws {MessageIdTaken} as {@link insertInbound} would; stores nothing */
export async function checkMessageId(tx: Tx, sid: string, conversationId: string): Promise<void> {
  const known = await tx
    .selectFrom('messages')
    .select(['direction', 'conversation_id'])
    .where('provider_sid', '=', sid)
    .executeTakeFirst();
  if (!known || (known.direction === 'inbound' && known.conversation_id === conversationId)) return;
  throw new MessageIdTaken(sid);
}

async function touch(tx: Tx, conversationId: string, receivedAt: Date | string): Promise<void> {
  await tx
    .updateTable('conversations')
    .set({ last_inbound_at: sql`greatest(last_inbound_at, ${receivedAt}::timestamptz)` })
    .where('id', '=', conversationId)
    .execute();
}

async function findInbound(
  tx: Tx,
  sid: string,
): Promise<{ id: string; conversationId: string; answer: InboundAnswer | null } | null> {
  const row = await tx
    .selectFrom('messages as m')
    .leftJoin('messages as r', (join) =>
      join.onRef('r.workspace_id', '=', 'm.workspace_id').onRef('r.id', '=', 'm.reply_id'),
    )
    .select([
      'm.id',
      'm.conversation_id',
      'm.turn_id',
      'm.answer',
      'm.answer_reason',
      'm.reply_id',
      'r.body',
      'r.quick_replies',
    ])
    .where('m.provider_sid', '=', sid)
    .where('m.direction', '=', 'inbound')
    .executeTakeFirst();
  if (!row) return null;
  const answer: InboundAnswer | null =
    row.answer === null
      ? null
      : {
          kind: row.answer,
          reason: row.answer_reason,
          turnId: row.turn_id,
          text: row.body,
          replyId: row.reply_id,
          quickReplies: row.quick_replies ?? [],
        };
  return { id: row.id, conversationId: row.conversation_id, answer };
}

/** What a message got, or null when it is unknown or not answered yet. */
export async function replyFor(tx: Tx, sid: string): Promise<InboundAnswer | null> {
  return (await findInbound(tx, sid))?.answer ?? null;
}

export interface StoredInbound {
  id: string;
  sid: string;
  kind: string;
  text: string;
  payload: string | null;
  receivedAt: Date;
}

/** Messages of a conversation that no turn has answered, in order of arrival. */
export async function unansweredInbound(tx: Tx, conversationId: string): Promise<StoredInbound[]> {
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'provider_sid', 'kind', 'body', 'payload', 'created_at'])
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'inbound')
    .where('answer', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sid: row.provider_sid ?? '',
    kind: row.kind,
    text: row.body,
    payload: row.payload,
    receivedAt: row.created_at,
  }));
}

export interface Settlement {
  /** Null: no turn stands behind the answer. */
  turnId: string | null;
  answers: { sid: string; answer: AnswerKind; reason?: string }[];
  /** The outbound message that answers them. */
  replyId: string | null;
}

/** Records what the messages of a turn got. A message that has been answered keeps its answer. @returns how many were settled now. */
export async function settleInbound(tx: Tx, settlement: Settlement): Promise<number> {
  let settled = 0;
  for (const { sid, answer, reason } of settlement.answers) {
    const result = await tx
      .updateTable('messages')
      .set({ answer, answer_reason: reason ?? null, turn_id: settlement.turnId, reply_id: settlement.replyId })
      .where('provider_sid', '=', sid)
      .where('direction', '=', 'inbound')
      .where('answer', 'is', null)
      .executeTakeFirst();
    settled += Number(result.numUpdatedRows);
  }
  return settled;
}

export interface NewOutbound {
  conversationId: string;
  text: string;
  quickReplies?: readonly string[];
  /** Default `assistant`. */
  author?: Exclude<MessageAuthor, 'customer'>;
  turnId?: string;
  /** `inline`: it travels in the HTTP response and is never sent by us. `pending`: to be sent through the channel's API. */
  send: Extract<SendState, 'inline' | 'pending'>;
}

/** @returns the id of the message. */
export async function insertOutbound(tx: Tx, message: NewOutbound): Promise<string> {
  const row = await tx
    .insertInto('messages')
    .values({
      conversation_id: message.conversationId,
      direction: 'outbound',
      author: message.author ?? 'assistant',
      body: cleanText(message.text),
      quick_replies: [...(message.quickReplies ?? [])].map(cleanText),
      turn_id: message.turnId ?? null,
      send_state: message.send,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface MessageListing {
  id: string;
  direction: 'inbound' | 'outbound';
  author: MessageAuthor;
  kind: string;
  text: string;
  at: Date;
  turnId: string | null;
  sendState: SendState | null;
  delivery: string | null;
  errorCode: string | null;
}

/** The newest `limit` messages of a conversation, oldest first. */
export async function listMessages(tx: Tx, conversationId: string, limit: number): Promise<MessageListing[]> {
  const rows = await tx
    .selectFrom('messages')
    .select([
      'id',
      'direction',
      'author',
      'kind',
      'body as text',
      'created_at as at',
      'turn_id as turnId',
      'send_state as sendState',
      'delivery',
      'error_code as errorCode',
    ])
    .where('conversation_id', '=', conversationId)
    .orderBy('position', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse();
}
