import { describe, expect, it } from '@jest/globals';
import { fold } from './fold';
import { mend } from './mend';
import { tokenise } from './tokens';

const words = (raw: string) => tokenise(raw, mend).tokens.map(({ word }) => word);

describe('fold', () => {
  it('keeps the way back to the raw message, whatever the encoding of accents', () => {
    for (const raw of ['¿Mañana?', 'man\u0303ana', 'ÁÉÍ 👍🏽 ñandú']) {
      const { text, map } = fold(raw);
      expect(map).toHaveLength(text.length + 1);
      expect(map[text.length]).toBe(raw.length);
    }
    expect(fold('Ñandú').text).toBe('nandu');
  });
});

describe('tokenise', () => {
  it.each([
    ['q onda, tenés tno p/ hoy?', 'que onda tenes turno para hoy'],
    ['xq no me contestan', 'por que no me contestan'],
    ['holaaaa graciassss', 'hola gracias'],
    ['kiero kanselar mi sita', 'quiero cancelar mi cita'],
    ['x trabajo no llgo, cncelo', 'por trabajo no llego cancelo'],
    ['nesesito truno el mierclees', 'necesito turno el miercoles'],
    ['$ del corte', 'precio del corte'],
    ['📍??', 'ubicacion'],
    ['bnas tmb dsp xfa', 'buenas tambien despues por favor'],
  ])('%s', (raw, expected) => {
    expect(words(raw).join(' ')).toBe(expected);
  });

  it.each(['pero', 'ella', 'manzana', 'congelar', 'trenes', 'calcular', 'premio', 'cuarto', 'carros', 'bueno'])(
    'leaves the real word "%s" alone',
    (word) => {
      expect(words(word)).toEqual([word]);
    },
  );

  it('gives offsets into the raw message and the breaks between words', () => {
    const raw = 'Hola 😀, ¿tenés lugar? Gracias';
    const { tokens } = tokenise(raw);
    expect(tokens.map(({ start, end }) => raw.slice(start, end))).toEqual(['Hola', 'tenés', 'lugar', 'Gracias']);
    expect(tokens.map(({ brk }) => brk)).toEqual([0, 2, 0, 2]);
  });
});
