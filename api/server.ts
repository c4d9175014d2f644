/** The Express app: which routes exist, in which order, behind which guards. */
import express, { type Express } from 'express';
import helmet from 'helmet';
import { adminRouter } from './admin/router';
import { answerInTime } from './answer-in-time';
import { decideRouter } from './decide/router';
import { withStandardCharset } from './content-type';
import type { ApiDeps } from './deps';
import { errorHandler, notFound } from './errors';
import { healthRouter } from './health/router';
import { methodNotAllowed } from './methods';
import { openapiRouter } from './openapi/router';
import { noteFailure } from './webhook/refusals';
import { webhookRouter } from './webhook/router';
import { WEBHOOK_PATH } from '../workflows/paths';

export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet());
  app.use(answerInTime(deps));
  app.use(withStandardCharset);
  app.use(webhookRouter(deps));
  app.use(decideRouter(deps));
  app.use(adminRouter(deps));
  app.use(healthRouter(deps));
  app.use(openapiRouter(deps));
  app.use(methodNotAllowed);
  app.use(notFound);
  app.use(WEBHOOK_PATH, noteFailure(deps));
  app.use(errorHandler(deps));
  return app;
}
