import { describe, expect, it } from '@jest/globals';
import { isTransient, violatedConstraint } from './errors';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('isTransient', () => {
  it.each([
    '08006',
    '08P01',
    '53300',
    '57P01',
    '57P02',
    '57P03',
    '57014',
    '40001',
    '40P01',
    '55P03',
    '25006',
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTFOUND',
  ])('true for %s', (code) => expect(isTransient(coded(code))).toBe(true));

  it.each(['23505', '23P01', '42501', '42P01', '22P02', '28P01', '3D000', 'ERR_INVALID_ARG_TYPE'])(
    'false for %s',
    (code) => expect(isTransient(coded(code))).toBe(false),
  );

  it('reads the driver’s messages, causes and aggregates', () => {
    expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isTransient(new Error('Connection terminated due to connection timeout'))).toBe(true);
    expect(isTransient(new Error('timeout exceeded when trying to connect'))).toBe(true);
    expect(isTransient(new Error('outer', { cause: coded('57P01') }))).toBe(true);
    expect(isTransient(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]))).toBe(true);
  });

  it.each([null, undefined, 'ECONNREFUSED', 7, {}, new Error('boom'), new TypeError('x is not a function')])(
    'false for %p',
    (error) => expect(isTransient(error)).toBe(false),
  );
});

describe('violatedConstraint', () => {
  it('names the constraint', () => {
    expect(violatedConstraint(Object.assign(coded('23P01'), { constraint: 'no_overlap' }))).toEqual({
      kind: 'exclusion',
      constraint: 'no_overlap',
    });
    expect(violatedConstraint(coded('23505'))).toEqual({ kind: 'unique', constraint: '' });
    expect(violatedConstraint(coded('40001'))).toBeNull();
    expect(violatedConstraint(null)).toBeNull();
  });
});
