import { describe, expect, it } from '@jest/globals';
import { KEPT, keptIn } from './kept';

const things = (message: string): string[] => keptIn(message).map(({ thing }) => message.slice(thing.start, thing.end));

describe('what is kept', () => {
  for (const { id, examples, counter = [] } of KEPT) {
    it.each(examples)(`${id}: %s`, (message, thing) => {
      expect(things(message)).toEqual([thing]);
    });
    if (counter.length > 0)
      it.each(counter)(`${id}, not: %s`, (message) => {
        expect(things(message)).toEqual([]);
      });
  }

  it('is told apart from the rest, and several things are each told', () => {
    const message = 'cancelá el mío, el de Mía queda y el de Leo dejalo';
    expect(things(message)).toEqual(['el de Mía', 'el de Leo']);
  });
});
