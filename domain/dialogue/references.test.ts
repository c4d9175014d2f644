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

describe('several that are named, and those that are kept', () => {
  const all = [
    { ...appointment('Ana Ruiz'), service: 'Blanqueamiento' },
    appointment('Sofía Pérez'),
    { ...appointment('Leo Gil'), date: '2026-12-04' },
  ];
  const codes = (reference: Parameters<typeof resolveReference>[1]): string[] =>
    resolveReference(all, reference, { contact: {}, latest: null }).meant.map(({ code }) => code);

  it('are each meant', () => {
    expect(codes({ or: [{ owner: { name: 'Leo' } }, { service: 'Blanqueamiento' }] })).toEqual(['Ana Ruiz', 'Leo Gil']);
  });

  it("are told by a name or a service first: what is one's own is among the rest", () => {
    expect(codes({ or: [{ owner: { self: true } }, { owner: { name: 'Sofía' } }] })).toHaveLength(3);
    expect(
      codes({ owner: { self: true }, not: { or: [{ owner: { name: 'Sofía' } }, { owner: { name: 'Leo' } }] } }),
    ).toEqual(['Ana Ruiz']);
  });

  it('are not what is kept', () => {
    const or = [{ owner: { name: 'Leo' } }, { owner: { name: 'Sofía' } }];
    expect(codes({ or, which: 'all', not: { owner: { name: 'Sofía' } } })).toEqual(['Leo Gil']);
  });

  it('are told nothing of a name that nobody has, when it is what is kept', () => {
    expect(codes({ owner: { name: 'Leo' }, not: { owner: { name: 'Zoe' } } })).toEqual(['Leo Gil']);
  });
});

describe('a day, and what has just been done', () => {
  const on = (date: string): KnownAppointment => ({ ...appointment(date), date });
  const thursday = { from: '2026-12-03', to: '2026-12-03', weekday: true as const };
  const codes = (
    appointments: KnownAppointment[],
    reference: Parameters<typeof resolveReference>[1],
    latest: Parameters<typeof resolveReference>[2]['latest'] = null,
  ): string[] => resolveReference(appointments, reference, { contact: {}, latest }).meant.map(({ code }) => code);

  it('is the next Thursday, or the Thursday of another week when there is none on that', () => {
    expect(codes([on('2026-12-03'), on('2026-12-10')], { day: thursday })).toEqual(['2026-12-03']);
    expect(codes([on('2026-12-04'), on('2026-12-10')], { day: thursday })).toEqual(['2026-12-10']);
  });

  it('is no other day, when it was named by its number', () => {
    const { weekday: _, ...numbered } = thursday;
    expect(codes([on('2026-12-04'), on('2026-12-10')], { day: numbered })).toEqual(['2026-12-04', '2026-12-10']);
  });

  it('are the others still, when the one on that day has just been cancelled or moved', () => {
    const others = { which: 'all' as const, not: { day: thursday } };
    const left = [on('2026-12-04'), on('2026-12-05')];
    const both = ['2026-12-04', '2026-12-05'];
    expect(codes(left, others, { kind: 'cancelled', appointment: on('2026-12-03'), turn: 1 })).toEqual(both);
    const moved = { ...on('2026-12-03'), date: '2026-12-11' };
    const previous = { date: '2026-12-03', time: '16:00' };
    expect(codes([...left, moved], others, { kind: 'moved', appointment: moved, previous, turn: 1 })).toEqual(both);
  });
});
