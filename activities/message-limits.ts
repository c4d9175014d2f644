/**
 * Whether a message is over a limit. Counted over the
 * stored messages themselves: durable, shared by all replicas, and the same however often a stage is repeated. A message
 * over a limit is stored like any other; only the answer stays out.
 */
import { sql } from 'kysely';
import type { MessageLimits } from '../domain/message-limits';
import { countRateLimit } from '../observability/metrics';
import type { Tx } from '../store/database';

interface Counts {
  customer_minute: number;
  customer_hour: number;
  customer_day: number;
  workspace_minute: number;
  workspace_hour: number;
  workspace_day: number;
  announced: boolean;
}

/** @returns whether a limit is exceeded at `now`, and whether this window's polite message is still to be sent */
export async function throttle(
  tx: Tx,
  contactId: string,
  now: string,
  limits: MessageLimits,
): Promise<{ exceeded: boolean; announce: boolean }> {
  const counted = await sql<Counts>`
    with inbound as (
      select m.created_at, v.contact_id
      from pulpo.messages m
      join pulpo.conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
      where m.direction = 'inbound' and m.created_at > ${now}::timestamptz - interval '1 day' and m.created_at <= ${now}::timestamptz
    )
    select
      count(*) filter (where contact_id = ${contactId} and created_at > ${now}::timestamptz - interval '1 minute')::int as customer_minute,
      count(*) filter (where contact_id = ${contactId} and created_at > ${now}::timestamptz - interval '1 hour')::int as customer_hour,
      count(*) filter (where contact_id = ${contactId})::int as customer_day,
      count(*) filter (where created_at > ${now}::timestamptz - interval '1 minute')::int as workspace_minute,
      count(*) filter (where created_at > ${now}::timestamptz - interval '1 hour')::int as workspace_hour,
      count(*)::int as workspace_day,
      exists (
        select from pulpo.messages o
        join pulpo.conversations v on v.workspace_id = o.workspace_id and v.id = o.conversation_id
        where o.direction = 'outbound' and o.author = 'system' and v.contact_id = ${contactId}
          and o.created_at > ${now}::timestamptz - interval '1 minute'
      ) as announced
    from inbound`.execute(tx);
  const counts = counted.rows[0];
  if (!counts) return { exceeded: false, announce: false };
  const customer =
    counts.customer_minute > limits.customer.minute ||
    counts.customer_hour > limits.customer.hour ||
    counts.customer_day > limits.customer.day;
  const workspace =
    counts.workspace_minute > limits.workspace.minute ||
    counts.workspace_hour > limits.workspace.hour ||
    counts.workspace_day > limits.workspace.day;
  if (customer) countRateLimit('customer');
  if (workspace) countRateLimit('workspace');
  const exceeded = customer || workspace;
  return { exceeded, announce: exceeded && !counts.announced };
}
