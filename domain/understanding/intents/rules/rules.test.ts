import { describe, expect, it } from '@jest/globals';
import { LEXICON } from '../../lexicon/index';
import { RULES } from './index';

const concepts = new Set([
  ...[...LEXICON.words.values()].flatMap((found) => [...found]),
  ...[...LEXICON.phrases.values()].flat().map(({ concept }) => concept),
  'num',
  'hour',
  'date',
  'person',
  'verb_pl',
  'verb_you',
]);

describe('the rules', () => {
  it('have ids of their own, named after a class', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { id } of RULES)
      expect(id).toMatch(/^(?:book|cancel|reschedule|prices|hours|services|chitchat|greeting|other|foreign)\.[a-z-]+$/);
  });

  it('speak of concepts that exist', () => {
    const used = RULES.flatMap(({ any, unless = [] }) => [...any, ...unless]).flatMap(
      (pattern) => pattern.match(/(?<=@)[a-z_.]+/g) ?? [],
    );
    expect([...new Set(used)].filter((concept) => !concepts.has(concept))).toEqual([]);
  });
});
