/**
 * What operators do, under `/admin/api`. One token opens all of it; the workspace comes from the path, and every query runs
 * under that workspace's row-level security, so that an id of another workspace is simply not found.
 */
import { json, Router, type RequestHandler } from 'express';
import { requireBearer } from '../auth';
import { createAuthFailures } from '../auth-failures';
import type { ApiDeps } from '../deps';
import { requireJson } from '../json-body';
import { breakersRouter } from './breakers';
import { contactsRouter } from './contacts';
import { conversationsRouter } from './conversations';
import { handoffRouter } from './handoff';
import { rolloutRouter } from './rollout';

export const ADMIN_PATH = '/admin/api';
const REALM = 'pulpo-admin';

/** Answers hold customers' words: no cache may keep them. */
const uncached: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

export function adminRouter(deps: ApiDeps): Router {
  const router = Router();
  const failures = createAuthFailures({ logger: deps.logger, realm: REALM });
  router.use(
    ADMIN_PATH,
    requireBearer(deps.settings.tokens.admin, REALM, failures),
    uncached,
    json({ limit: '32kb' }),
    requireJson,
  );
  router.use(conversationsRouter(deps));
  router.use(handoffRouter(deps));
  router.use(contactsRouter(deps));
  router.use(rolloutRouter(deps));
  router.use(breakersRouter(deps));
  return router;
}
