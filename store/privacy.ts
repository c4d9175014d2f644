/** What the product knows about one customer: handed out, or forgotten. */
import { sql } from 'kysely';
import { audit } from './audit';
import type { Tx } from './database';

/** Contacts behind a channel identity or a phone number. */
export async function findContacts(tx: Tx, who: { identity: string } | { phone: string }): Promise<string[]> {
  const rows =
    'identity' in who
      ? await tx
          .selectFrom('channel_identities')
          .select('contact_id as id')
          .distinct()
          .where('identity', '=', who.identity)
          .execute()
      : await tx.selectFrom('contacts').select('id').where('phone', '=', who.phone).execute();
  return rows.map(({ id }) => id);
}

/** Everything stored about a contact, as plain JSON-ready rows. `null` when there is no such contact. */
export async function exportContact(tx: Tx, contactId: string) {
  const contact = await tx
    .selectFrom('contacts')
    .select(['id', 'profile_name', 'phone', 'created_at', 'erased_at'])
    .where('id', '=', contactId)
    .executeTakeFirst();
  if (!contact) return null;
  const conversations = tx.selectFrom('conversations').select('id').where('contact_id', '=', contactId);
  return {
    contact,
    identities: await tx
      .selectFrom('channel_identities')
      .select(['provider', 'identity', 'created_at'])
      .where('contact_id', '=', contactId)
      .execute(),
    conversations: await tx
      .selectFrom('conversations')
      .select(['id', 'status', 'created_at', 'last_inbound_at', 'closed_at'])
      .where('contact_id', '=', contactId)
      .orderBy('created_at')
      .execute(),
    messages: await tx
      .selectFrom('messages')
      .select(['conversation_id', 'direction', 'author', 'kind', 'body', 'payload', 'created_at', 'delivery'])
      .where('conversation_id', 'in', conversations)
      .orderBy('position')
      .execute(),
    memory: await tx
      .selectFrom('conversation_states')
      .select(['conversation_id', 'state', 'updated_at'])
      .where('conversation_id', 'in', conversations)
      .execute(),
    turns: await tx
      .selectFrom('turns')
      .selectAll()
      .where('conversation_id', 'in', conversations)
      .orderBy('created_at')
      .execute(),
    feedback: await tx.selectFrom('feedback').selectAll().where('conversation_id', 'in', conversations).execute(),
    appointments: await tx
      .selectFrom('appointments')
      .select([
        'code',
        'status',
        'client_name',
        'client_email',
        'client_phone',
        'notes',
        'price',
        'starts_at',
        'ends_at',
        'created_at',
      ])
      .where('contact_id', '=', contactId)
      .orderBy('starts_at')
      .execute(),
  };
}

export interface Erasure {
  conversations: number;
  appointments: number;
  cancelled: number;
}

/**
 * Forgets a contact: identities, conversations with all that hangs on them, stored answers. Appointments stay as figures of
 * the business, without the person; those that are still to come are cancelled, because nobody could be told apart by
 * whoever shows up. An opt-out survives, as a digest. `null` when there is no such contact.
 */
export async function eraseContact(tx: Tx, contactId: string, actor: string): Promise<Erasure | null> {
  const contact = await tx
    .selectFrom('contacts')
    .select('id')
    .where('id', '=', contactId)
    .forUpdate()
    .executeTakeFirst();
  if (!contact) return null;

  const cancelled = await tx
    .updateTable('appointments')
    .set({ status: 'cancelled', cancelled_at: sql<Date>`now()`, revision: sql`revision + 1`, updated_at: sql`now()` })
    .where('contact_id', '=', contactId)
    .where('status', 'in', ['booked', 'confirmed'])
    .where('starts_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  const appointments = await tx
    .updateTable('appointments')
    .set({
      client_name: '—',
      client_email: null,
      client_phone: null,
      notes: null,
      cancel_reason: null,
      updated_at: sql`now()`,
    })
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  const conversations = await tx.deleteFrom('conversations').where('contact_id', '=', contactId).executeTakeFirst();
  await tx.deleteFrom('channel_identities').where('contact_id', '=', contactId).execute();
  await tx.deleteFrom('idempotency_keys').where('contact_id', '=', contactId).execute();
  await tx
    .updateTable('contacts')
    .set({ profile_name: null, phone: null, erased_at: sql<Date>`now()` })
    .where('id', '=', contactId)
    .execute();

  const erasure: Erasure = {
    conversations: Number(conversations.numDeletedRows),
    appointments: Number(appointments.numUpdatedRows),
    cancelled: Number(cancelled.numUpdatedRows),
  };
  await audit(tx, {
    actor,
    action: 'contact.erased',
    subjectType: 'contact',
    subjectId: contactId,
    detail: { ...erasure },
  });
  return erasure;
}
