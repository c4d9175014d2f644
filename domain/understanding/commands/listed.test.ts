import { describe, expect, it } from '@jest/globals';
import { listStarts } from './listed';

const items = (message: string): string[] => {
  const bounds = [0, ...listStarts(message), message.length];
  return bounds.slice(0, -1).map((start, at) => message.slice(start, bounds[at + 1]).trim());
};

describe('appointments that are listed', () => {
  it.each([
    ['cancelá el de Silvia y el de la batería', ['cancelá el de Silvia', 'y el de la batería']],
    [
      'cancelame el del martes, el de la limpieza y el mío',
      ['cancelame el del martes,', 'el de la limpieza', 'y el mío'],
    ],
    ['cancelá lo de Greta y el baño', ['cancelá lo de Greta', 'y el baño']],
  ])('%s', (message, parts) => {
    expect(items(message)).toEqual(parts);
  });

  it.each(['cancelá el corte y el jueves te llamo', 'cancelá el turno, el martes no puedo', 'cancelá el baño y corte'])(
    'one thing: %s',
    (message) => {
      expect(listStarts(message)).toEqual([]);
    },
  );
});
