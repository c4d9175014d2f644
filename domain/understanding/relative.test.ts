import { describe, expect, it } from '@jest/globals';
import { analyse } from './analysis';
import { readRelative } from './relative';

describe('days and hours told by a distance', () => {
  it.each([
    ['pasalo 15 minutos más tarde', { minutes: 15 }],
    ['una hora y media después', { minutes: 90 }],
    ['media hora antes', { minutes: -30 }],
    ['atrasalo media hora', { minutes: 30 }],
    ['¿lo podés adelantar 1 hora?', { minutes: -60 }],
    ['correlo dos horas', { minutes: 120 }],
    ['al día siguiente', { days: 1 }],
    ['una semana más tarde', { days: 7 }],
    ['un día antes', { days: -1 }],
    ['más tarde', { towards: 'later' }],
    ['no, más temprano', { towards: 'earlier' }],
    ['al jueves mismo horario', { sameTime: true }],
    ['a la misma hora', { sameTime: true }],
    ['el mismo día', { sameDay: true }],
    ['¿no hay a la hora que tengo ahora?', { sameTime: true }],
    ['en el horario que tenía', { sameTime: true }],
    ['una semana después del que tengo', { days: 7 }],
  ])('%s', (text, expected) => {
    expect(readRelative(analyse(text))).toEqual(expected);
  });

  it.each([
    'a la tarde',
    'el jueves a las 3',
    'media hora antes del turno',
    'antes de las 5',
    'una hora',
    'cambiame el horario que tengo',
    'a la hora que tengo libre',
    'en 30 minutos',
  ])('%s tells none', (text) => {
    expect(readRelative(analyse(text))).toBeNull();
  });
});
