/** What tests ask the database, across the product's own tables. */
import { sql } from 'kysely';
import type { Database } from '../../store/database';

export interface StoredMessage {
  direction: 'inbound' | 'outbound';
  provider_sid: string | null;
  body: string;
  answer: string | null;
  send_state: string | null;
  delivery: string | null;
  turn_id: string | null;
}

/** All messages with the customer of this address, oldest first. */
export const messagesWith = (db: Database, workspaceId: string, address: string): Promise<StoredMessage[]> =>
  db.inWorkspace(workspaceId, async (tx) => {
    const { rows } = await sql<StoredMessage>`
      select m.direction, m.provider_sid, m.body, m.answer, m.send_state, m.delivery, m.turn_id
      from pulpo.messages m
      join pulpo.conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
      join pulpo.channel_identities i on i.workspace_id = m.workspace_id and i.contact_id = v.contact_id
      where i.identity = ${address}
      order by m.position`.execute(tx);
    return rows;
  });

export interface StoredTurn {
  id: string;
  conversation_id: string;
  pipeline: string;
  route: string;
  fallback_from: string | null;
  intent: string | null;
  outcome: string;
  results: { tool: string; status: string }[];
}

export const turnsWith = (db: Database, workspaceId: string, address: string): Promise<StoredTurn[]> =>
  db.inWorkspace(workspaceId, async (tx) => {
    const { rows } = await sql<StoredTurn>`
      select t.id, t.conversation_id, t.pipeline, t.route, t.fallback_from, t.intent, t.outcome, t.results
      from pulpo.turns t
      join pulpo.conversations v on v.workspace_id = t.workspace_id and v.id = t.conversation_id
      join pulpo.channel_identities i on i.workspace_id = t.workspace_id and i.contact_id = v.contact_id
      where i.identity = ${address}
      order by t.created_at`.execute(tx);
    return rows;
  });

export interface StoredAppointment {
  client_name: string;
  status: string;
  code: string;
  staff: string;
  at: string;
}

export const appointmentsOf = (db: Database, workspaceId: string): Promise<StoredAppointment[]> =>
  db.inWorkspace(workspaceId, async (tx) => {
    const { rows } = await sql<StoredAppointment>`
      select a.client_name, a.status, a.code, t.name as staff,
             to_char(a.starts_at at time zone w.timezone, 'YYYY-MM-DD HH24:MI') as at
      from pulpo.appointments a
      join pulpo.workspaces w on w.id = a.workspace_id
      join pulpo.staff t on t.id = a.staff_id and t.workspace_id = a.workspace_id
      order by a.created_at`.execute(tx);
    return rows;
  });
