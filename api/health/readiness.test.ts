import { describe, expect, it } from '@jest/globals';
import { publicly } from './readiness';
import { shared } from './shared-answer';

describe('publicly', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED …'],
    ['getaddrinfo ENOTFOUND db.internal.example', 'getaddrinfo ENOTFOUND …'],
    ['connect ECONNREFUSED ::1:5432', 'connect ECONNREFUSED …'],
    ['postgres://pulpo_app:secret@db/pulpo is wrong', '… is wrong'],
    ['the schema has not been migrated', 'the schema has not been migrated'],
    ['first line\nsecond line', 'first line'],
  ])('%s', (detail, said) => expect(publicly(detail)).toBe(said));
});

describe('shared', () => {
  it('asks once for all who ask together', async () => {
    let asked = 0;
    const ask = shared(() => Promise.resolve((asked += 1)), 10_000);
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    expect(await ask()).toBe(1);
  });

  it('asks again when the answer is stale, and after a failure', async () => {
    let asked = 0;
    const ask = shared(() => ((asked += 1) === 1 ? Promise.reject(new Error('no')) : Promise.resolve(asked)), 0);
    await expect(ask()).rejects.toThrow('no');
    expect(await ask()).toBe(2);
    expect(await ask()).toBe(3);
  });
});
