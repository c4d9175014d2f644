/** The conversation's memory, replaced by compare-and-swap. */
import { sql } from 'kysely';
import { readState, type ReadState } from '../domain/dialogue/stored/read-state';
import type { ConversationState } from '../domain/dialogue/types';
import type { Tx } from './database';
import { toJson } from './json';

/**
 * `null` for a conversation that has never been committed. States of earlier releases are upgraded. `version` is the stored
 * row's, also when its state could not be read and was replaced.
 */
export async function loadState(tx: Tx, conversationId: string): Promise<ReadState | null> {
  const row = await tx
    .selectFrom('conversation_states')
    .select(['state', 'version'])
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  if (!row) return null;
  const { state, replaced } = readState(row.state);
  return { state: { ...state, version: row.version }, replaced };
}

/**
 * Stores `state` as the successor of `expectedVersion` (0 = none stored yet); with `null`, of whatever is there.
 * @returns false, and writes nothing, when somebody else has stored another version meanwhile.
 */
export async function saveState(
  tx: Tx,
  conversationId: string,
  state: ConversationState,
  expectedVersion: number | null,
): Promise<boolean> {
  if (expectedVersion === null) {
    const { rows } = await sql`
      insert into pulpo.conversation_states as s (conversation_id, version, state)
      values (${conversationId}, 1, ${toJson({ ...state, version: 1 })}::jsonb)
      on conflict (workspace_id, conversation_id) do update set
        version = s.version + 1,
        state = jsonb_set(excluded.state, '{version}', to_jsonb(s.version + 1)),
        updated_at = now()
      returning version`.execute(tx);
    return rows.length === 1;
  }
  const version = expectedVersion + 1;
  const json = toJson({ ...state, version });
  if (expectedVersion === 0) {
    const inserted = await tx
      .insertInto('conversation_states')
      .values({ conversation_id: conversationId, version, state: json })
      .onConflict((on) => on.columns(['workspace_id', 'conversation_id']).doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const updated = await tx
    .updateTable('conversation_states')
    .set({ version, state: json, updated_at: sql`now()` })
    .where('conversation_id', '=', conversationId)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
