/** One spelling of UTF-8, whichever the sender uses. */
import type { RequestHandler } from 'express';

const CHARSET = /(;\s*charset\s*=\s*)"?([^";\s]+)"?/i;

/** Body parsers know `utf-8` only; senders also write `utf8` and `UTF_8`. Any other charset is left for them to judge. */
export const withStandardCharset: RequestHandler = (request, _response, next) => {
  const type = request.headers['content-type'];
  const named = CHARSET.exec(type ?? '')?.[2];
  if (type !== undefined && named !== undefined && /^utf[-_]?8$/i.test(named)) {
    request.headers['content-type'] = type.replace(CHARSET, '$1utf-8');
  }
  next();
};
