/** Customers who come first among equally loaded professionals, so that the workspace's order decides and can be expected. */
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { turnOf } from '../../domain/booking/fairness';

/** Turns are counted modulo the number of professionals who are asked: this divides by every team of the tests. */
const TEAMS = 12;

/** Makes the contact of a WhatsApp number that has not written yet. @param identity `whatsapp:+549…` */
export async function makeFirstInTurn(admin: Client, workspaceId: string, identity: string): Promise<void> {
  let id = randomUUID();
  while (turnOf(id) % TEAMS !== 0) id = randomUUID();
  const phone = identity.replace('whatsapp:', '');
  await admin.query('INSERT INTO pulpo.contacts (workspace_id, id, phone) VALUES ($1, $2, $3)', [
    workspaceId,
    id,
    phone,
  ]);
  await admin.query(
    `INSERT INTO pulpo.channel_identities (workspace_id, provider, identity, contact_id) VALUES ($1, 'twilio', $2, $3)`,
    [workspaceId, identity, id],
  );
}
