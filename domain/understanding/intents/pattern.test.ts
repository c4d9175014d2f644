import { describe, expect, it } from '@jest/globals';
import { analyse } from '../analysis';
import { compile, find } from './pattern';

const matches = (pattern: string, text: string) => find(compile(pattern), analyse(text)) !== null;

describe('patterns', () => {
  it.each([
    ['quiero ..2 turno', 'quiero sacar un turno', true],
    ['quiero ..1 turno', 'quiero sacar un turno', false],
    ['quiero ..5 turno', 'quiero ir. Dame turno', false],
    ['no ~3 cancelar', 'no puedo, cancelar', false],
    ['no ..3 cancelar', 'no puedo, cancelar', true],
    ['@v_cancel ..2 @appt', 'anulame la cita', true],
    ['^ @hello $', 'buenas tardes', true],
    ['^ @hello $', 'buenas tardes amigo', false],
    ['< quiero', 'hola, quiero', true],
    ['< quiero', 'yo quiero', false],
    ['ir >', 'no puedo ir, perdón', true],
    ['un? turno !no', 'turno sí', true],
    ['un? turno !no', 'turno no', false],
    ['lunes|martes', 'el martes', true],
  ])('%s on "%s": %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });
});
