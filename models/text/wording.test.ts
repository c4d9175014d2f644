import { describe, expect, it } from '@jest/globals';
import { sameFacts } from '../rephrase';

/** Replies as the templates make them. */
const REPLIES = [
  'Los lunes está cerrado.',
  'Abrimos de lunes a viernes de 9:00 a 18:00. Los feriados nacionales cerramos.',
  'Corte: $3.500, Barba: $3.000.',
  '• Corte de Cabello: $3.500 a $6.000\n• Barba: $3.000',
  'Podés cancelar sin cargo hasta 24 horas antes del turno. Avisame y lo cancelo.',
  'Tenés dos turnos: Corte con María el viernes 27/11 a las 10:00 y Barba con Carlos el sábado 28/11 a las 11:00.',
  'Aceptamos tarjeta y efectivo. No aceptamos cheques.',
  'Sí, hacemos Barba: $3.000, 25 min, con Carlos Rodríguez.',
  'Por ahora no hay promociones vigentes.',
  'Estamos en Av. Cabildo 9012. ¿Querés sacar un turno?',
  'Juan atiende antes que Pedro y después que Ana.',
];

/** What stands between blanks and carries letters or digits. */
const wordsOf = (text: string): { word: string; start: number }[] =>
  [...text.matchAll(/[\p{L}\p{N}$/:.]*[\p{L}\p{N}]/gu)].map(({ index, 0: word }) => ({ word, start: index }));
const replaced = (text: string, { word, start }: { word: string; start: number }, by: string): string =>
  text.slice(0, start) + by + text.slice(start + word.length);
const OPTIONAL = /^(?:el|la|los|las|un|de|del|en|es|está|te)$/i;

describe.each(REPLIES)('a rewording of %j', (reply) => {
  it('may be the same text, with courtesies around it', () => {
    expect(sameFacts(reply, reply)).toBe(true);
    expect(sameFacts(reply, `¡Hola! ${reply} 😊`)).toBe(true);
    expect(sameFacts(reply, `Buenas tardes, te cuento: ${reply}`)).toBe(true);
    expect(sameFacts(reply, `${reply} ¡Gracias por escribirnos!`)).toBe(true);
  });

  it('may not have another word in place of one', () => {
    for (const word of wordsOf(reply))
      if (!OPTIONAL.test(word.word))
        for (const other of ['abierto', 'no', 'quizás', 'con', '12', 'Pedro'])
          if (other !== word.word.toLowerCase() && other !== word.word)
            expect([word.word, other, sameFacts(reply, replaced(reply, word, other))]).toEqual([
              word.word,
              other,
              false,
            ]);
  });

  it('may not lose a word', () => {
    for (const word of wordsOf(reply))
      if (!OPTIONAL.test(word.word))
        expect([word.word, sameFacts(reply, replaced(reply, word, ''))]).toEqual([word.word, false]);
  });

  it('may not gain a denial, a doubt, a condition or a figure anywhere', () => {
    for (const { start } of wordsOf(reply))
      for (const added of [
        'no',
        'nunca',
        'ya no',
        'sin',
        'quizás',
        'casi',
        'solo',
        'si',
        '10',
        'ni',
        'hasta',
        'también',
        'salvo',
      ])
        expect([added, sameFacts(reply, `${reply.slice(0, start)}${added} ${reply.slice(start)}`)]).toEqual([
          added,
          false,
        ]);
  });

  it('may not have two of its words swapped', () => {
    const words = wordsOf(reply).filter(({ word }) => !OPTIONAL.test(word));
    for (const [at, one] of words.entries())
      for (const other of words.slice(at + 1)) {
        if (one.word.toLowerCase() === other.word.toLowerCase()) continue;
        const swapped = replaced(replaced(reply, other, one.word), one, other.word);
        expect([swapped, sameFacts(reply, swapped)]).toEqual([swapped, false]);
      }
  });

  it('may neither become a question nor stop being one', () => {
    expect(sameFacts(reply, `${reply} ¿Te sirve?`)).toBe(false);
    expect(
      sameFacts(
        reply,
        `¿${reply.replace(/[.?]$/, '')}`.replace('¿Querés', 'Querés') + (reply.endsWith('?') ? '.' : '?'),
      ),
    ).toBe(false);
  });
});

describe('opposites', () => {
  it.each([
    ['Hoy está cerrado.', 'Hoy está abierto.'],
    ['No, abrimos el lunes.', 'No abrimos el lunes.'],
    ['Sí, hay lugar.', 'Si hay lugar.'],
    ['No: abrimos el lunes.', 'No abrimos el lunes.'],
    ['"No" abrimos el lunes.', 'No abrimos el lunes.'],
    ['No te cuento: hay lugar.', 'No hay lugar.'],
    ['No te paso el turno.', 'No el turno.'],
    ['Quedan 2 de 3.', 'Quedan 2 3.'],
    ['Corte $100, Barba $200.', 'Corte $200, Barba $100.'],
    ['Corte a las 9, Barba a las 10.', 'Corte, a las 9 Barba a las 10.'],
    ['Está libre.', 'Está ocupado.'],
    ['Es gratis.', 'Es pago.'],
    ['Abrimos a las 9 am.', 'Abrimos a las 9 pm.'],
    ['Tu turno está confirmado.', 'Tu turno está cancelado.'],
    ['Todos los servicios.', 'Ningún servicio.'],
    ['Corte ✅', 'Corte ❌'],
    ['Con cita.', 'Sin cita.'],
    ['Es hoy.', 'Es mañana.'],
    ['Abrimos hoy. ¿Te sirve?', '¿Abrimos hoy? Te sirve.'],
    ['Tu código es K7M2QX.', 'Tu código es K7M2QY.'],
    ['Cuesta $3.500.', 'Cuesta $3.500 más IVA.'],
    ['Cancelé tu turno.', 'Cancele tu turno.'],
    ['Tarda 30 min.', 'Tarda 30 horas.'],
    ['Está cerrado.', 'Está n\u200bo cerrado.'],
    ['Está cerrado.', 'Está abіerto.'],
  ])('%j is not %j', (original, text) => expect(sameFacts(original, text)).toBe(false));

  it.each([
    ['Corte: $3.500.', '¡Hola! El corte sale $3.500 ✂️'],
    ['Tarda 30 min.', 'Tarda 30 minutos.'],
    ['Estamos en Av. Cabildo 9012.', 'Hola, estamos en la Av. Cabildo 9012 📍'],
    ['Barba: $3.000, 25 min.', 'La barba cuesta $ 3.000, 25 minutos.'],
  ])('%j may be said as %j', (original, text) => expect(sameFacts(original, text)).toBe(true));
});
