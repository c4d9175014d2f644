/** The Express app: which routes exist, in which order, behind which guards. */
import express, { type Express } from 'express';
import helmet from 'helmet';
import { adminRouter } from './admin/router';
import { answerInTime } from './answer-in-time';
import { decideRouter } from './decide/router';
import type { ApiDeps } from './deps';
import { errorHandler, notFound } from './errors';
import { healthRouter } from './health/router';
import { openapiRouter } from './openapi/router';
import { webhookRouter } from './webhook/router';

export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet());
  app.use(answerInTime(deps));
  app.use(webhookRouter(deps));
  app.use(decideRouter(deps));
  app.use(adminRouter(deps));
  app.use(healthRouter(deps));
  app.use(openapiRouter(deps));
  app.use(notFound);
  app.use(errorHandler(deps));
  return app;
}
