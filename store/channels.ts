/** From an address to a workspace: the one question asked before any workspace is known. */
import { sql } from 'kysely';
import type { Database } from './database';

export interface ResolvedChannel {
  workspaceId: string;
  channelId: string;
}

/**
 * Whose address is this? `null` for an address that is nobody's or disabled: the message must then reach no workspace at all.
 * @param address as the provider writes it (`whatsapp:+14155238886`)
 */
export async function resolveChannel(db: Database, provider: string, address: string): Promise<ResolvedChannel | null> {
  const { rows } = await sql<{ workspace_id: string; channel_id: string }>`
    select workspace_id, channel_id from pulpo.resolve_channel(${provider}, ${address})`.execute(db.directory);
  const found = rows[0];
  return found ? { workspaceId: found.workspace_id, channelId: found.channel_id } : null;
}

export interface WorkspaceListing {
  id: string;
  slug: string;
  name: string;
  active: boolean;
}

/** All workspaces, for operators and for work that visits each of them. */
export async function listWorkspaces(db: Database): Promise<WorkspaceListing[]> {
  const { rows } = await sql<WorkspaceListing>`select id, slug, name, active from pulpo.list_workspaces()`.execute(
    db.directory,
  );
  return rows;
}
