import { describe, expect, it } from '@jest/globals';
import { chooseExamples } from './build-examples';

const record = (text: string, rest: object = {}) => ({
  text,
  now: '2026-10-14T10:00:00-03:00',
  timezone: 'America/Argentina/Buenos_Aires',
  intent: 'book' as const,
  slots: {},
  family: 'f',
  split: 'train',
  ...rest,
});

describe('chooseExamples', () => {
  it('takes the train split alone, without acts, double requests, long messages and near-twins', () => {
    const chosen = chooseExamples([
      record('quiero turno el 15', { slots: { preferred_date: { text: 'el 15' }, client_phone: { text: '11' } } }),
      record('Quiero turno el 15!'),
      record('de prueba', { split: 'test' }),
      record('de desarrollo', { split: 'dev' }),
      record('dale', { act: 'affirm' }),
      record('precio y turno', { also: 'info_prices' }),
      record('x'.repeat(200)),
    ]);
    expect(chosen).toEqual([{ text: 'quiero turno el 15', answer: { intent: 'book', day: 'el 15' } }]);
  });

  it('lets families take turns', () => {
    const chosen = chooseExamples([record('a1'), record('a2'), record('b1', { family: 'g' })]);
    expect(chosen.map((one) => one.text)).toEqual(['a1', 'b1', 'a2']);
  });
});
