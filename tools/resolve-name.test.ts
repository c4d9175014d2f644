import { describe, expect, it } from '@jest/globals';
import { CONSULTORIO_NORTE } from '../store/seed-consultorio';
import { ESTILO } from '../store/seed-estilo';
import { isAnybody, resolveName, type Named } from './resolve-name';

const meaning = (
  said: string,
  items: readonly Named[],
  of: 'things' | 'people' = 'things',
): string | string[] | null => {
  const found = resolveName(said, items, of);
  if (found.kind === 'one') return found.item.name;
  return found.kind === 'several' ? found.items.map(({ name }) => name) : null;
};

describe('names of services', () => {
  it.each([
    ['Corte de Cabello', 'Corte de Cabello'],
    ['corte de cabello', 'Corte de Cabello'],
    ['CORTE', 'Corte de Cabello'],
    ['coloracion', 'Coloración'],
    ['Tintura', 'Coloración'],
    ['corte de cabello para varón', 'Corte de Cabello'],
    ['brushin', 'Brushing'],
    ['Depilación', null],
    ['', null],
    ['de la', null],
  ])('%s → %s', (said, expected) => {
    expect(meaning(said, ESTILO.services)).toBe(expected);
  });

  it.each([
    ['control', 'Control de Ortodoncia'],
    ['chequeo', 'Consulta'],
    ['limpieza', 'Limpieza Dental'],
    ['blanqueamineto', 'Blanqueamiento'],
  ])('%s → %s in another trade', (said, expected) => {
    expect(meaning(said, CONSULTORIO_NORTE.services)).toBe(expected);
  });

  it('are several when several fit equally, and the exact one wins over the longer', () => {
    const items = ['Masaje', 'Masaje Descontracturante', 'Masaje Deportivo'].map((name) => ({ name, synonyms: [] }));
    expect(meaning('masaje', items)).toBe('Masaje');
    expect(meaning('masaje', items.slice(1))).toEqual(['Masaje Descontracturante', 'Masaje Deportivo']);
  });
});

describe('names of professionals', () => {
  it.each([
    ['Juan', 'Juan Martínez'],
    ['maria', 'María Fernández'],
    ['Carlos Rodriguez', 'Carlos Rodríguez'],
    ['Marta', null],
    ['Roberto', null],
  ])('%s → %s', (said, expected) => {
    expect(meaning(said, ESTILO.staff, 'people')).toBe(expected);
  });

  it.each([
    ['Dra. Gómez', 'Dra. Lucía Gómez'],
    ['la doctora Lucía', 'Dra. Lucía Gómez'],
    ['Sosa', 'Dr. Martín Sosa'],
    ['dr martin sosa', 'Dr. Martín Sosa'],
  ])('%s → %s with titles', (said, expected) => {
    expect(meaning(said, CONSULTORIO_NORTE.staff, 'people')).toBe(expected);
  });
});

it('knows who does not mind', () => {
  for (const said of [undefined, '', 'cualquiera', 'Me da igual', 'el que sea', 'indistinto'])
    expect(isAnybody(said)).toBe(true);
  for (const said of ['Juan', 'cualquiera menos Juan']) expect(isAnybody(said)).toBe(false);
});
