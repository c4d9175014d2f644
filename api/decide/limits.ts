/**
 * Message limits, asked before a message is taken: a caller that is told to wait has lost nothing and may repeat the very
 * same request. (A turn asks again, for the messages that come through the webhook, where nobody can be told to wait.)
 */
import { sql } from 'kysely';
import { CUSTOMER_LIMITS, WORKSPACE_LIMITS } from '../../domain/message-limits';
import type { Tx } from '../../store/database';
import { API_PROVIDER } from './channel';

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;
type Window = keyof typeof SECONDS;
type Scope = 'customer' | 'workspace';

const LIMITS: readonly { scope: Scope; window: Window; limit: number }[] = [
  { scope: 'customer', window: 'minute', limit: CUSTOMER_LIMITS.minute },
  { scope: 'customer', window: 'hour', limit: CUSTOMER_LIMITS.hour },
  { scope: 'customer', window: 'day', limit: CUSTOMER_LIMITS.day },
  { scope: 'workspace', window: 'minute', limit: WORKSPACE_LIMITS.minute },
  { scope: 'workspace', window: 'hour', limit: WORKSPACE_LIMITS.hour },
  { scope: 'workspace', window: 'day', limit: WORKSPACE_LIMITS.day },
];

export interface Exceeded {
  scope: Scope;
  window: Window;
  limit: number;
  /** Seconds until one more message fits. */
  retryAfter: number;
}

/**
 * The limit that one more message of this customer would exceed, the one with the longest wait. `null`: none.
 * A window is full while its `limit`-th newest message is in it, and has room again when that one leaves.
 */
export async function exceededLimit(tx: Tx, identity: string, now: Date): Promise<Exceeded | null> {
  const oldest = LIMITS.map(
    ({ scope, limit }) =>
      sql`(select at from inbound ${scope === 'customer' ? sql`where own` : sql``} order by at desc offset ${limit - 1} limit 1)`,
  );
  const { rows } = await sql<{ times: (Date | null)[] }>`
    with inbound as materialized (
      select m.created_at as at, m.conversation_id in (
        select v.id from pulpo.conversations v
        join pulpo.channel_identities i on i.workspace_id = v.workspace_id and i.contact_id = v.contact_id
        where i.provider = ${API_PROVIDER} and i.identity = ${identity}
      ) as own
      from pulpo.messages m
      where m.direction = 'inbound' and m.created_at > ${now}::timestamptz - interval '1 day'
    )
    select array[${sql.join(oldest)}]::timestamptz[] as times`.execute(tx);
  const times = rows[0]?.times ?? [];
  const full = LIMITS.flatMap((limit, index) => {
    const at = times[index];
    const seconds = at ? Math.ceil((at.getTime() - now.getTime()) / 1000) + SECONDS[limit.window] : 0;
    return seconds > 0 ? [{ ...limit, retryAfter: seconds }] : [];
  });
  return full.sort((a, b) => b.retryAfter - a.retryAfter)[0] ?? null;
}
