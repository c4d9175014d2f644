import { describe, expect, it } from '@jest/globals';
import { WORKSPACES } from '../../evals/workspaces';
import { REFUSALS } from '../tools/results';
import { sayRefusal } from './say-refusals';

const workspace = WORKSPACES.estilo;
if (!workspace) throw new Error('no such workspace');
const context = { workspace, now: '2026-11-24T13:00:00.000Z' };
const wish = { service: 'Barba', staff: 'María Fernández', date: '2026-11-29', time: '15:00' };

describe('refusals', () => {
  it('each have a sentence of their own, with and without details', () => {
    for (const details of [wish, {}]) {
      const sentences = REFUSALS.map((code) =>
        sayRefusal({ kind: 'refused', code, wish: details, known: [], atWrite: false }, context),
      );
      expect(new Set(sentences).size).toBe(REFUSALS.length);
      for (const sentence of sentences) expect(sentence).toMatch(/^[¿"A-ZÁÉÍÓÚÑ].{8,180}[.?]$/u);
    }
  });

  it('tell an hour at which it is closed from one that is too late for what is done', () => {
    const refused = { kind: 'refused' as const, code: 'outside_hours' as const, known: [], atWrite: false };
    const say = (time: string) =>
      sayRefusal({ ...refused, wish: { service: 'Barba', date: '2026-11-26', time } }, context);
    expect(say('13:30')).toBe('A las 13:30 está cerrado: el jueves 26/11 atendemos de 9 a 13 y 14 a 19.');
    expect(say('18:50')).toMatch(/^A las 18:50 no llegamos: Barba lleva \d+ min y cerramos a las 19\.$/);
  });

  it('distinguish a slot taken a moment ago from one that was taken before', () => {
    const refused = { kind: 'refused' as const, code: 'slot_taken' as const, wish, known: [] };
    expect(sayRefusal({ ...refused, atWrite: true }, context)).toBe('Ese horario se acaba de ocupar.');
    expect(sayRefusal({ ...refused, atWrite: false }, context)).toBe('El domingo 29/11 a las 15:00 ya está ocupado.');
  });

  it('tell a closed day by its own reason, and a holiday by its name', () => {
    const refused = { kind: 'refused' as const, code: 'holiday' as const, wish, known: [], atWrite: false };
    const said = (kind: 'special' | 'national', label: string) =>
      sayRefusal({ ...refused, closure: { kind, label } }, context);
    expect(said('special', 'Inventario')).toBe('El domingo 29/11 cerramos: Inventario.');
    expect(said('national', 'Navidad')).toBe('El domingo 29/11 es feriado (Navidad) y no abrimos.');
  });
});
