import { expect, it } from '@jest/globals';
import { perWord } from './per-word';

it('works out each word once', () => {
  const computed: string[] = [];
  const lengthOf = perWord((word) => {
    computed.push(word);
    return word.length === 0 ? undefined : word.length;
  });
  expect([lengthOf('turno'), lengthOf(''), lengthOf('turno'), lengthOf('')]).toEqual([5, undefined, 5, undefined]);
  expect(computed).toEqual(['turno', '']);
});

it('goes on when there are more words than it remembers', () => {
  const same = perWord((word) => word);
  const words = Array.from({ length: 12_000 }, (_, count) => `w${count}`);
  expect(words.map(same)).toEqual(words);
});
