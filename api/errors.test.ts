import { describe, expect, it } from '@jest/globals';
import { MessageIdTaken } from '../store/errors';
import { EngineUnreachable } from './engine';
import { ApiError, toApiError } from './errors';

/** As the client throws them. */
const grpcError = (code: number) => Object.assign(new Error('x'), { code, details: 'x', metadata: {} });

describe('toApiError', () => {
  it('passes on what was meant for the caller', () => {
    const error = new ApiError(404, { code: 'not_found', message: 'There is no such turn.', hint: 'List them first.' });
    expect(toApiError(error)).toBe(error);
  });

  it.each([
    [new EngineUnreachable('down'), 503, 'engine_unreachable'],
    [new EngineUnreachable('down', { cause: grpcError(14) }), 503, 'engine_unreachable'],
    [grpcError(4), 503, 'engine_unreachable'],
    [new MessageIdTaken('id-1'), 422, 'request_id_reused'],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503, 'database_unavailable'],
    [Object.assign(new Error('terminated'), { code: '57P01' }), 503, 'database_unavailable'],
    [Object.assign(new Error('too large'), { status: 413, limit: 131_072 }), 413, 'body_too_large'],
    [Object.assign(new Error('charset'), { status: 415 }), 415, 'unsupported_media'],
    [Object.assign(new SyntaxError('Unexpected token'), { status: 400 }), 400, 'invalid_json'],
    [Object.assign(new URIError('Failed to decode param'), { status: 400 }), 400, 'malformed_request'],
  ])('tells what %s means', (error, status, code) => {
    expect(toApiError(error)).toMatchObject({ status, details: { code } });
  });

  it('says when to come back', () => {
    expect(toApiError(new EngineUnreachable('down'))?.headers.retryAfter).toBeGreaterThan(0);
  });

  it.each([
    new Error('boom'),
    new TypeError('x is undefined'),
    'text',
    null,
    Object.assign(new Error('x'), { status: 500 }),
    // The engine has refused the call itself: repeating it cannot help.
    new EngineUnreachable('refused', { cause: grpcError(3) }),
    grpcError(3),
  ])('takes %p for a bug', (error) => expect(toApiError(error)).toBeNull());
});
