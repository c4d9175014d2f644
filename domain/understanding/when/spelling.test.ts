import { describe, expect, it } from '@jest/globals';
import { mend, oneEditApart } from './spelling';

describe('mend', () => {
  it.each([
    ['miercole', 'miercoles'],
    ['mierkoles', 'miercoles'],
    ['vie', 'viernes'],
    ['biernes', 'viernes'],
    ['vienres', 'viernes'],
    ['sabdo', 'sabado'],
    ['savado', 'sabado'],
    ['juevs', 'jueves'],
    ['dgo', 'domingo'],
    ['mnn', 'manana'],
    ['mananaaaa', 'manana'],
    ['amnana', 'manana'],
    ['savados', 'sabados'],
  ])('%s is %s', (word, mended) => {
    expect(mend(word)).toEqual([mended]);
  });

  it.each([
    'vienes',
    'lunas',
    'mates',
    'lavado',
    'salado',
    'sabido',
    'manzana',
    'banana',
    'domino',
    'jueces',
    'partes',
    'tarda',
    'semanal',
    'hola',
  ])('leaves %s alone', (word) => {
    expect(mend(word)).toEqual([word]);
  });

  it('takes words apart that were written together', () => {
    expect(mend('pal')).toEqual(['para', 'el']);
    expect(mend('alas')).toEqual(['a', 'las']);
    expect(mend('pasadomanana')).toEqual(['pasado', 'manana']);
  });
});

describe('oneEditApart', () => {
  it.each([
    ['viernes', 'vierns', true],
    ['viernes', 'vienres', true],
    ['viernes', 'biernes', true],
    ['viernes', 'viernesa', true],
    ['viernes', 'vienes', true],
    ['lunes', 'martes', false],
    ['lunes', 'lu', false],
  ])('%s and %s: %s', (a, b, near) => {
    expect(oneEditApart(a, b)).toBe(near);
  });
});
