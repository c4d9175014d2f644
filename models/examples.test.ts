import { describe, expect, it } from '@jest/globals';
import { ExampleIndex } from './examples';
import { readExamples } from './extractor-prompt';
import { INTENTS } from '../domain/understanding/vocabulary';
import { locateSpan } from './spans';
import { SPAN_KEYS } from './slm-output';

describe('ExampleIndex', () => {
  const index = new ExampleIndex([
    { text: '¿Cuánto sale el corte?', answer: 'price' },
    { text: 'quiero cancelar mi turno', answer: 'cancel' },
    { text: 'a qué hora abren', answer: 'hours' },
  ]);

  it.each([
    ['cuanto sale una tintura', 'price'],
    ['tengo q canselar el turno', 'cancel'],
    ['A QUE HORA ABREN?', 'hours'],
  ])('finds the most alike for %j', (text, answer) => {
    expect(index.nearest(text, 2)[0]?.example.answer).toBe(answer);
  });

  it('answers with similarities between 0 and 1, best first, and with nothing for nothing', () => {
    const found = index.nearest('a qué hora abren', 3);
    expect(found[0]?.similarity).toBeCloseTo(1);
    expect(found.map((one) => one.similarity)).toEqual(found.map((one) => one.similarity).sort((a, b) => b - a));
    expect(index.nearest('', 3)).toEqual([]);
    expect(new ExampleIndex([]).nearest('hola', 3)).toEqual([]);
  });
});

describe('the committed examples', () => {
  const examples = readExamples();
  it('show every intent, and spans that are in their message', () => {
    expect(new Set(examples.map((one) => one.answer.intent))).toEqual(new Set(INTENTS));
    for (const { text, answer } of examples)
      for (const key of SPAN_KEYS) if (answer[key] !== undefined) expect(locateSpan(answer[key], text)).not.toBeNull();
  });
});
