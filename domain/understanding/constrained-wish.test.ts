import { describe, expect, it } from '@jest/globals';
import { analyse } from './analysis';
import { degreesIn, OWN_APPOINTMENT, wishesAnew } from './constrained-wish';
import { understand } from './index';
import { compile, find } from './intents/pattern';
import type { UnderstandingContext } from './types';

const SERVICES = ['Corte', 'Barba', 'Limpieza Dental'].map((name) => ({ name, synonyms: [] }));
const CONTEXT: UnderstandingContext = {
  now: '2026-11-27T10:00:00-03:00',
  timezone: 'America/Argentina/Buenos_Aires',
  catalogue: { services: SERVICES, staff: [] },
};

describe('OWN_APPOINTMENT', () => {
  const finds = (any: string, text: string): boolean => find(compile(any), analyse(text, CONTEXT.catalogue)) !== null;

  it.each(OWN_APPOINTMENT.map(({ id, any, examples, counter }) => [id, any, examples, counter] as const))(
    '%s',
    (_, any, examples, counter) => {
      for (const text of examples) expect([text, finds(any, text)]).toEqual([text, true]);
      for (const text of counter) expect([text, finds(any, text)]).toEqual([text, false]);
    },
  );

  it('leaves what is being changed alone', () => {
    const moving = { ...CONTEXT, task: { kind: 'move' as const, dated: true } };
    expect(wishesAnew(analyse('corte, el martes no puedo', CONTEXT.catalogue), moving)).toBe(false);
  });
});

describe('a service within limits', () => {
  it.each([
    'corte, no puedo ni miercoles ni viernes',
    'los martes no puedo, corte',
    'barba lo mas tarde posible',
    'barba el viernes a las 17, si esta ocupado otra hora de la tarde',
    'corte a las 10 o a las 11 del jueves, prefiero a las 10',
    'quiero corte pero no puedo antes de las 5',
    'corte el martes pero a la mañana no puedo',
    'a la mañana trabajo, corte el martes?',
    'limpieza dental, ni lunes ni martes por favor',
    'barba pero los jueves curso',
  ])('is wished for: "%s"', (text) => {
    expect(understand(text, CONTEXT).intent).toBe('book');
  });

  it.each([
    ['el martes no voy a poder ir al corte', 'cancel'],
    ['el martes no voy a poder, mejor el jueves', 'reschedule'],
    ['pasame el corte, el martes no puedo', 'reschedule'],
    ['cancelar el corte del lunes, no puedo', 'cancel'],
    ['cuanto sale la barba? los lunes no puedo', 'info_prices'],
  ])('is not: "%s"', (text, intent) => {
    expect(understand(text, CONTEXT).intent).toBe(intent);
  });
});

it('takes degrees for no distance', () => {
  expect(degreesIn('lo más tarde posible').length).toBe(1);
  expect(degreesIn('más tarde')).toEqual([]);
});
