import { describe, expect, it } from '@jest/globals';
import { WORKSPACES } from '../../test/unit/dialogue/workspaces';
import { chitchatTopic, topicsOf } from './topics';
import { isComplaint, plainText } from './wording';

const estilo = WORKSPACES.estilo;
if (!estilo) throw new Error('no such workspace');

describe('topicsOf', () => {
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
    const [answer] = topicsOf(text, estilo);
    expect(answer?.about === 'faq' ? `faq:${answer.topic}` : answer?.about).toBe(topic);
  });

  it('gives the address of the profile when no question of the workspace covers it', () => {
    expect(topicsOf('dónde queda el local?', { ...estilo, faqs: [] })).toEqual([{ about: 'address' }]);
  });

  it('has no answer to what is none of our business', () => {
    for (const text of ['quién ganó el mundial', 'me prestás plata', '']) expect(topicsOf(text, estilo)).toEqual([]);
  });
});

it('tells complaints from other talk', () => {
  expect(isComplaint(plainText('Quiero hacer un RECLAMO'))).toBe(true);
  expect(isComplaint(plainText('qué vergüenza, me maltrataron'))).toBe(true);
  expect(isComplaint(plainText('quiero un turno para corte'))).toBe(false);
});

it.each([
  ['muchas gracias!', 'thanks'],
  ['chau', 'goodbye'],
  ['sos un bot?', 'bot'],
  ['excelente', 'praise'],
  ['cómo va el día', 'how_are_you'],
])('%s is %s', (text, topic) => expect(chitchatTopic(text)).toBe(topic));
