/**
 * Message limits, asked before a message is taken: a caller that is told to wait has lost nothing and may repeat the very
 * same request. (A turn asks again, for the messages that come through the webhook, where nobody can be told to wait.)
 */
import { sql } from 'kysely';
import { CUSTOMER_LIMITS, WORKSPACE_LIMITS } from '../../activities/message-limits';
import type { Tx } from '../../store/database';

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;
const WINDOWS = ['minute', 'hour', 'day'] as const;

export interface Exceeded {
  scope: 'customer' | 'workspace';
  window: (typeof WINDOWS)[number];
  limit: number;
  /** Seconds until one more message fits. */
  retryAfter: number;
}

/** The limit that a message of this customer would exceed now, the longest wait first. `null`: none. */
export async function exceededLimit(tx: Tx, identity: string, now: Date): Promise<Exceeded | null> {
  const found: Exceeded[] = [];
  for (const window of WINDOWS) {
    for (const scope of ['customer', 'workspace'] as const) {
      const limit = (scope === 'customer' ? CUSTOMER_LIMITS : WORKSPACE_LIMITS)[window];
      const leaves = await whenOneLeaves(tx, scope === 'customer' ? identity : null, limit, SECONDS[window], now);
      if (leaves === null) continue;
      found.push({ scope, window, limit, retryAfter: Math.max(1, Math.ceil((leaves - now.getTime()) / 1000)) });
    }
  }
  return found.sort((a, b) => b.retryAfter - a.retryAfter)[0] ?? null;
}

/** A window is full while the `limit`-th newest message is in it. @returns when that one leaves, in epoch ms */
async function whenOneLeaves(
  tx: Tx,
  identity: string | null,
  limit: number,
  seconds: number,
  now: Date,
): Promise<number | null> {
  let query = tx
    .selectFrom('messages as m')
    .select('m.created_at as at')
    .where('m.direction', '=', 'inbound')
    .where('m.created_at', '>', sql<Date>`${now}::timestamptz - make_interval(secs => ${seconds})`)
    .orderBy('m.created_at', 'desc')
    .offset(limit - 1)
    .limit(1);
  if (identity !== null) {
    query = query.where('m.conversation_id', 'in', (sub) =>
      sub
        .selectFrom('conversations as v')
        .innerJoin('channel_identities as i', (join) =>
          join.onRef('i.workspace_id', '=', 'v.workspace_id').onRef('i.contact_id', '=', 'v.contact_id'),
        )
        .select('v.id')
        .where('i.provider', '=', 'api')
        .where('i.identity', '=', identity),
    );
  }
  const row = await query.executeTakeFirst();
  return row ? row.at.getTime() + seconds * 1000 : null;
}
