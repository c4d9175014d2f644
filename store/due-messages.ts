/**
 * Messages whose due time has passed: nobody has answered them, or their sending is not settled. Whoever takes them moves
 * the due time on in the same transaction, so that of several sweepers one gets each.
 */
import { sql } from 'kysely';
import type { Database, Tx } from './database';
import { openHandoff } from './handoffs';
import { insertOutbound } from './messages';
import type { SendState } from './schema';

/** Takes are further and further apart: 30 s, 1 min, 2 min, … at most 10 min. */
const nextTake = sql<Date>`now() + least(30 * 2 ^ handovers, 600) * interval '1 second'`;

/** Ids of the workspaces that have due messages. */
export async function workspacesWithDueMessages(db: Database): Promise<string[]> {
  const { rows } = await sql<{ workspace_id: string }>`
    select workspace_id from pulpo.workspaces_with_due_messages()`.execute(db.directory);
  return rows.map((row) => row.workspace_id);
}

export interface Waiting {
  direction: 'inbound' | 'outbound';
  messages: number;
  /** How long the oldest of them has been waiting, in seconds. */
  oldestSeconds: number;
}

/** What has been waiting for more than a minute at this moment, over all workspaces. */
export async function waitingMessages(db: Database): Promise<Waiting[]> {
  const { rows } = await sql<{ direction: Waiting['direction']; messages: string; oldest_seconds: number }>`
    select direction, messages, oldest_seconds from pulpo.waiting_messages()`.execute(db.directory);
  return rows.map((row) => ({
    direction: row.direction,
    messages: Number(row.messages),
    oldestSeconds: row.oldest_seconds,
  }));
}

export interface DueInbound {
  conversationId: string;
  contactId: string;
  channelId: string;
  sid: string;
  kind: string;
  text: string;
  payload: string | null;
  receivedAt: Date;
  /** How often it has been handed over before. */
  handovers: number;
}

/**
 * Takes due inbound messages of at most `conversations` conversations, in order of arrival. Of those that waited for a limit
 * the newest of each conversation stands for all.
 */
export async function takeDueInbound(tx: Tx, conversations: number): Promise<DueInbound[]> {
  const { rows } = await sql<{
    conversation_id: string;
    contact_id: string;
    channel_id: string;
    provider_sid: string;
    kind: string;
    body: string;
    payload: string | null;
    created_at: Date;
    handovers: number;
    throttled: boolean;
  }>`
    with chosen as (
      select conversation_id from pulpo.messages
      where due_at <= now() and direction = 'inbound' and answer is null
      group by conversation_id order by min(due_at) limit ${conversations}
    ), taken as (
      update pulpo.messages m set due_at = ${nextTake}, handovers = m.handovers + 1
      from chosen where m.conversation_id = chosen.conversation_id
        and m.due_at <= now() and m.direction = 'inbound' and m.answer is null
      returning m.*
    )
    select t.conversation_id, v.contact_id, v.channel_id, t.provider_sid, t.kind, t.body, t.payload, t.created_at,
           t.handovers - 1 as handovers, t.throttled_until is not null as throttled
    from taken t join pulpo.conversations v on v.workspace_id = t.workspace_id and v.id = t.conversation_id
    order by t.position`.execute(tx);
  const newestThrottled = new Map(
    rows.filter(({ throttled }) => throttled).map((row) => [row.conversation_id, row.provider_sid]),
  );
  return rows
    .filter((row) => !row.throttled || newestThrottled.get(row.conversation_id) === row.provider_sid)
    .map((row) => ({
      conversationId: row.conversation_id,
      contactId: row.contact_id,
      channelId: row.channel_id,
      sid: row.provider_sid,
      kind: row.kind,
      text: row.body,
      payload: row.payload,
      receivedAt: row.created_at,
      handovers: row.handovers,
    }));
}

export interface DueOutbound {
  id: string;
  state: Extract<SendState, 'inline' | 'pending' | 'sending' | 'uncertain'>;
}

/**
 * Takes due outbound messages of channels that can be written to. What can no longer be sent, because the channel's window
 * for free text has closed, ends as failed.
 */
export async function takeDueOutbound(
  tx: Tx,
  limit: number,
  windowHours: number,
): Promise<{ due: DueOutbound[]; expired: number }> {
  const { rows } = await sql<{ id: string; send_state: DueOutbound['state'] | 'failed' | null }>`
    with chosen as (
      select m.id, h.provider <> 'api' as sendable,
             v.last_inbound_at < now() - ${windowHours} * interval '1 hour' as expired
      from pulpo.messages m
      join pulpo.conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
      join pulpo.channels h on h.workspace_id = v.workspace_id and h.id = v.channel_id
      where m.due_at <= now() and m.direction = 'outbound'
        and m.send_state in ('inline', 'pending', 'sending', 'uncertain')
      order by m.due_at limit ${limit} for update of m skip locked
    )
    update pulpo.messages m set
      handovers = m.handovers + 1,
      due_at = case when not chosen.sendable or chosen.expired then null else ${nextTake} end,
      send_state = case when chosen.sendable and chosen.expired then 'failed' else m.send_state end,
      error_code = case when chosen.sendable and chosen.expired then 'session_expired' else m.error_code end
    from chosen where m.id = chosen.id
    returning m.id, case when chosen.sendable then m.send_state end as send_state`.execute(tx);
  return {
    due: rows.flatMap(({ id, send_state: state }) => (state === null || state === 'failed' ? [] : [{ id, state }])),
    expired: rows.filter(({ send_state: state }) => state === 'failed').length,
  };
}

/**
 * The engine could not bring a conversation's messages to an answer: a person has the conversation from here on, with all
 * messages that were handed over in vain. Where a person has it already, nothing is said once more.
 * @param notice what the customer is told
 * @returns the messages, by provider sid
 */
export async function giveToPerson(
  tx: Tx,
  { conversationId, notice }: { conversationId: string; notice: string },
): Promise<string[]> {
  const opened = await openHandoff(tx, conversationId, 'a message could not be answered');
  const replyId = opened
    ? await insertOutbound(tx, { conversationId, text: notice, author: 'system', send: 'pending' })
    : null;
  if (replyId !== null)
    await tx
      .updateTable('messages')
      .set({ due_at: sql<Date>`now()` })
      .where('id', '=', replyId)
      .execute();
  const given = await tx
    .updateTable('messages')
    .set({
      ...(replyId === null
        ? { answer: 'silent', answer_reason: 'handoff' }
        : { answer: 'deferred', answer_reason: 'given_to_person', reply_id: replyId }),
      due_at: null,
    })
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'inbound')
    .where('answer', 'is', null)
    .where('handovers', '>', 0)
    .returning('provider_sid')
    .execute();
  return given.flatMap(({ provider_sid: sid }) => sid ?? []);
}

/** The engine could not be reached: what was taken is due again soon, as if it had not been taken. */
export async function giveBackDue(tx: Tx, taken: { sids?: readonly string[]; ids?: readonly string[] }): Promise<void> {
  const { sids = [], ids = [] } = taken;
  if (sids.length + ids.length === 0) return;
  await tx
    .updateTable('messages')
    .set({ due_at: sql<Date>`now() + interval '5 seconds'`, handovers: sql`greatest(handovers - 1, 0)` })
    .where((or) =>
      or.or([
        ...(sids.length > 0 ? [or('provider_sid', 'in', sids)] : []),
        ...(ids.length > 0 ? [or('id', 'in', ids)] : []),
      ]),
    )
    .where('due_at', 'is not', null)
    .execute();
}
