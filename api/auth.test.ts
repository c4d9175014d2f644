import { describe, expect, it } from '@jest/globals';
import { bearerToken, requireBearer, sameSecret } from './auth';

describe('bearerToken', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc ', 'abc'],
    ['Basic abc', null],
    ['Bearer', null],
    ['Bearer a b', null],
    ['', null],
    [undefined, null],
  ])('reads %p as %p', (header, token) => expect(bearerToken(header)).toBe(token));
});

describe('sameSecret', () => {
  it.each([
    ['token', 'token', true],
    ['token', 'tokem', false],
    ['tok', 'token', false],
    ['', 'token', false],
    ['ñandú', 'ñandú', true],
  ])('%p against %p: %p', (given, expected, same) => expect(sameSecret(given, expected)).toBe(same));
});

describe('requireBearer', () => {
  it('refuses to guard a door with an empty secret', () => {
    expect(() => requireBearer('', 'x', { note: () => Promise.resolve() })).toThrow(RangeError);
  });
});
