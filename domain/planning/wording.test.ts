import { describe, expect, it } from '@jest/globals';
import {
  asksForMore,
  asksForOthers,
  asksForRoom,
  isAboutCancelling,
  isInsult,
  isOnlyThanks,
  isRefusing,
  isUrgent,
  isYesInOtherWords,
  plainText,
} from './wording';

type Says = (plain: string) => boolean;
const check = (says: Says, yes: readonly string[], no: readonly string[]): void => {
  it.each(yes)('is: %s', (text) => expect(says(plainText(text))).toBe(true));
  it.each(no)('is not: %s', (text) => expect(says(plainText(text))).toBe(false));
};

describe('a yes in other words', () => {
  check(
    isYesInOtherWords,
    [
      'Sí, confirmo el turno',
      'perfecto, nos vemos el viernes',
      'bueno, muchas gracias querida',
      'dale, el viernes a las 10',
    ],
    ['sí, pero a las 16', 'sí quiero cancelar', 'dale, y cuánto sale', 'bueno no', 'nos vemos', 'sí, mejor otro día'],
  );
});

describe('thanks that agree to nothing', () => {
  check(isOnlyThanks, ['gracias', 'muchas gracias!'], ['sí, gracias', 'bueno, muchas gracias', 'dale gracias']);
});

describe("other people's appointments", () => {
  check(
    asksForOthers,
    ['dame los turnos de María', 'quién tiene turno mañana'],
    ['qué turnos tenés', 'dame los turnos de la tarde', 'quiero un turno'],
  );
});

describe('refusing what is offered', () => {
  check(isRefusing, ['el viernes no puedo', 'imposible', 'esa hora no me sirve'], ['puedo el viernes', 'no sé']);
});

describe('asking for whatever there is', () => {
  check(asksForRoom, ['cuándo tenés?', 'qué días hay?', 'cuando puedas vos'], ['a qué hora abren', 'mañana']);
});

describe('asking for other starts', () => {
  check(asksForMore, ['otra opción', 'tenés otro horario?', 'más opciones'], ['otro día', 'la otra', 'a las 10']);
});

describe('urgency', () => {
  check(isUrgent, ['necesito turno ya', 'es urgente'], ['ya tengo turno', 'ya no', 'mañana']);
});

describe('rudeness', () => {
  check(isInsult, ['sos un boludo', 'la concha de tu madre'], ['hola, qué tal', 'me gustó mucho']);
});

describe('what happens when one cannot come', () => {
  it.each(['y si tengo que cancelar?', '¿y si después no puedo ir?', 'hasta cuándo puedo cancelar?'])(
    'is asked: %s',
    (text) => expect(isAboutCancelling(text)).toBe(true),
  );
  it.each(['sí quiero cancelar', 'no puedo ir', 'quiero cancelar mi turno'])('is not asked: %s', (text) =>
    expect(isAboutCancelling(text)).toBe(false),
  );
});
