/** The canary's share, at run time: shown, set, taken back, and who did it. Effective with the next message. */
import { Router, type Request } from 'express';
import { shareInWords } from '../../domain/rollout/env';
import { listWorkspaces } from '../../store/channels';
import {
  clearRollout,
  currentRollout,
  globalRollout,
  rollback,
  rolloutHistory,
  setRollout,
  type Rollout,
} from '../../store/rollouts';
import type { ApiDeps } from '../deps';
import { orderIn, setRolloutIn } from './bodies';
import { inNamedWorkspace, limitIn } from './parameters';

export function rolloutRouter({ db, settings }: ApiDeps): Router {
  const router = Router();
  const named = (request: Request): Promise<string> => inNamedWorkspace(db, request, (_tx, id) => Promise.resolve(id));

  const show = (rollout: Rollout | null) =>
    rollout
      ? { ...rollout, words: shareInWords(rollout.share) }
      : {
          share: settings.rollout.share,
          scope: 'environment',
          actor: 'system',
          reason: 'nothing is set',
          updatedAt: null,
          words: settings.rollout.words,
        };

  const showGlobal = async () => {
    const workspaces = await listWorkspaces(db);
    const rollouts = await Promise.all(workspaces.map(({ id }) => currentRollout(db, id)));
    const overrides = workspaces.flatMap(({ id, slug }, index) => {
      const rollout = rollouts[index];
      return rollout?.scope === 'workspace' ? [{ workspaceId: id, slug, ...show(rollout) }] : [];
    });
    return { ...show(await globalRollout(db)), overrides };
  };

  router.get('/admin/api/rollout', async (_request, response) => {
    response.json(await showGlobal());
  });
  router.put('/admin/api/rollout', async (request, response) => {
    await setRollout(db, { ...setRolloutIn(request), workspaceId: null });
    response.json(await showGlobal());
  });
  router.post('/admin/api/rollout/rollback', async (request, response) => {
    await rollback(db, { ...orderIn(request), workspaceId: null });
    response.json(await showGlobal());
  });
  router.get('/admin/api/rollout/history', async (request, response) => {
    response.json({ changes: await rolloutHistory(db, null, limitIn(request)) });
  });

  router.get('/admin/api/workspaces/:workspaceId/rollout', async (request, response) => {
    response.json(show(await currentRollout(db, await named(request))));
  });
  router.put('/admin/api/workspaces/:workspaceId/rollout', async (request, response) => {
    const order = setRolloutIn(request);
    const workspaceId = await named(request);
    await setRollout(db, { ...order, workspaceId });
    response.json(show(await currentRollout(db, workspaceId)));
  });
  router.delete('/admin/api/workspaces/:workspaceId/rollout', async (request, response) => {
    const workspaceId = await named(request);
    await clearRollout(db, { ...orderIn(request), workspaceId });
    response.json(show(await currentRollout(db, workspaceId)));
  });
  router.post('/admin/api/workspaces/:workspaceId/rollout/rollback', async (request, response) => {
    const order = orderIn(request);
    const workspaceId = await named(request);
    await rollback(db, { ...order, workspaceId });
    response.json(show(await currentRollout(db, workspaceId)));
  });
  router.get('/admin/api/workspaces/:workspaceId/rollout/history', async (request, response) => {
    const limit = limitIn(request);
    response.json({ changes: await rolloutHistory(db, await named(request), limit) });
  });
  return router;
}
