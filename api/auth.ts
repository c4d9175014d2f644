/** Bearer tokens. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { AuthFailures } from './auth-failures';
import { ApiError } from './errors';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** Compares digests of equal length in constant time, so that neither length nor prefix of the token can be measured. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer +([^\s]+) *$/i.exec(header ?? '')?.[1] ?? null;
}

/**
 * Lets requests through that carry `token`; 401 for all others, which `failures` notes and may hold back.
 * @throws {RangeError} at construction when the token is empty: an empty secret would let everybody in
 */
export function requireBearer(token: string, realm: string, failures: AuthFailures): RequestHandler {
  if (token === '') throw new RangeError(`The token of ${realm} must not be empty`);
  return async (request, response, next) => {
    const given = bearerToken(request.get('authorization'));
    if (given !== null && sameSecret(given, token)) {
      next();
      return;
    }
    const challenge = `Bearer realm="${realm}"`;
    await failures.note(given === null ? 'missing' : 'wrong', request.ip ?? '');
    response.set('WWW-Authenticate', given === null ? challenge : `${challenge}, error="invalid_token"`);
    next(given === null ? missing() : wrong());
  };
}

const missing = (): ApiError =>
  new ApiError(401, {
    code: 'unauthenticated',
    message: 'This route needs a bearer token.',
    field: 'Authorization',
    hint: 'Send the header Authorization: Bearer <token>.',
  });

const wrong = (): ApiError =>
  new ApiError(401, {
    code: 'invalid_token',
    message: 'This token is not valid here.',
    field: 'Authorization',
    hint: 'The operator knows the token: PULPO_API_TOKEN for /orchestrator/decide, PULPO_ADMIN_TOKEN for /admin/api.',
  });
