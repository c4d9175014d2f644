import { describe, expect, it } from '@jest/globals';
import { pickedIn } from './picked';
import type { UnderstandingContext } from '../types';

const offered = ['A', 'B', 'C'].map((code, at) => ({
  values: { booking_id: code },
  appointment: {
    ...{ code, service: 'Consulta', staff: 'Ana', date: `2026-12-0${at + 1}`, time: '10:00' },
    freeCancellation: true,
  },
}));
const context: UnderstandingContext = {
  now: '2026-11-24T10:00:00-03:00',
  timezone: 'America/Argentina/Buenos_Aires',
  catalogue: { services: [], staff: [] },
  pendingQuestion: { kind: 'choose', slot: 'booking_id' },
  offered,
};
const picked = (message: string, asked = context): string[] =>
  pickedIn(message, asked).map(({ codes, verb }) => `${codes.join('+')} ${message.slice(verb).split(' ')[0] ?? ''}`);

describe('what is done with each of a list', () => {
  it.each([
    ['la 2 cancelala y la 1 pasala a las 12', ['B cancelala', 'A pasala']],
    ['el primero cancelalo y el segundo pasalo al viernes', ['A cancelalo', 'B pasalo']],
    ['cancelá la 2 y pasá la 1 a las 12', ['B cancelá', 'A pasá']],
    ['cancelá la 1 y la 3, la 2 movela al lunes', ['A+C cancelá', 'B movela']],
    ['la 3, cancelala', ['C cancelala']],
  ])('%s', (message, codes) => {
    expect(picked(message)).toEqual(codes);
  });

  it.each(['la consulta pasala a la 1', 'cancelá el del 2', 'la 7 cancelala', 'la 2', 'pasalo a las 2'])(
    'none: %s',
    (message) => {
      expect(picked(message)).toEqual([]);
    },
  );

  it('is read of a list of appointments only', () => {
    expect(picked('la 2 cancelala', { ...context, pendingQuestion: { kind: 'confirm' } })).toEqual([]);
    expect(picked('la 2 cancelala', { ...context, offered: [{ values: { preferred_time: '10:00' } }] })).toEqual([]);
  });
});
