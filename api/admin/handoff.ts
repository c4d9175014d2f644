/** A person takes a conversation over, and gives it back. Repeating an order changes nothing. */
import { Router } from 'express';
import { audit } from '../../store/audit';
import { openHandoff, releaseHandoff } from '../../store/handoffs';
import type { ApiDeps } from '../deps';
import { openHandoffIn, orderIn } from './bodies';
import { conversationIn, inNamedWorkspace } from './parameters';

const CONVERSATION = '/admin/api/workspaces/:workspaceId/conversations/:conversationId';

export function handoffRouter({ db }: ApiDeps): Router {
  const router = Router();

  router.post(`${CONVERSATION}/handoff`, async (request, response) => {
    const { actor, reason } = openHandoffIn(request);
    const changed = await inNamedWorkspace(db, request, async (tx) => {
      const conversationId = await conversationIn(tx, request);
      const opened = await openHandoff(tx, conversationId, reason);
      if (opened) {
        const subject = { subjectType: 'conversation', subjectId: conversationId };
        await audit(tx, { actor, action: 'handoff.ordered', ...subject, detail: { reason } });
      }
      return opened;
    });
    response.json({ handedOff: true, changed });
  });

  router.post(`${CONVERSATION}/handoff/release`, async (request, response) => {
    const { actor } = orderIn(request);
    const changed = await inNamedWorkspace(db, request, async (tx) =>
      releaseHandoff(tx, await conversationIn(tx, request), actor),
    );
    response.json({ handedOff: false, changed });
  });
  return router;
}
