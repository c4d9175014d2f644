import { describe, expect, it } from '@jest/globals';
import { resolveReference } from './references';
import type { KnownAppointment } from './types';

const appointment = (clientName: string): KnownAppointment => ({
  code: clientName,
  service: 'Limpieza Dental',
  staff: 'Lucía Gómez',
  date: '2026-12-03',
  time: '16:00',
  freeCancellation: true,
  clientName,
});

const meant = (name: string, ...names: string[]): string[] =>
  resolveReference(names.map(appointment), { owner: { name } }, { contact: {}, latest: null }).meant.map(
    ({ code }) => code,
  );

describe('whose appointment is meant', () => {
  it.each([
    ['Tomi', 'Tomás Pérez'],
    ['Sofi', 'Sofía Pérez'],
    ['Mili', 'Milena Pérez'],
    ['Juancito', 'Juan Pérez'],
    ['Leo', 'Leonardo Gil'],
    ['Tomi Pérez', 'Tomás Pérez'],
  ])('%s may be short for %s', (short, full) => {
    expect(meant(short, full, 'Ana Ruiz')).toEqual([full]);
  });

  it('is the one of exactly that name first', () => {
    expect(meant('Sofi', 'Sofía Pérez', 'Sofi Ruiz')).toEqual(['Sofi Ruiz']);
  });

  it.each([
    ['Ana', 'Mariana Pérez'],
    ['Tomi Gil', 'Tomás Pérez'],
    ['Li', 'Lila Pérez'],
  ])('%s is not %s', (short, full) => {
    expect(meant(short, full)).toEqual([]);
  });
});
