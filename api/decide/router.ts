/** `POST /orchestrator/decide`, contract v1: one message in, one reply out, through the same durable turn as the webhook. */
import { json, Router } from 'express';
import { requireBearer } from '../auth';
import { createAuthFailures } from '../auth-failures';
import type { ApiDeps } from '../deps';
import { limitPending } from '../limit-pending';
import { answerFor } from './answer';
import { readCall } from './call';
import { decide } from './decide';

export const DECIDE_PATH = '/orchestrator/decide';
const REALM = 'pulpo-api';
/** A text of 4096 characters and 32 observations are far below it. */
const BODY_LIMIT = '128kb';

export function decideRouter(deps: ApiDeps): Router {
  const router = Router();
  const failures = createAuthFailures({ logger: deps.logger, realm: REALM });
  router.post(
    DECIDE_PATH,
    requireBearer(deps.settings.tokens.api, REALM, failures),
    limitPending(deps.settings.maxPending),
    json({ limit: BODY_LIMIT }),
    async (request, response) => {
      const answer = answerFor(await decide(deps, readCall(request), new Date()));
      if (answer.retryAfter !== undefined) response.set('Retry-After', String(answer.retryAfter));
      response.status(answer.status).json(answer.body);
    },
  );
  return router;
}
