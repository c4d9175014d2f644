import { describe, expect, it } from '@jest/globals';
import { understand } from '..';
import type { PendingQuestion } from '../context';

const CATALOGUE = {
  services: [{ name: 'Corte', synonyms: [] }],
  staff: [
    { name: 'Carlos Rodríguez', synonyms: ['Carlos'] },
    { name: 'Juan Martínez', synonyms: ['Juan'] },
    { name: 'María Fernández', synonyms: ['María'] },
    { name: 'Dra. Lucía Gómez', synonyms: ['doctora Gómez'] },
    { name: 'Dr. Martín Sosa', synonyms: [] },
    { name: 'Dr. Pablo Luz', synonyms: [] },
  ],
};

function read(text: string, pendingQuestion: PendingQuestion | null = null) {
  const reading = understand(text, {
    now: '2026-11-24T10:00:00-03:00',
    timezone: 'America/Argentina/Buenos_Aires',
    catalogue: CATALOGUE,
    pendingQuestion,
  });
  const { staff } = reading;
  const whom =
    staff?.kind === 'one' ? staff.name : staff?.kind === 'several' ? staff.names.join(' | ') : (staff?.kind ?? null);
  return { whom, name: reading.slots.client_name ?? null };
}

describe('professionals in a message', () => {
  it.each([
    ['corte con juan mañana', 'Juan Martínez'],
    ['corte, Carlos, mañana', 'Carlos Rodríguez'],
    ['turno con marya', 'María Fernández'],
    ['con la doctora Sosa', 'Dr. Martín Sosa'],
    ['con la dra', 'Dra. Lucía Gómez'],
    ['con el doctor', 'Dr. Martín Sosa | Dr. Pablo Luz'],
    ['con Carlos o con María', 'Carlos Rodríguez | María Fernández'],
    ['no con Carlos, con Juan', 'Juan Martínez'],
    ['mañana pero no con Carlos', null],
    ['turno con Juan Pérez', 'unknown'],
    ['turno con Roberto', 'unknown'],
    ['turno con juan perez', 'unknown'],
    ['turno con María Luna', 'unknown'],
    ['TURNO CON JUAN PEREZ', 'unknown'],
    ['corte con Juan el Domingo', 'Juan Martínez'],
    ['turno con juan martinez', 'Juan Martínez'],
    ['con cualquiera', 'any'],
  ])('%s → %s', (text, whom) => {
    expect(read(text).whom).toBe(whom);
  });

  it.each([
    'hola Carlos, quería un turno',
    'turno para Marta',
    'el martes si puede ser',
    'cancelá el turno de Juan Pérez',
    'prendan la luz',
  ])('%s names none', (text) => {
    expect(read(text).whom).toBeNull();
  });
});

describe('a name that was asked for', () => {
  const asked: PendingQuestion = { kind: 'slot', slot: 'client_name' };

  it.each([
    ['Juan Pérez', 'Juan Pérez'],
    ['Juana Molina', 'Juana Molina'],
    ['Marta', 'Marta'],
    ['carlos', 'Carlos'],
    ['si m llamo sofi', 'Sofi'],
    ['Ana López, ana.lopez@gmail.com', 'Ana López'],
  ])('%s is the customer', (text, name) => {
    expect(read(text, asked)).toEqual({ whom: null, name });
  });

  it('is not the professional after "con"', () => {
    expect(read('con Carlos', asked)).toEqual({ whom: 'Carlos Rodríguez', name: null });
    expect(read('Ana, con Carlos', asked)).toEqual({ whom: 'Carlos Rodríguez', name: 'Ana' });
  });

  it('introduces the customer out of the blue too', () => {
    expect(read('soy Juan, corte con María mañana')).toEqual({ whom: 'María Fernández', name: 'Juan' });
  });
});
