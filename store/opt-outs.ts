/** The ledger of "no me escriban más" and of coming back. The last word of an identity counts. */
import { createHash } from 'node:crypto';
import type { Tx } from './database';

/** Entries are kept by digest, so that they stay true when the contact is erased and writes again. */
const digest = (provider: string, identity: string): string =>
  createHash('sha256')
    .update(JSON.stringify(['opt-out-v1', provider, identity]))
    .digest('hex');

async function digestsOf(tx: Tx, contactId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('channel_identities')
    .select(['provider', 'identity'])
    .where('contact_id', '=', contactId)
    .execute();
  return rows.map((row) => digest(row.provider, row.identity));
}

/** Records an opt-out (`true`) or a return (`false`) for all identities of a contact. Repeating the present word adds nothing. */
export async function setOptOut(tx: Tx, contactId: string, optedOut: boolean): Promise<void> {
  if ((await isOptedOut(tx, contactId)) === optedOut) return;
  const digests = await digestsOf(tx, contactId);
  if (digests.length === 0) return;
  await tx
    .insertInto('opt_outs')
    .values(digests.map((identity_digest) => ({ identity_digest, opted_out: optedOut })))
    .execute();
}

export async function isOptedOut(tx: Tx, contactId: string): Promise<boolean> {
  const digests = await digestsOf(tx, contactId);
  if (digests.length === 0) return false;
  const last = await tx
    .selectFrom('opt_outs')
    .select('opted_out')
    .where('identity_digest', 'in', digests)
    .orderBy('position', 'desc')
    .executeTakeFirst();
  return last?.opted_out ?? false;
}
