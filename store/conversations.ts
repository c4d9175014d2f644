/** Contacts, their identities on channels, and their conversations. */
import { sql } from 'kysely';
import type { Tx } from './database';
import { cleanText } from './json';

export interface Correspondent {
  channelId: string;
  provider: string;
  /** What the channel calls this person (`whatsapp:+549…`, or an opaque id when the number is withheld). */
  identity: string;
  /** E.164, if the channel tells it. */
  phone?: string;
  profileName?: string;
}

export interface OpenedConversation {
  contactId: string;
  conversationId: string;
}

/** The open conversation of a correspondent on a channel; contact and conversation are created when they are new. */
export async function openConversation(tx: Tx, correspondent: Correspondent): Promise<OpenedConversation> {
  const contactId = (await findContact(tx, correspondent)) ?? (await createContact(tx, correspondent));
  const known = await findOpen(tx, contactId, correspondent.channelId);
  if (known !== null) return { contactId, conversationId: known };

  const created = await tx
    .insertInto('conversations')
    .values({ contact_id: contactId, channel_id: correspondent.channelId })
    .onConflict((on) =>
      on.columns(['workspace_id', 'contact_id', 'channel_id']).where('status', '=', 'open').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  // Nothing inserted: somebody else has just opened it, and has committed.
  const conversationId = created?.id ?? (await findOpen(tx, contactId, correspondent.channelId));
  if (conversationId === null) throw new Error('A conversation could neither be opened nor found');
  return { contactId, conversationId };
}

async function findOpen(tx: Tx, contactId: string, channelId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('conversations')
    .select('id')
    .where('contact_id', '=', contactId)
    .where('channel_id', '=', channelId)
    .where('status', '=', 'open')
    // Messages of one conversation are taken in one after the other, so that each one's limit counts the ones before.
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The contact of a channel identity; `null` for somebody who has never written. */
export async function contactOf(tx: Tx, provider: string, identity: string): Promise<string | null> {
  const row = await tx
    .selectFrom('channel_identities')
    .select('contact_id')
    .where('provider', '=', provider)
    .where('identity', '=', identity)
    .executeTakeFirst();
  return row?.contact_id ?? null;
}

async function findContact(tx: Tx, correspondent: Correspondent): Promise<string | null> {
  const found = await tx
    .selectFrom('channel_identities as i')
    .innerJoin('contacts as c', (join) =>
      join.onRef('c.workspace_id', '=', 'i.workspace_id').onRef('c.id', '=', 'i.contact_id'),
    )
    .select(['c.id', 'c.phone', 'c.profile_name'])
    .where('i.provider', '=', correspondent.provider)
    .where('i.identity', '=', correspondent.identity)
    .executeTakeFirst();
  if (!found) return null;
  const phone = correspondent.phone ?? found.phone;
  const profileName =
    correspondent.profileName === undefined ? found.profile_name : cleanText(correspondent.profileName);
  if (phone !== found.phone || profileName !== found.profile_name) {
    await tx.updateTable('contacts').set({ phone, profile_name: profileName }).where('id', '=', found.id).execute();
  }
  return found.id;
}

/**
 * A new identity. One with a phone that is known on this provider is the same person under another id (WhatsApp gives a new
 * one when it starts to withhold numbers); the phone comes from the channel and not from what the customer writes.
 */
async function createContact(tx: Tx, correspondent: Correspondent): Promise<string> {
  const { provider, identity, phone, profileName } = correspondent;
  // Two first messages at once must not make two contacts.
  await sql`select pg_advisory_xact_lock(hashtextextended(
    current_setting('app.workspace_id') || chr(31) || ${provider} || chr(31) || ${phone ?? identity}, 0))`.execute(tx);
  const meanwhile = await findContact(tx, correspondent);
  if (meanwhile !== null) return meanwhile;

  const contactId =
    (phone === undefined ? null : await findByPhone(tx, provider, phone)) ??
    (await insertContact(tx, phone, profileName));
  await tx.insertInto('channel_identities').values({ provider, identity, contact_id: contactId }).execute();
  return contactId;
}

async function findByPhone(tx: Tx, provider: string, phone: string): Promise<string | null> {
  const row = await tx
    .selectFrom('contacts as c')
    .innerJoin('channel_identities as i', (join) =>
      join.onRef('i.workspace_id', '=', 'c.workspace_id').onRef('i.contact_id', '=', 'c.id'),
    )
    .select('c.id')
    .where('c.phone', '=', phone)
    .where('i.provider', '=', provider)
    .orderBy('c.created_at')
    .executeTakeFirst();
  return row?.id ?? null;
}

async function insertContact(tx: Tx, phone?: string, profileName?: string): Promise<string> {
  const row = await tx
    .insertInto('contacts')
    .values({ phone: phone ?? null, profile_name: profileName === undefined ? null : cleanText(profileName) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** After this the contact's next message opens another conversation. */
export async function closeConversation(tx: Tx, conversationId: string): Promise<void> {
  await tx
    .updateTable('conversations')
    .set({ status: 'closed', closed_at: sql`now()` })
    .where('id', '=', conversationId)
    .where('status', '=', 'open')
    .execute();
}

/** Everything that sending to a conversation needs. */
export interface Recipient {
  provider: string;
  /** Our address (`whatsapp:+14155238886`). */
  from: string;
  /** Theirs. */
  to: string;
  contactId: string;
  /** Free text may be sent for 24 hours after this. */
  lastInboundAt: Date | null;
}

/** `null` when there is no such conversation, or its contact has been erased. The newest identity on the channel counts. */
export async function recipientOf(tx: Tx, conversationId: string): Promise<Recipient | null> {
  const row = await tx
    .selectFrom('conversations as v')
    .innerJoin('channels as h', (join) =>
      join.onRef('h.workspace_id', '=', 'v.workspace_id').onRef('h.id', '=', 'v.channel_id'),
    )
    .innerJoin('channel_identities as i', (join) =>
      join
        .onRef('i.workspace_id', '=', 'v.workspace_id')
        .onRef('i.contact_id', '=', 'v.contact_id')
        .onRef('i.provider', '=', 'h.provider'),
    )
    .select(['h.provider', 'h.address', 'i.identity', 'v.contact_id', 'v.last_inbound_at'])
    .where('v.id', '=', conversationId)
    .orderBy('i.created_at', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  return {
    provider: row.provider,
    from: row.address,
    to: row.identity,
    contactId: row.contact_id,
    lastInboundAt: row.last_inbound_at,
  };
}

export interface ConversationListing {
  id: string;
  contactId: string;
  channelId: string;
  status: 'open' | 'closed';
  profileName: string | null;
  lastInboundAt: Date | null;
  /** A person has taken over. */
  handedOff: boolean;
}

/** Most recently active first. */
export async function listConversations(
  tx: Tx,
  options: { limit: number; status?: 'open' | 'closed' },
): Promise<ConversationListing[]> {
  let query = tx
    .selectFrom('conversations as v')
    .innerJoin('contacts as c', (join) =>
      join.onRef('c.workspace_id', '=', 'v.workspace_id').onRef('c.id', '=', 'v.contact_id'),
    )
    .leftJoin('handoffs as h', (join) =>
      join
        .onRef('h.workspace_id', '=', 'v.workspace_id')
        .onRef('h.conversation_id', '=', 'v.id')
        .on('h.released_at', 'is', null)
        .on('h.ends_at', '>', sql<Date>`now()`),
    )
    .select([
      'v.id',
      'v.contact_id as contactId',
      'v.channel_id as channelId',
      'v.status',
      'c.profile_name as profileName',
      'v.last_inbound_at as lastInboundAt',
      sql<boolean>`h.id is not null`.as('handedOff'),
    ])
    .orderBy(sql`v.last_inbound_at desc nulls last`)
    .limit(options.limit);
  if (options.status !== undefined) query = query.where('v.status', '=', options.status);
  return query.execute();
}
