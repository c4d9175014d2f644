import { Router } from 'express';
import type { ApiDeps } from '../deps';
import { DOCUMENT } from './document';

/** `GET /openapi.json`, with this installation's public address. */
export function openapiRouter({ settings }: ApiDeps): Router {
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.json({ ...DOCUMENT, servers: settings.twilio.publicBaseUrls.slice(0, 1).map((url) => ({ url })) });
  });
  return router;
}
