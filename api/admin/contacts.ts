/** A customer's right to know what is stored, and to be forgotten. */
import { Router } from 'express';
import { audit } from '../../store/audit';
import { eraseContact, exportContact, findContacts } from '../../store/privacy';
import type { ApiDeps } from '../deps';
import { unknown } from '../errors';
import { orderIn } from './bodies';
import { idIn, inNamedWorkspace, invalid, phoneIn, textIn } from './parameters';

const CONTACTS = '/admin/api/workspaces/:workspaceId/contacts';
const noContact = () => unknown('contact in this workspace', 'Look the contact up by phone or identity.');

export function contactsRouter({ db }: ApiDeps): Router {
  const router = Router();

  router.get(CONTACTS, async (request, response) => {
    const identity = textIn(request, 'identity');
    const phone = phoneIn(request);
    if ((identity === undefined) === (phone === undefined))
      throw invalid('phone', 'or identity must be given, and not both');
    const who = identity === undefined ? { phone: phone ?? '' } : { identity };
    response.json({ contactIds: await inNamedWorkspace(db, request, (tx) => findContacts(tx, who)) });
  });

  router.post(`${CONTACTS}/:contactId/export`, async (request, response) => {
    const { actor, reason } = orderIn(request);
    const contactId = idIn(request, 'contactId');
    const data = await inNamedWorkspace(db, request, async (tx) => {
      const found = await exportContact(tx, contactId);
      if (!found) throw noContact();
      const subject = { subjectType: 'contact', subjectId: contactId };
      await audit(tx, { actor, action: 'contact.exported', ...subject, detail: { reason } });
      return found;
    });
    response.json(data);
  });

  router.post(`${CONTACTS}/:contactId/erase`, async (request, response) => {
    const { actor } = orderIn(request);
    const contactId = idIn(request, 'contactId');
    const erasure = await inNamedWorkspace(db, request, (tx) => eraseContact(tx, contactId, actor));
    if (!erasure) throw noContact();
    response.json({ contactId, erased: true, ...erasure });
  });
  return router;
}
