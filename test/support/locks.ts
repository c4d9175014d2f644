/** Holds up a statement of the product at a named moment: a lock, taken and given back by a test. */
import { Client } from 'pg';
import { eventually } from './eventually';
import type { Pulpo } from './pulpo';

export interface HeldLock {
  /** Resolves once a statement of the product waits for the lock. */
  untilSomebodyWaits(): Promise<void>;
  release(): Promise<void>;
}

/** Rows of the table can be read, and neither written nor changed, until it is released. */
export const lockTable = (pulpo: Pulpo, table: string): Promise<HeldLock> =>
  hold(pulpo, `lock table pulpo.${table} in exclusive mode`);

/** The replies that are stored can be read and not changed; everything else is free. */
export const lockReplies = (pulpo: Pulpo): Promise<HeldLock> =>
  hold(pulpo, "select 1 from pulpo.messages where direction = 'outbound' for update");

/** Messages of this conversation can be neither stored nor answered. @param identity the customer's address */
export const lockConversation = (pulpo: Pulpo, identity: string): Promise<HeldLock> =>
  hold(
    pulpo,
    `select 1 from pulpo.conversations v join pulpo.channel_identities i using (workspace_id, contact_id)
     where i.identity = '${identity}' for update of v`,
  );

/** Replies that no response has claimed become ones that are to be sent, in a transaction that ends with the release. */
export const reopenReplies = (pulpo: Pulpo): Promise<HeldLock> =>
  hold(
    pulpo,
    "update pulpo.messages set send_state = 'pending', due_at = now() where send_state = 'inline' and sent_at is null",
  );

/** Names of the connections whose statements wait for a lock now. */
export async function waitingForLocks(pulpo: Pulpo): Promise<string[]> {
  const { rows } = await pulpo.query<{ application_name: string }>(
    "select application_name from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
  );
  return rows.map((row) => row.application_name);
}

async function hold(pulpo: Pulpo, statement: string): Promise<HeldLock> {
  const holder = new Client({ connectionString: pulpo.adminUrl });
  holder.on('error', () => undefined);
  await holder.connect();
  let released: Promise<void> | null = null;
  const release = (): Promise<void> => (released ??= holder.query('commit').then(() => holder.end()));
  pulpo.beforeStop(release);
  await holder.query(`begin; ${statement}`);
  return {
    untilSomebodyWaits: async () => {
      await eventually(async () => (await waitingForLocks(pulpo)).length > 0);
    },
    release,
  };
}
