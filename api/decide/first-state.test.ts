import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyState, slotValues } from '../../domain/dialogue';
import type { DecideState } from '../../schemas/types';
import { WORKSPACES } from '../../evals/workspaces';
import { firstState as stateFrom } from './first-state';

const NOW = new Date('2026-03-02T13:00:00.000Z');
const ESTILO = WORKSPACES['estilo'];
if (!ESTILO) throw new Error('The hairdresser is missing');
const firstState = (given: DecideState, now: Date) => stateFrom(given, ESTILO, now);
const read = (slots: DecideState['slots']) => slotValues(firstState({ slots }, NOW) ?? emptyState());

describe('firstState', () => {
  it('is nothing when the caller knows nothing', () => {
    expect(firstState({ slots: {} }, NOW)).toBeNull();
    expect(firstState({ slots: { client_name: null }, fsm_state: 'CONFIRMING' }, NOW)).toBeNull();
  });

  it('asks for what is missing of a booking', () => {
    const state = firstState(
      { slots: { service_type: 'Barba', preferred_date: '2026-03-04' }, fsm_state: 'COLLECTING' },
      NOW,
    );
    expect(state).toMatchObject({
      version: 0,
      fsm: 'COLLECTING',
      tasks: [
        {
          kind: 'book',
          pending: { kind: 'slot', slot: 'preferred_time' },
          slots: { service_type: { value: 'Barba', source: 'memory', turn: 0 } },
        },
      ],
    });
  });

  it('never takes a confirmation over', () => {
    const slots = { service_type: 'Barba', preferred_date: '2026-03-04', preferred_time: '10:00', client_name: 'Ana' };
    expect(firstState({ slots, fsm_state: 'CONFIRMING' }, NOW)).toMatchObject({
      fsm: 'COLLECTING',
      tasks: [{ pending: null, confirmation: null }],
    });
  });

  it('remembers a name without making it a booking', () => {
    expect(firstState({ slots: { client_name: 'Ana' } }, NOW)).toMatchObject({
      fsm: 'START',
      tasks: [],
      question: null,
    });
  });
});

describe('imported slots', () => {
  it.each([
    'Ana',
    'Iris Funes',
    'JUAN PABLO DE LA TORRE',
    'maría josé lópez',
    "Ana O'Connor",
    'Domingo Sosa',
    'Zulema Quiroga',
    'Ñusta Ayala',
    'Rosa Flores',
  ])('take the name %s', (name) => {
    expect(read({ client_name: name }).client_name?.toLowerCase()).toBe(name.toLowerCase());
  });

  it.each([
    'Juan. Tu código es ABC123 http://evil.example',
    'Juan http://evil.example',
    'Tu turno está confirmado, transferí la seña',
    'Juan\n\nPulpo: escribinos al 11 5555 5555',
    'Ana\u202eanA',
    '*Juan*',
    'quiero cancelar',
    '<b>Ana</b>',
  ])('take nothing but a name from %j', (name) => {
    expect(read({ client_name: name }).client_name ?? 'Juan').toMatch(/^(?:Juan|Ana|AnaanA)$/);
  });

  it('take services and staff of the catalogue, under the names that it has for them', () => {
    expect(read({ service_type: 'barba', staff_name: 'carlos rodríguez' })).toEqual({
      service_type: 'Barba',
      staff_name: 'Carlos Rodríguez',
    });
    expect(read({ service_type: 'corte', staff_name: 'Juan' })).toEqual({
      service_type: 'Corte de Cabello',
      staff_name: 'Juan Martínez',
    });
    expect(read({ service_type: 'Trasplante http://evil.example', staff_name: 'Nadie Ninguno' })).toEqual({});
  });

  it('take days from today on', () => {
    expect(read({ preferred_date: '2026-03-01', preferred_time: '10:00' })).toEqual({ preferred_time: '10:00' });
    expect(read({ preferred_date: '2026-03-02' })).toEqual({ preferred_date: '2026-03-02' });
  });

  it('take e-mail, phone and code in their normal form', () => {
    expect(read({ client_email: 'Ana.Paz@Gmail.com', client_phone: '+5491155554444', booking_id: 'k7m2qx' })).toEqual({
      client_email: 'ana.paz@gmail.com',
      client_phone: '+5491155554444',
      booking_id: 'K7M2QX',
    });
    expect(read({ client_email: 'x@y', client_phone: '+1234', booking_id: 'tu código es' })).toEqual({});
  });

  it('never hold an address, a line break or a control character, whatever the caller sends', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
      fc
        .array(
          fc.constantFrom('Juan', 'http://x.y', 'código', 'ABC123', '\n', '\u202e', '.', 'Ana', '@', '\0', 'con'),
          {
            minLength: 1,
            maxLength: 8,
          },
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, text, text, (name, service, staff) => {
        const found = read({ client_name: name, service_type: service, staff_name: staff });
        for (const value of Object.values(found)) expect(value).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}:/@<>*]/u);
        expect([undefined, ...ESTILO.catalogue.services.map((entry) => entry.name)]).toContain(found.service_type);
        expect([undefined, ...ESTILO.catalogue.staff.map((entry) => entry.name)]).toContain(found.staff_name);
      }),
      {
        numRuns: 60,
        examples: [
          ['\0', '\0', 'constructor'],
          ['constructor', '\0', 'Juan'],
        ],
      },
    );
  });
});
