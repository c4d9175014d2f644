import { describe, expect, it } from '@jest/globals';
import { analyse } from '../analysis';
import { EXCHANGES, readExchange } from './exchanged';

const names = ['Brushing', 'Barba', 'Baño', 'Baño y Corte', 'Cambio de Aceite', 'Revisión de Frenos'];
const catalogue = { services: names.map((name) => ({ name, synonyms: [] })), staff: [] };
const read = (text: string) => {
  const exchange = readExchange(analyse(text, catalogue), catalogue);
  return exchange && [exchange.from?.name ?? null, exchange.to.name];
};

const examples = EXCHANGES.flatMap(({ id, examples: all }) => all.map((example) => [id, ...example] as const));
const counter = EXCHANGES.flatMap(({ id, counter: all }) => all.map((text) => [id, text] as const));

describe('one service for another', () => {
  it.each(examples)('%s: %s', (_, text, from, to) => expect(read(text)).toEqual([from, to]));
  it.each(counter)('not %s: %s', (_, text) => expect(read(text)).toBeNull());
});
