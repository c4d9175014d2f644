import { describe, expect, it } from '@jest/globals';
import { argentineHolidays, ARGENTINE_NAMED_DAYS, easterSunday } from './holidays-ar';

const dated = (year: number): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const { name, date } of argentineHolidays(year)) (found[name] ??= []).push(date.slice(5));
  return found;
};

describe('easterSunday', () => {
  it.each([
    [2000, '2000-04-23'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('%i is %s', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });
});

describe('argentineHolidays', () => {
  it('keeps the fixed days where they fall', () => {
    const days = dated(2026);
    expect(days['Año Nuevo']).toEqual(['01-01']);
    expect(days['Día de la Bandera']).toEqual(['06-20']);
    expect(days['Día de la Independencia']).toEqual(['07-09']);
    expect(days['Navidad']).toEqual(['12-25']);
  });

  it('derives Carnival and Good Friday from Easter', () => {
    expect(dated(2026)['Carnaval']).toEqual(['02-16', '02-17']);
    expect(dated(2026)['Viernes Santo']).toEqual(['04-03']);
    expect(dated(2025)['Carnaval']).toEqual(['03-03', '03-04']);
  });

  it.each([
    // Tuesday or Wednesday: the Monday before. Thursday or Friday: the Monday after. Otherwise the day itself.
    [2026, 'Paso a la Inmortalidad del General Martín Miguel de Güemes', '06-15'],
    [2025, 'Paso a la Inmortalidad del General Martín Miguel de Güemes', '06-16'],
    [2027, 'Paso a la Inmortalidad del General Martín Miguel de Güemes', '06-21'],
    [2026, 'Paso a la Inmortalidad del General José de San Martín', '08-17'],
    [2027, 'Paso a la Inmortalidad del General José de San Martín', '08-16'],
    [2026, 'Día del Respeto a la Diversidad Cultural', '10-12'],
    [2027, 'Día del Respeto a la Diversidad Cultural', '10-11'],
    [2026, 'Día de la Soberanía Nacional', '11-23'],
    [2025, 'Día de la Soberanía Nacional', '11-24'],
    [2027, 'Día de la Soberanía Nacional', '11-20'],
  ])('moves in %i %s to %s', (year, name, date) => {
    expect(dated(year)[name]).toEqual([date]);
  });

  it('lists sixteen days in order', () => {
    for (let year = 2020; year <= 2040; year++) {
      const dates = argentineHolidays(year).map(({ date }) => date);
      expect(dates).toHaveLength(16);
      expect([...dates].sort()).toEqual(dates);
    }
  });
});

describe('ARGENTINE_NAMED_DAYS', () => {
  const on = (name: string, year: number): string | undefined =>
    ARGENTINE_NAMED_DAYS.find(({ names }) => names.includes(name))?.on(year).from;

  it.each([
    ['dia del padre', '2026-06-21'],
    ['dia de la madre', '2026-10-18'],
    ['dia del nino', '2026-08-16'],
    ['jueves santo', '2026-04-02'],
    ['semana santa', '2026-04-02'],
    ['nochebuena', '2026-12-24'],
    ['dia de la soberania', '2026-11-23'],
  ])('%s is %s', (name, date) => {
    expect(on(name, 2026)).toBe(date);
  });
});
