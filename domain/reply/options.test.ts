import { describe, expect, it } from '@jest/globals';
import { MAX_OPTION, optionLabel } from './options';

const label = (service: string, clientName: string): string =>
  optionLabel(
    {
      values: {},
      appointment: {
        code: 'A',
        service,
        staff: 'Laura Benítez',
        date: '2026-12-03',
        time: '16:00',
        clientName,
        freeCancellation: true,
      },
    },
    { now: '2026-11-27T10:00:00-03:00', timezone: 'America/Argentina/Buenos_Aires', named: true },
  );

describe('a list of appointments in several names', () => {
  it.each([
    ['Control', 'Tomás Pérez', 'Control con Laura Benítez, jueves 3/12 16:00, Tomás Pérez'],
    ['Limpieza de sarro', 'Tomás Pérez', 'Limpieza de sarro con Laura Benítez, jueves 3/12 16:00, Tomás'],
    [
      'Limpieza y Blanqueamiento Dental',
      'Tomás Pérez',
      'Limpieza y Blanqueamiento Dental, jueves 3/12 16:00, Tomás Pérez',
    ],
    [
      'Ortodoncia y tratamiento de conducto en dos sesiones',
      'Tomás Pérez',
      'Ortodoncia y tratamiento de conducto…, jueves 3/12 16:00, Tomás',
    ],
  ])('keeps the name: %s', (service, name, line) => {
    expect(label(service, name)).toBe(line);
    expect(line.length).toBeLessThanOrEqual(MAX_OPTION);
  });
});
