/** Conversations and their turns, as the person sees them who is asked "why did it say that?". */
import { Router } from 'express';
import { listAudit } from '../../store/audit';
import { listWorkspaces } from '../../store/channels';
import { listConversations } from '../../store/conversations';
import { hasOpenHandoff } from '../../store/handoffs';
import { listMessages } from '../../store/messages';
import { loadState } from '../../store/states';
import { findTurn, listTurns } from '../../store/turns';
import type { ApiDeps } from '../deps';
import { unknown } from '../errors';
import { choiceIn, conversationIn, idIn, inNamedWorkspace, limitIn } from './parameters';
import { showTurn } from './show-turn';

const WORKSPACE = '/admin/api/workspaces/:workspaceId';

export function conversationsRouter({ db }: ApiDeps): Router {
  const router = Router();

  router.get('/admin/api/workspaces', async (_request, response) => {
    response.json({ workspaces: await listWorkspaces(db) });
  });

  router.get(`${WORKSPACE}/conversations`, async (request, response) => {
    const limit = limitIn(request);
    const status = choiceIn(request, 'status', ['open', 'closed']);
    const filter = { limit, ...(status ? { status } : {}) };
    response.json({ conversations: await inNamedWorkspace(db, request, (tx) => listConversations(tx, filter)) });
  });

  router.get(`${WORKSPACE}/conversations/:conversationId`, async (request, response) => {
    const limit = limitIn(request);
    const conversation = await inNamedWorkspace(db, request, async (tx) => {
      const id = await conversationIn(tx, request);
      const stored = await loadState(tx, id);
      return {
        id,
        handedOff: await hasOpenHandoff(tx, id),
        state: stored?.state ?? null,
        stateReplaced: stored?.replaced ?? null,
        messages: await listMessages(tx, id, limit),
      };
    });
    response.json(conversation);
  });

  router.get(`${WORKSPACE}/conversations/:conversationId/turns`, async (request, response) => {
    const limit = limitIn(request);
    const turns = await inNamedWorkspace(db, request, async (tx) =>
      listTurns(tx, { conversationId: await conversationIn(tx, request), limit }),
    );
    response.json({ turns });
  });

  router.get(`${WORKSPACE}/turns/:turnId`, async (request, response) => {
    const turnId = idIn(request, 'turnId');
    const turn = await inNamedWorkspace(db, request, (tx) => findTurn(tx, turnId));
    if (!turn) throw unknown('turn in this workspace', 'List the turns of the conversation.');
    response.json(showTurn(turn));
  });

  router.get(`${WORKSPACE}/audit`, async (request, response) => {
    const limit = limitIn(request);
    response.json({ entries: await inNamedWorkspace(db, request, (tx) => listAudit(tx, { limit })) });
  });
  return router;
}
