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
  /** It came over a message limit and is to be read at this instant. */
  throttledUntil?: Date;
}

/** A turn that has not answered by then has lost its run, or never got one. */
const ANSWER_WITHIN_MS = 30_000;
/** A reply in an HTTP response is claimed within milliseconds; Twilio repeats a lost request for 15 s. */
const INLINE_CLAIMED_WITHIN_MS = 45_000;
/** The turn itself tries to send for two minutes. */
const SENT_WITHIN_MS = 150_000;

/** What an inbound message got; enough to give a provider's retry the very same. */
export interface InboundAnswer {
  kind: AnswerKind;
  reason: string | null;
  turnId: string | null;
  /** The reply that the turn wrote, if any. */
  text: string | null;
  /** The stored message of that reply. */
  replyId: string | null;
  /** The reply waits to be sent through the channel's API. */
  unsent: boolean;
  quickReplies: string[];
}

/** Why a message took no turn: a keyword that Twilio has answered itself. */
export const ANSWERED_BY_TWILIO = 'answered_by_twilio';

/** What is told at once about a message over a limit; it is read, and answered, when the limit lifts. */
export interface ThrottleNotice {
  /** `null`: this window's notice has been given already. */
  text: string | null;
}

export type InsertInboundResult =
  | { inserted: true; id: string }
  /** Known already. `answer` is null while its turn has not been committed; `notice` is set while it waits for a limit. */
  | { inserted: false; id: string; answer: InboundAnswer | null; notice: ThrottleNotice | null };

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
      throttled_until: message.throttledUntil ?? null,
      due_at: message.throttledUntil ?? new Date(new Date(message.receivedAt).getTime() + ANSWER_WITHIN_MS),
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
  return { inserted: false, id: known.id, answer: known.answer, notice: known.notice };
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

interface KnownInbound {
  id: string;
  conversationId: string;
  answer: InboundAnswer | null;
  notice: ThrottleNotice | null;
}

async function findInbound(tx: Tx, sid: string): Promise<KnownInbound | null> {
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
      'm.throttled_until',
      'r.body',
      'r.quick_replies',
      'r.send_state',
    ])
    .where('m.provider_sid', '=', sid)
    .where('m.direction', '=', 'inbound')
    .executeTakeFirst();
  if (!row) return null;
  const answer: InboundAnswer | null =
    row.answer === null
      ? null
      : {
          // A reply that has left through the channel's API is in no response any more.
          kind: row.answer === 'reply' && row.send_state !== 'inline' ? 'deferred' : row.answer,
          reason: row.answer_reason,
          turnId: row.turn_id,
          text: row.body,
          replyId: row.reply_id,
          unsent: row.send_state === 'pending',
          quickReplies: row.quick_replies ?? [],
        };
  const notice = answer === null && row.throttled_until !== null ? { text: row.body } : null;
  return { id: row.id, conversationId: row.conversation_id, answer, notice };
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
  /** Order of arrival. */
  position: bigint;
}

/**
 * Admitted messages of a conversation that no turn has answered, in order of arrival. Those that wait for a limit are
 * {@link liftedBacklog}'s.
 * @param sids messages that are wanted whether they were admitted at once or not
 */
export async function unansweredInbound(
  tx: Tx,
  conversationId: string,
  sids: readonly string[] = [],
): Promise<StoredInbound[]> {
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'provider_sid', 'kind', 'body', 'payload', 'created_at', 'position'])
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'inbound')
    .where('answer', 'is', null)
    .where((or) =>
      or.or([or('throttled_until', 'is', null), ...(sids.length > 0 ? [or('provider_sid', 'in', sids)] : [])]),
    )
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sid: row.provider_sid ?? '',
    kind: row.kind,
    text: row.body,
    payload: row.payload,
    receivedAt: row.created_at,
    position: BigInt(row.position),
  }));
}

export interface Backlog {
  /** The newest of them, oldest first, each text once. */
  texts: string[];
  /** Order of arrival of the newest: up to here they are answered together. */
  upTo: bigint;
}

/** What a customer wrote over a limit that has lifted by now. `null`: nothing. @param limit how many are read at most */
export async function liftedBacklog(tx: Tx, conversationId: string, limit: number): Promise<Backlog | null> {
  const rows = await tx
    .selectFrom('messages')
    .select(['body', 'position'])
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'inbound')
    .where('answer', 'is', null)
    .where('throttled_until', '<=', sql<Date>`now()`)
    .orderBy('position', 'desc')
    .limit(limit)
    .execute();
  const [newest] = rows;
  if (!newest) return null;
  return { texts: [...new Set(rows.reverse().map(({ body }) => body))], upTo: BigInt(newest.position) };
}

/** The whole backlog up to a message is answered by the reply to the last one. */
export async function settleBacklog(
  tx: Tx,
  backlog: { conversationId: string; upTo: bigint; turnId: string; replyId: string | null },
): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ answer: 'merged', turn_id: backlog.turnId, reply_id: backlog.replyId, due_at: null })
    .where('conversation_id', '=', backlog.conversationId)
    .where('direction', '=', 'inbound')
    .where('answer', 'is', null)
    .where('throttled_until', '<=', sql<Date>`now()`)
    .where('position', '<=', String(backlog.upTo))
    .execute();
}

/** What messages have got so far; until the transaction ends nobody else settles them. */
export async function lockInbound(
  tx: Tx,
  sids: readonly string[],
): Promise<{ sid: string | null; answered: boolean; turnId: string | null }[]> {
  const rows = await tx
    .selectFrom('messages')
    .select(['provider_sid', 'answer', 'turn_id'])
    .where('provider_sid', 'in', sids)
    .where('direction', '=', 'inbound')
    .orderBy('position')
    .forUpdate()
    .execute();
  return rows.map((row) => ({ sid: row.provider_sid, answered: row.answer !== null, turnId: row.turn_id }));
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
      .set({
        answer,
        answer_reason: reason ?? null,
        turn_id: settlement.turnId,
        reply_id: settlement.replyId,
        due_at: null,
      })
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
  /** `inline`: it travels in an HTTP response, once one has claimed it. `pending`: to be sent through the channel's API. */
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
      due_at: sql<Date>`now() + ${message.send === 'inline' ? INLINE_CLAIMED_WITHIN_MS : SENT_WITHIN_MS} * interval '1 millisecond'`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Tells about a limit in the response to a message that waits for it. */
export async function insertNotice(
  tx: Tx,
  notice: { conversationId: string; sid: string; text: string },
): Promise<void> {
  const { conversationId, sid, text } = notice;
  const replyId = await insertOutbound(tx, { conversationId, text, author: 'system', send: 'inline' });
  await tx.updateTable('messages').set({ reply_id: replyId }).where('provider_sid', '=', sid).execute();
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
