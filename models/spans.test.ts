import { describe, expect, it } from '@jest/globals';
import { locateSpan } from './spans';

describe('locateSpan', () => {
  it.each([
    ['mañana', 'quiero turno mañana', 13, 'mañana'],
    ['Mañana', 'para manana tipo 5', 5, 'manana'],
    ['corte', 'recorte o corte?', 10, 'corte'],
    ['María', 'con MARIA porfa', 4, 'MARIA'],
    ['a las 5', '😀 a las 5', 3, 'a las 5'],
  ])('finds %j in %j', (said, message, start, text) => {
    expect(locateSpan(said, message)).toEqual({ start, end: start + text.length, text });
  });

  it.each([
    ['a las 18', 'quiero turno mañana'],
    ['cort', 'quiero un corte'],
    ['', 'hola'],
    ['?', 'hola?'],
  ])('does not find %j in %j', (said, message) => expect(locateSpan(said, message)).toBeNull());
});
