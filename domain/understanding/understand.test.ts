import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { readUtterances } from '../../evals/utterance-set';
import { understand } from './index';
import type { UnderstandingContext } from './types';
import type { Intent } from './vocabulary';

const CONTEXT: UnderstandingContext = {
  now: '2026-10-15T10:00:00-03:00',
  timezone: 'America/Argentina/Buenos_Aires',
  catalogue: { services: [], staff: [] },
};

/** Phrases of bot builders and customers from anywhere, that no rule was written for one by one. */
const EXPECTED: Record<Intent, string> = {
  greeting: 'hola | Buenas tardes | hola cómo están | qué tal | holis | buen día doctora | hola, hay alguien?',
  info_services:
    'qué servicios ofrecen | ¿hacen tintura? | trabajan con niños? | ¿Realizan limpiezas faciales? | hacés cejas? | en qué consiste el tratamiento',
  info_prices:
    'cuánto sale el corte | ¿cuál es el costo de la consulta? | a cómo está la sesión | precios por favor | me pasás la lista de precios? | es muy caro? | tienen promociones?',
  info_hours:
    'a qué hora abren | qué días atienden | están abiertos los domingos? | hasta qué hora atienden hoy | horarios | trabajan feriados?',
  book: 'Quisiera agendar una cita | necesito reservar hora con el doctor | ¿tenés lugar el viernes? | turno vie 16? | una mesa para 4 el sábado | quiero cortarme el pelo mañana | me das un turno? | hay hora para hoy? | apúntame para el martes | no tendrás un huequito hoy?',
  cancel:
    'anular mi cita | ya no voy a asistir | me surgió algo y no llego | quiero cancelar el turno de mañana | no voy a poder ir | no cuenten conmigo mañana | cancelar | dar de baja mi turno | kiero kanselar | no podremos ir a cenar, liberen la mesa',
  reschedule:
    'cambiar la fecha de mi reserva | ¿lo podemos pasar al jueves? | quiero reprogramar mi cita | no puedo el lunes, puede ser el martes? | me surgió algo, ¿lo dejamos para mañana? | mover mi turno | reagendar',
  chitchat:
    'gracias | chau, que tengas buen día | eres un robot | sos un bot? | cuéntame un chiste | cómo te llamas | muchas gracias, muy amable | quién te creó | jajaja',
  other:
    'dónde están ubicados | aceptan tarjeta | quiero ver mis reservas | quiero ver mi turno | qué clima hace | quiero pedir una pizza | necesito un préstamo | tengo fiebre | no quiero cancelar | quiero hablar con una persona | quiero cancelar mi tarjeta de crédito | reservar un vuelo a Madrid el 5 de mayo | a qué hora juega Boca mañana | atienden por OSDE? | política de cancelación | sí | no | quiero hacer un reclamo | a qué hora es mi cita | anotame en lista de espera | cancelar mi suscripción | cuándo empiezan las clases | necesito cambiar mi contraseña',
};

describe('intents of messages that stand alone', () => {
  it.each(Object.entries(EXPECTED))('%s', (intent, messages) => {
    const read = messages.split(' | ').map((message) => [message, understand(message, CONTEXT).intent]);
    expect(read).toEqual(messages.split(' | ').map((message) => [message, intent]));
  });

  it.each(['10:00', 'mañana', 'el viernes a las 5', '11 5738 4920'])(
    'is unsure about a bare "%s" that nobody asked for',
    (message) => {
      expect(understand(message, CONTEXT)).toMatchObject({ intent: 'other', answersPending: false });
      expect(understand(message, CONTEXT).confidence).toBeLessThan(0.7);
    },
  );

  it('hears the second request of a message', () => {
    expect(understand('¿cuánto sale el corte? y anotame para el viernes', CONTEXT)).toMatchObject({
      intent: 'info_prices',
      alsoIntent: 'book',
    });
    expect(understand('hola, quiero un turno', CONTEXT)).toMatchObject({ intent: 'book', alsoIntent: null });
  });
});

describe('every reading of the labelled messages', () => {
  const records = readUtterances(join(__dirname, '..', '..', 'evals', 'utterances')).filter(
    ({ split }) => split === 'dev',
  );

  it('quotes the message verbatim, is the same each time and survives JSON', () => {
    for (const { text, now, timezone } of records) {
      const reading = understand(text, { ...CONTEXT, now, timezone });
      for (const span of Object.values(reading.spans)) expect(text.slice(span.start, span.end)).toBe(span.text);
      expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
      expect(understand(text, { ...CONTEXT, now, timezone })).toEqual(reading);
      expect(reading.confidence).toBeGreaterThanOrEqual(0);
      expect(reading.confidence).toBeLessThanOrEqual(1);
    }
  });

  it.each<[string, string | null]>([
    ['cuánto sale el corte?\nhola??\nno me escriban más', 'opt_out'],
    ['precios\nBAJA', 'opt_out'],
    ['quiero hablar con una persona\nno me manden más publicidad', 'opt_out'],
    ['a qué hora abren?\nme pasás con alguien?\ngracias', 'human'],
    ['cuánto sale el corte?\n\nquiero hablar con una persona', 'human'],
    ['hola\nquiero un turno\npara el lunes a las 10', null],
    ['precio del corte?\nquiero sacar el turno de mi hija\ngracias', null],
    ['cuánto sale?\nsí', null],
  ])('messages read together: %j is the act %p', (text, act) => {
    expect(understand(text, CONTEXT).act?.kind ?? null).toBe(act);
  });

  it.each([
    '',
    ' ',
    '👍',
    '?',
    '😂😂😂',
    '\u0000',
    'a'.repeat(4096),
    'no '.repeat(1300),
    '¿'.repeat(50),
    '٣',
    '你好',
    '1'.repeat(200),
  ])('stands any input (%#)', (text) => {
    expect(() => understand(text, CONTEXT)).not.toThrow();
  });
});
