/** What JSON routes ask of a body beyond its schema. */
import type { Request, RequestHandler } from 'express';
import { ApiError } from './errors';

/** Deeper than any contract goes by far, and far from where walking through a value would exhaust the stack. */
const MAX_DEPTH = 32;

/** After the parser: a body that it has left alone is not JSON, and must not pass for no body at all. */
export const requireJson: RequestHandler = (request, _response, next) => {
  next(request.body === undefined && hasBody(request) ? notJson() : undefined);
};

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

export const notJson = (): ApiError =>
  new ApiError(415, {
    code: 'unsupported_media',
    message: 'This route takes a JSON body.',
    field: 'Content-Type',
    hint: 'Send application/json.',
  });

/** Whether a value nests further than any body needs to. */
export const isTooDeep = (value: unknown, levels = MAX_DEPTH): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1)));
