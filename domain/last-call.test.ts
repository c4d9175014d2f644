import { expect, it } from '@jest/globals';
import { rememberingLast } from './last-call';

it('computes anew for other arguments only, and remembers no failure', () => {
  let computed = 0;
  const joined = rememberingLast((one: string, other: string) => {
    computed += 1;
    if (one === '') throw new RangeError('nothing');
    return { text: one + other };
  });
  const first = joined('a', 'b');
  expect(joined('a', 'b')).toBe(first);
  expect(() => joined('', 'b')).toThrow(RangeError);
  expect(joined('a', 'c').text).toBe('ac');
  expect(joined('a', 'b').text).toBe('ab');
  expect(computed).toBe(4);
});
