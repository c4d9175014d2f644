/**
 * Message limits. Only admitted messages count, of a customer and of the workspace: what a sender writes over their own
 * limit takes nothing away from others. What takes no turn is never counted. Counted over the stored messages themselves: durable, shared by all replicas, and
 * the same however often a request is repeated.
 */
import { sql, type RawBuilder } from 'kysely';
import { WINDOW_SECONDS, type LimitScope, type LimitWindow, type MessageLimits } from '../domain/message-limits';
import type { Tx } from './database';
import { ANSWERED_BY_TWILIO } from './messages';

export interface LimitExceeded {
  scope: LimitScope;
  window: LimitWindow;
  limit: number;
  /** When one more message fits. */
  until: Date;
}

const WINDOWS = Object.keys(WINDOW_SECONDS) as LimitWindow[];

/**
 * The limit that one more message of this customer at `now` would exceed, the one that lasts longest. `null`: it is admitted.
 * A window is full while its `limit`-th newest admitted message is in it, and has room again when that one leaves.
 * @param contactId `null` for somebody who has never written
 */
export async function exceededLimit(
  tx: Tx,
  contactId: string | null,
  now: Date,
  limits: MessageLimits,
): Promise<LimitExceeded | null> {
  const own = contactId === null ? null : await ofCustomer(tx, contactId, now, limits);
  return own ?? (await ofWorkspace(tx, now, limits));
}

const ofCustomer = (tx: Tx, contactId: string, now: Date, limits: MessageLimits): Promise<LimitExceeded | null> =>
  longest(
    tx,
    'customer',
    now,
    limits,
    sql`m.conversation_id in (select v.id from pulpo.conversations v where v.contact_id = ${contactId})`,
  );

const ofWorkspace = (tx: Tx, now: Date, limits: MessageLimits): Promise<LimitExceeded | null> =>
  longest(tx, 'workspace', now, limits, sql`true`);

async function longest(
  tx: Tx,
  scope: LimitScope,
  now: Date,
  limits: MessageLimits,
  whose: RawBuilder<unknown>,
): Promise<LimitExceeded | null> {
  const windows = WINDOWS.filter((window) => Number.isFinite(limits[scope][window]));
  if (windows.length === 0) return null;
  const nths = windows.map((window) => sql`(select at from admitted offset ${limits[scope][window] - 1} limit 1)`);
  const { rows } = await sql<{ times: (Date | null)[] }>`
    with admitted as materialized (
      select m.created_at as at from pulpo.messages m
      where m.direction = 'inbound' and m.throttled_until is null and ${whose}
        and m.answer_reason is distinct from ${ANSWERED_BY_TWILIO}
        and m.created_at > ${now}::timestamptz - interval '1 day'
      order by m.created_at desc limit ${Math.max(...windows.map((window) => limits[scope][window]))}
    )
    select array[${sql.join(nths)}]::timestamptz[] as times`.execute(tx);
  const times = rows[0]?.times ?? [];
  const full = windows.flatMap((window, index) => {
    const at = times[index];
    const until = at ? new Date(at.getTime() + WINDOW_SECONDS[window] * 1000) : null;
    return until !== null && until > now ? [{ scope, window, limit: limits[scope][window], until }] : [];
  });
  return full.sort((a, b) => b.until.getTime() - a.until.getTime())[0] ?? null;
}

/** Until when the customer has been told to wait, by the latest notice that still holds. `null`: nobody waits. */
export async function toldToWaitUntil(tx: Tx, conversationId: string, now: Date): Promise<Date | null> {
  const row = await tx
    .selectFrom('messages as m')
    .innerJoin('messages as notice', (join) =>
      join.onRef('notice.workspace_id', '=', 'm.workspace_id').onRef('notice.id', '=', 'm.reply_id'),
    )
    .select(({ fn }) => fn.max('m.throttled_until').as('until'))
    .where('m.conversation_id', '=', conversationId)
    .where('m.throttled_until', '>', now)
    .where('notice.author', '=', 'system')
    .executeTakeFirst();
  return row?.until ?? null;
}
