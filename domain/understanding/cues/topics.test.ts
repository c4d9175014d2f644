import { describe, expect, it } from '@jest/globals';
import { understandingContext, emptyState } from '../../dialogue';
import { WORKSPACES } from '../../../evals/workspaces';
import { analyse } from '../analysis';
import type { Question } from '../commands/types';
import type { FaqTopic } from '../context';
import { plainOf } from './plain';
import { bestFaq, readTopics, TOPICS } from './topics';

const estilo = WORKSPACES.estilo;
if (!estilo) throw new Error('no such workspace');
const faqs = understandingContext(emptyState(), estilo, '2026-11-24T13:00:00Z').faqs ?? [];
const topicsOf = (text: string, of: readonly FaqTopic[] = faqs): Question[] =>
  readTopics(plainOf(text), of, analyse(text));

describe('the table of topics', () => {
  const examples = TOPICS.flatMap(({ id, examples: all, question }) =>
    all.map((text): [string, string, Question] => [id, text, question]),
  );
  it.each(examples)('%s: %s', (_, text, question) => expect(topicsOf(text, [])).toContainEqual(question));

  it.each(TOPICS.flatMap(({ id, at, examples: all }) => all.map((text): [string, string, RegExp] => [id, text, at])))(
    '%s reads its own example: %s',
    (_, text, at) => expect(at.test(plainOf(text).text)).toBe(true),
  );

  it.each(
    TOPICS.flatMap(({ id, at, counter = [] }) => counter.map((text): [string, string, RegExp] => [id, text, at])),
  )('%s does not read: %s', (_, text, at) => expect(at.test(plainOf(text).text)).toBe(false));
});

describe('topics', () => {
  it.each([
    ['quiero ver mis turnos', 'appointments'],
    ['¿Tengo algún turno reservado?', 'appointments'],
    ['a qué hora era mi turno?', 'appointments'],
    ['hay promos?', 'promotions'],
    ['algún descuento??', 'promotions'],
    ['tienen combos', 'packages'],
    ['¿quién atiende?', 'staff'],
    ['cuánto tarda la tintura?', 'duration'],
    ['Aceptan tarjetas?', 'faq:pagos'],
    ['se puede pagar con Mercado Pago', 'faq:pagos'],
    ['dónde están ubicados', 'faq:ubicacion'],
    ['van a domicilio?', 'faq:domicilio'],
  ])('%s → %s', (text, topic) => {
    const [answer] = topicsOf(text);
    expect(answer?.about === 'faq' ? `faq:${answer.topic}` : answer?.about).toBe(topic);
  });

  it('are the address of the profile when no question of the workspace covers it', () => {
    expect(topicsOf('dónde queda el local?', [])).toEqual([{ about: 'address' }]);
  });

  it('are none where it is none of our business', () => {
    for (const text of ['quién ganó el mundial', 'me prestás plata', '']) expect(topicsOf(text)).toEqual([]);
  });

  it('are both, when a question of the workspace stands beside one that every business gets', () => {
    expect(topicsOf('aceptan tarjeta? y tienen promos?').map(({ about }) => about)).toEqual(['faq', 'promotions']);
  });

  it('tell the word by which a question of the workspace was asked', () => {
    expect(topicsOf('¿Aceptan Mercado Pago?')).toMatchObject([{ about: 'faq', topic: 'pagos', said: 'mercado pago' }]);
  });
});

describe('the best of the frequent questions', () => {
  const asked = [
    { topic: 'pagos', keywords: ['tarjeta', 'pago'] },
    { topic: 'cuotas', keywords: ['tarjeta', 'cuotas'] },
    { topic: 'vacia', keywords: ['', ' '] },
  ];
  it('has the most keywords in the message; of equal ones it is the first', () => {
    expect(bestFaq(plainOf('cuotas con tarjeta').text, asked)?.topic).toBe('cuotas');
    expect(bestFaq(plainOf('tarjeta').text, asked)?.topic).toBe('pagos');
    expect(bestFaq(plainOf('hola').text, asked)).toBeNull();
  });
  it('is found by whole words, in the plural too', () => {
    expect(bestFaq(plainOf('tarjetas?').text, asked)?.topic).toBe('pagos');
    expect(bestFaq(plainOf('un tarjetazo').text, asked)).toBeNull();
  });
});
