/** The channel that messages of this API belong to: one per workspace, made when it is first needed. */
import type { Tx } from '../../store/database';

export const API_PROVIDER = 'api';

/** @returns the channel's id. An address is unique among all workspaces, hence the workspace's own id. */
export async function apiChannel(tx: Tx, workspaceId: string): Promise<string> {
  const known = await find(tx);
  if (known) return known.id;
  await tx
    .insertInto('channels')
    .values({ provider: API_PROVIDER, address: workspaceId })
    .onConflict((on) => on.constraint('channels_address_key').doNothing())
    .execute();
  const made = await find(tx);
  if (!made) throw new Error('The channel of the API could neither be found nor made');
  return made.id;
}

const find = (tx: Tx) => tx.selectFrom('channels').select('id').where('provider', '=', API_PROVIDER).executeTakeFirst();
