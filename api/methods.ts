/** Methods that a known path does not have: 405, with those that it has in `Allow`. */
import type { RequestHandler } from 'express';
import { DOCUMENT } from './openapi/document';
import { ApiError } from './errors';

/** The document lists exactly the routes that there are (a test holds it to them); Express reads paths without case. */
const PATHS = Object.entries(DOCUMENT.paths).map(([path, operations]) => ({
  pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
  allow: Object.keys(operations)
    .flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
    .join(', '),
}));

/** Goes after all routers: a request that comes this far has no route, though its path may have one. */
export const methodNotAllowed: RequestHandler = (request, _response, next) => {
  const known = PATHS.find(({ pattern }) => pattern.test(request.path));
  if (!known) return next();
  const details = {
    code: 'method_not_allowed',
    message: `This route has no ${request.method}.`,
    hint: `It has: ${known.allow}. GET /openapi.json describes every route.`,
  } as const;
  next(new ApiError(405, details, { allow: known.allow }));
};
