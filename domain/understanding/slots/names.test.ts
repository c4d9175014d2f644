import { describe, expect, it } from '@jest/globals';
import { SALON } from '../../../test/unit/salon-catalogue';
import { analyse } from '../analysis';
import type { UnderstandingContext } from '../types';
import type { SlotName } from '../../slots';
import { resolveWhen } from '../when';
import { INTRODUCTIONS } from './introductions';
import { isWholeName, readAnnouncedName, readAskedName } from './name';
import { readSlots } from './read-slots';

type Asked = SlotName | 'confirm' | null;

function read(text: string, asked: Asked) {
  const pendingQuestion: UnderstandingContext['pendingQuestion'] =
    asked === null ? null : asked === 'confirm' ? { kind: 'confirm' } : { kind: 'slot', slot: asked };
  const at = { now: '2026-11-27T10:00:00-03:00', timezone: 'America/Argentina/Buenos_Aires' };
  const pending = asked === 'preferred_date' ? 'date' : asked === 'preferred_time' ? 'time' : null;
  const when = resolveWhen(text, { ...at, pending });
  return readSlots(analyse(text, SALON), when, { ...at, catalogue: SALON, pendingQuestion });
}

const nameIn = (text: string, asked: Asked): string | null => read(text, asked).slots.client_name ?? null;

describe('announced names', () => {
  it.each(INTRODUCTIONS.flatMap(({ id, examples }) => examples.map(([text, name]) => [id, text, name] as const)))(
    '%s: %s',
    (_, text, name) => {
      expect(readAnnouncedName(text)?.value).toBe(name);
    },
  );
});

describe('a name that was asked for', () => {
  const NAMES = [
    'Simón',
    'Segundo',
    'Segundo Paz',
    'Julia Casado',
    'Luz Mayor',
    'Martín Gay',
    'Persona Ruiz',
    'Abril Domingo',
    'Rocío Vez',
    'Li E',
    'J. C. Díaz',
    'Bruno Barba',
    'Cliente Ocho',
    'De la Torre',
    'Dos Santos',
    'María Dos Santos',
    'Juan Diez',
    'Domingo Sosa',
    'Ana de la Cruz',
    'San Martín',
    'María José Del Valle',
    'Lucía Bueno',
    'Marcos Feliz',
    'Rosa Blanco',
    'Dulce Flores',
    'Toto',
    'Yamilka',
    'Xime',
    'Gonzalo Cabello',
    'Ramón y Cajal',
    'María del Carmen Ruiz',
    "D'Angelo",
    'Ruiz',
  ];

  it.each(NAMES)('%s is read whole', (name) => {
    expect(nameIn(name, 'client_name')).toBe(name);
  });

  it.each([
    'Simón',
    'Segundo Paz',
    'Julia Casado',
    'Luz Mayor',
    'Martín Gay',
    'Abril Domingo',
    'Rocío Vez',
    'Bruno Barba',
    'Lucía Bueno',
    'Marcos Feliz',
  ])('%s is read whole in small and in capital letters', (name) => {
    expect(nameIn(name.toLowerCase(), 'client_name')).toBe(name);
    expect(nameIn(name.toUpperCase(), 'client_name')).toBe(name);
  });

  it.each<[string, string | null]>([
    ['J.C. Díaz', 'J. C. Díaz'],
    ['O. Ríos', 'O. Ríos'],
    ['Rosa Corte', 'Rosa Corte'],
    ['Ya te dije: Teo Funes', 'Teo Funes'],
    ['wanda nara', 'Wanda Nara'],
    ['Marcos Paz, gracias!', 'Marcos Paz'],
    ['bueno, Ema Ríos', 'Ema Ríos'],
    ['Sol Turno', null],
    ['el mismo de siempre', null],
    ['Ernesto Sala', 'Ernesto Sala'],
    ['Luz Del Campo', 'Luz Del Campo'],
    ['Martin Otra', 'Martin Otra'],
    ['Victoria Cara', 'Victoria Cara'],
    ['mi nombre es Lola Mas', 'Lola Mas'],
    ['lola mas', 'Lola Mas'],
    ['me llamo ernesto sala', 'Ernesto Sala'],
    ['Pilar Hoy', 'Pilar Hoy'],
    ['Ana mañana', 'Ana'],
    ['Ana Gracias', 'Ana'],
    ['somos Tami y Flor Rey', 'Tami'],
    ['somos dos', null],
    ['*Ana* _Paz_', 'Ana Paz'],
    ['🔥 Ana 🔥', 'Ana'],
    ['Ana 🙂', 'Ana'],
    ['"Ana Paz"', 'Ana Paz'],
    ['Ana\nPaz', 'Ana Paz'],
    ['Pérez, Juan', 'Juan Pérez'],
    ['dos', null],
    ['ocho', null],
    ['no', null],
    ['sí', null],
    ['dale', null],
    ['a esa hora no puedo', null],
    ['con el de siempre', null],
    ['mañana', null],
    ['el viernes', null],
    ['a mi nombre', null],
    ['el mío', null],
    ['no quiero darlo', null],
    ['barba', null],
    ['Barba', null],
    ['Corte', null],
    ['color', null],
    ['gracias', null],
    ['Muchas Gracias', null],
    ['Buen Día', null],
    ['cuánto sale?', null],
    ['para mí', null],
    ['para mi hija', null],
    ['para mi hija Sofía', 'Sofía'],
    ['sofía, mi hija', 'Sofía'],
    ['es para mi marido', null],
    ['es para mi marido Jorge Gil', 'Jorge Gil'],
    ['ponelo a nombre de mi mamá, Elsa Ruiz', 'Elsa Ruiz'],
    ['anotá Ana', 'Ana'],
    ['sí, Ana Paz', 'Ana Paz'],
    ['Ana Paz, el viernes a las 10', 'Ana Paz'],
    ['Ana Paz 30111222', 'Ana Paz'],
    ['soy yo', null],
    ['yo', null],
    ['quién sos?', null],
    ['no sé', null],
    ['esperá', null],
    ['mejor otro día', null],
    ['más tarde', null],
    ['cualquiera', null],
    ['hola', null],
    ['limpieza facial', null],
    ['Limpieza Facial', null],
    ['llamame Toto', 'Toto'],
  ])('%j → %s', (text, name) => {
    expect(nameIn(text, 'client_name')).toBe(name);
  });

  it('is no service, day or professional besides', () => {
    expect(read('Bruno Barba', 'client_name')).toMatchObject({ slots: { client_name: 'Bruno Barba' }, service: null });
    expect(read('Abril Domingo', 'client_name').when).toEqual({ date: null, time: null });
    expect(read('Carlos Gómez', 'client_name').staff).toBeNull();
  });
});

describe('a name that was not asked for', () => {
  it.each<[string, Asked, string | null]>([
    ['corte con maría el miércoles 2 a las 11 Silvia Mora', null, 'Silvia Mora'],
    ['corte con maría el miércoles 2 a las 11\nLucas Vera', null, 'Lucas Vera'],
    ['corte mañana a las 10, Lucas Vera', null, 'Lucas Vera'],
    ['corte el miercoles a las 11 silvia mora', null, 'Silvia Mora'],
    ['barba el jueves 3 15hs Tomás Uriburu', null, 'Tomás Uriburu'],
    ['Silvia Mora corte el lunes a las 10', null, 'Silvia Mora'],
    ['turno Abril Sayago', null, 'Abril Sayago'],
    ['quiero corte mañana a las 10 ANA PAZ', null, 'Ana Paz'],
    ['CORTE MAÑANA A LAS 10 ANA PAZ', null, 'Ana Paz'],
    ['corte mañana a las 10 ana paz', null, 'Ana Paz'],
    ['corte con carlos mañana 10hs Julia Casado', null, 'Julia Casado'],
    ['corte mañana a las 10 para Julia Casado', null, 'Julia Casado'],
    ['corte mañana a las 10 gracias Julia Casado', null, 'Julia Casado'],
    ['corte mañana a las 10 Bruno', null, 'Bruno'],
    ['corte, mañana a las 10, soy Bruno Barba', null, 'Bruno Barba'],
    ['Delfina', 'preferred_date', 'Delfina'],
    ['Soledad', 'preferred_time', 'Soledad'],
    ['Segundo', 'preferred_time', null],
    ['sí, pero a nombre de Ema Ríos', 'confirm', 'Ema Ríos'],
    ['Muchas Gracias Carlos', 'confirm', null],
    ['barba hoy 18hs Maxi R.', null, 'Maxi R.'],
    ['hola Ema, quiero corte mañana', null, null],
    ['quién es Ema Ríos?', null, null],
    ['Limpieza Facial Profunda', 'service_type', null],
    ['llamame Toto', null, 'Toto'],
    ['llamame al 1155554444', null, null],
    ['llamame mañana', null, null],
    ['llamame por favor', null, null],
    ['llamame urgente', null, null],
    ['decime el precio', null, null],
    ['decime precio', null, null],
    ['Mercedes Roca', 'preferred_time', 'Mercedes Roca'],
    ['Norma Gil', 'service_type', 'Norma Gil'],
    ['Ana Paz', 'preferred_date', 'Ana Paz'],
    ['mercedes roca', 'preferred_time', 'Mercedes Roca'],
    ['norma gil', 'service_type', 'Norma Gil'],
    ['ana paz', 'preferred_date', 'Ana Paz'],
    ['ANA PAZ', 'preferred_date', 'Ana Paz'],
    ['Sofía', 'preferred_time', 'Sofía'],
    ['Carlos', 'preferred_time', null],
    ['María', 'preferred_time', null],
    ['María Fernández', 'preferred_time', null],
    ['María Ruiz', 'preferred_time', 'María Ruiz'],
    ['Barba', 'preferred_time', null],
    ['Luz Pulsada', 'service_type', null],
    ['corte', 'service_type', null],
    ['Abril', 'preferred_date', null],
    ['abril', 'preferred_date', null],
    ['Domingo', 'preferred_date', null],
    ['Domingo Sosa', 'preferred_date', 'Domingo Sosa'],
    ['Buen Día', 'preferred_time', null],
    ['Muchas Gracias', 'preferred_time', null],
    ['Av Cabildo', 'preferred_time', null],
    ['Av Cabildo 1234', 'preferred_time', null],
    ['Av Cabildo', 'client_name', null],
    ['CORTE DE CABELLO', null, null],
    ['QUIERO TURNO', null, null],
    ['COLORACION MAÑANA', null, null],
    ['Mar del Plata', 'preferred_date', null],
    ['Villa Crespo', null, null],
    ['Mercedes Benz', null, null],
    ['Mercado Pago', null, null],
    ['Hola Carlos', null, null],
    ['Hola Sofía, quiero un turno', null, null],
    ['Ana Paz', null, 'Ana Paz'],
    ['perdón, Lautaro Vega', 'confirm', 'Lautaro Vega'],
    ['no, es Lautaro Vega', 'confirm', 'Lautaro Vega'],
    ['a nombre de Lautaro', 'confirm', 'Lautaro'],
    ['Lautaro', 'confirm', 'Lautaro'],
    ['perdon, lautaro', 'confirm', 'Lautaro'],
    ['perdón Lautaro Vega', 'confirm', 'Lautaro Vega'],
    ['no, Lautaro', 'confirm', 'Lautaro'],
    ['no soy Ana, soy Lautaro', 'confirm', 'Lautaro'],
    ['no es a nombre de Ana, es a nombre de Juan Vega', 'confirm', 'Juan Vega'],
    ['no, con Carlos', 'confirm', null],
    ['no, Carlos', 'confirm', null],
    ['no, el viernes', 'confirm', null],
    ['sí', 'confirm', null],
    ['mi apellido es Vega', 'confirm', 'Vega'],
    ['Lautaro Vega, no Vera', 'confirm', 'Lautaro Vega'],
    ['el nombre es Lautaro Vega', 'confirm', 'Lautaro Vega'],
    ['cambiá el nombre a Lautaro Vega', 'confirm', 'Lautaro Vega'],
    ['me equivoqué, es a nombre de Lautaro Vega', null, 'Lautaro Vega'],
    ['cancelá el turno de Sofía', null, null],
    ['el turno de Sofía Paz', null, null],
    ['turno con María', null, null],
    ['turno con Silvia Mora mañana', null, null],
    ['para Juan mañana', null, null],
    ['para María', null, null],
    ['para Sofía', null, 'Sofía'],
    ['para sofía', null, 'Sofía'],
    ['para Abril', null, null],
    ['para el viernes', null, null],
    ['para Navidad', null, null],
    ['soy nuevo', null, null],
    ['soy de Rosario', null, null],
    ['soy clienta', null, null],
    ['soy Ana de Palermo', null, 'Ana'],
    ['soy Ana, quiero turno', null, 'Ana'],
    ['hola soy ana quiero turno', null, 'Ana'],
    ['Soy Sofía. Quiero turno', null, 'Sofía'],
    ['me llamo sofia y quiero turno mañana', null, 'Sofia'],
    ['mi hija Sofía necesita corte', null, 'Sofía'],
    ['turno a nombre de Ana Paz y mi mail es a@b.com', null, 'Ana Paz'],
    ['llego 10 minutos tarde', null, null],
    ['corte mañana a nombre de Lola Mas', null, 'Lola Mas'],
    ['corte a nombre de Lola Mas para mañana', null, 'Lola Mas'],
    ['corte mañana a las 10 a nombre de Domingo Vera', null, 'Domingo Vera'],
    ['corte mañana a las 10 a nombre de Pilar Hoy', null, 'Pilar Hoy'],
    ['corte a las 10, me llamo Nora Mayo', null, 'Nora Mayo'],
    ['turno a nombre de ana mañana', null, 'Ana'],
    ['turno a nombre de ana hoy a las 10', null, 'Ana'],
    ['me llamo ana quiero', null, 'Ana'],
    ['me llamo ana, hola', null, 'Ana'],
    ['Quiero Turno A Nombre De Ana Mañana', null, 'Ana'],
    ['a nombre de Ana Lunes 10hs', null, 'Ana'],
    ['soy Ernesto Sala', null, 'Ernesto Sala'],
    ['soy Ana Clienta', null, 'Ana'],
    ['soy ana clienta de ustedes', null, 'Ana'],
    ['Necesito Turno Para Mañana', null, null],
    ['Quiero Corte Y Barba', null, null],
    ['Alisado Brasileño', null, null],
    ['Corte Rosa', null, null],
    ['me atendió Carlos', null, null],
    ['Corte con Juan Pérez', null, null],
  ])('%j after %s → %s', (text, asked, name) => {
    expect(nameIn(text, asked)).toBe(name);
  });
});

describe('a message that is a name', () => {
  it.each([
    'Simón',
    'Segundo',
    'sí, Ana Paz',
    'me llamo Rocío Vez',
    'llamame Toto, por favor',
    'hola, a nombre de Luz Mayor',
    '🔥 Ana 🔥',
  ])('%s', (text) => {
    expect(isWholeName(text, true)).toBe(true);
  });

  it.each([
    'sí',
    'dos',
    'llamame mañana',
    'Ana Paz, el viernes a las 10',
    'quiero cancelar',
    'a esa hora no puedo',
    'soy Ana y quiero un turno',
  ])('%s is more than a name, or none', (text) => {
    expect(isWholeName(text, true)).toBe(false);
  });

  it('needs its announcement where no name was asked for', () => {
    expect(isWholeName('llamame Toto', false)).toBe(true);
    expect(isWholeName('Simón', false)).toBe(false);
    expect(readAskedName('Simón')?.value).toBe('Simón');
  });
});
