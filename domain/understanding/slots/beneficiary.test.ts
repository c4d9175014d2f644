import { describe, expect, it } from '@jest/globals';
import { SALON } from '../../../test/unit/salon-catalogue';
import type { Catalogue } from '../../catalogue';
import { FOR_WHOM, readBeneficiaries, readOwnerOfAppointment, WHOSE, type Beneficiary } from './beneficiary';

/** "hija Sofía", "yo"; nobody is an empty text. */
const said = (person: Beneficiary | null): string =>
  person === null ? '' : person.self ? 'yo' : [person.relation, person.name].filter((part) => part !== null).join(' ');
const forWhom = (raw: string, catalogue?: Catalogue): string =>
  readBeneficiaries({ raw }, catalogue).map(said).join(' + ');
const whose = (raw: string, catalogue?: Catalogue): string => said(readOwnerOfAppointment({ raw }, catalogue));

describe('for whom an appointment is asked', () => {
  it.each(FOR_WHOM.flatMap(({ id, examples }) => examples.map(([text, people]) => [id, text, people] as const)))(
    '%s: %s',
    (_, text, people) => {
      expect(forWhom(text)).toBe(people);
    },
  );

  it.each([
    ['turno limpieza para mi mamá y para mí el martes a la mañana', 'mamá + yo'],
    ['turno limpieza para mi mama y para mi el martes', 'mamá + yo'],
    ['quiero turno para mi mañana a las 10', 'yo'],
    ['para mí está bien', ''],
    ['para mi esta perfecto a las 10', ''],
    ['para mi esta semana', 'yo'],
    ['para mi cumpleaños', ''],
    ['para el viernes', ''],
    ['para corte', ''],
    ['para dos', ''],
    ['para Abril', ''],
    ['para abril', ''],
    ['no es para mí, es para mi hija', 'hija'],
    ['es para mi hija, no para mí', 'hija'],
    ['mi hija necesita turno', 'hija'],
    ['mi hija Olivia necesita una clase', 'hija Olivia'],
    ['vamos mi marido y yo', 'marido + yo'],
    ['turno para mi mamá, mi hijo Tomás y yo', 'mamá + hijo Tomás + yo'],
    ['para mi y mi hijo', 'yo + hijo'],
    ['para mí y para mi hijo Tomás', 'yo + hijo Tomás'],
    ['y otro para mi hijo Tomás', 'hijo Tomás'],
    ['uno para Ana y otro para Luis', 'Ana + Luis'],
    ['uno para ana y otro para luis', 'Ana + Luis'],
    ['para Carlos', ''],
    ['para María', ''],
    ['para María Ruiz', 'María Ruiz'],
    ['para mi hija María', 'hija'],
    ['TURNO PARA MI HIJA SOFIA MAÑANA', 'hija Sofia'],
    ['quiero turno para un amigo', 'amigo'],
    ['para la señora', 'señora'],
    ['para las chicas del local', 'chica'],
    ['corte para mi nene de 5 años, Bauti', 'nene Bauti'],
    ['para mi hija que se llama Ana', 'hija Ana'],
    ['p/ mi hija', 'hija'],
    ['para mi pareja y para mí', 'pareja + yo'],
    ['para mi perro', ''],
    ['para mis dos hijas', 'hija + hija'],
    ['para mi hija mañana a las 10', 'hija'],
    ['para mi hija y color para mi', 'hija + yo'],
    ['agendame a mi mamá Carmen Salcedo', 'mamá Carmen Salcedo'],
    ['tenés turno para hoy?', ''],
    ['para mi hija Sofía y mi hijo Tomás', 'hija Sofía + hijo Tomás'],
    ['para Sofía y Tomás', 'Sofía + Tomás'],
    ['para mí sola', 'yo'],
    ['que precio tiene para mi pelo largo', ''],
    ['2 lugares jue 18:30hs p/ mi y p/ Meli Ortiz', 'yo + Meli Ortiz'],
    ['para mi suegra el lunes', 'suegra'],
    ['mi mamá me dijo que cierran', ''],
    ['quiero cancelar', ''],
    ['turno para Av Cabildo', ''],
    ['para Mercedes Benz', ''],
    ['le saco turno a mi hijo', 'hijo'],
    ['sacale turno a mi mamá', 'mamá'],
    ['quiero sacarle turno a mi hijo Joaquín Medina para control', 'hijo Joaquín Medina'],
  ])('%s → %s', (text, people) => {
    expect(forWhom(text, SALON)).toBe(people);
  });

  it('tells where each was read', () => {
    const text = 'uno para mi hija Sofía y otro para mí';
    expect(readBeneficiaries({ raw: text }).map(({ span }) => span)).toEqual([
      { start: 9, end: 22, text: 'mi hija Sofía' },
      { start: 35, end: 37, text: 'mí' },
    ]);
  });
});

describe('whose appointment is meant', () => {
  it.each(WHOSE.flatMap(({ id, examples }) => examples.map(([text, person]) => [id, text, person] as const)))(
    '%s: %s',
    (_, text, person) => {
      expect(whose(text)).toBe(person);
    },
  );

  it.each([
    ['cancelá el turno de Sofía', 'Sofía'],
    ['pasá el de mi hija al lunes', 'hija'],
    ['a qué hora tiene turno Sofía?', 'Sofía'],
    ['el mío', 'yo'],
    ['ahora el mío', 'yo'],
    ['el turno con María', ''],
    ['el turno de María', ''],
    ['el turno de maria ruiz', 'Maria Ruiz'],
    ['el turno de la Dra Paz', ''],
    ['el de las 10', ''],
    ['el de mañana', ''],
    ['el del martes', ''],
    ['el turno de corte', ''],
    ['el turno de la tarde', ''],
    ['lo de siempre', ''],
    ['el de abril', ''],
    ['el de julio', ''],
    ['el de color', ''],
    ['el turno de Barba', ''],
    ['el turno de Luz Pulsada', ''],
    ['cancelá el de la nena', 'nena'],
    ['cancelá el de mi mama', 'mamá'],
    ['el turno de juan perez', 'Juan Perez'],
    ['el de sofia', 'Sofia'],
    ['CANCELA EL TURNO DE SOFIA', 'Sofia'],
    ['cancelale el turno a Sofía', 'Sofía'],
    ['cuándo le toca a mi hija', 'hija'],
    ['mi hija no puede ir', 'hija'],
    ['Sofía no puede ir', 'Sofía'],
    ['no puede ir Sofía', ''],
    ['Sofía tiene turno el martes?', 'Sofía'],
    ['quiero un turno para Sofía', ''],
    ['cancelá mi turno', ''],
    ['cancelar el turno a nombre de Sofía Paz', 'Sofía Paz'],
    ['el que está a nombre de mi mamá', 'mamá'],
    ['la de las 3', ''],
    ['tiene turno para mañana?', ''],
    ['tiene turno María mañana?', ''],
    ['pasalo al lunes', ''],
    ['pasame con Sofía', ''],
    ['lo de mi hijo Tomás lo paso al lunes', 'hijo Tomás'],
    ['cancelá los dos', ''],
    ['el turno de mi vieja', 'vieja'],
    ['el horario de Sofía', 'Sofía'],
    ['qué horario de atención tienen', ''],
    ['la hora de cierre', ''],
    ['el turno de Ana y el mío', 'Ana'],
    ['el de él', ''],
    ['el de Domingo', 'Domingo'],
    ['el de domingo', ''],
    ['el turno de Rosa', 'Rosa'],
    ['el turno de las 15 de Silvia Mora', 'Silvia Mora'],
    ['el turno del lunes de Sofía', 'Sofía'],
    ['el otro, el de Sofía', 'Sofía'],
    ['va a ir Sofía', ''],
    ['reprogramá a Sofía para el lunes', 'Sofía'],
    ['el turno de mi hija con María', 'hija'],
    ['cambiar turno de hoy', ''],
    ['el precio de color', ''],
    ['la dirección de Sofía', ''],
  ])('%s → %s', (text, person) => {
    expect(whose(text, SALON)).toBe(person);
  });
});
