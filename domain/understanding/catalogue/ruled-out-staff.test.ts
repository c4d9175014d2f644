import { describe, expect, it } from '@jest/globals';
import { workspaceOf } from '../../../evals/workspaces';
import { emptyState, understandingContext } from '../../dialogue';
import { understand } from '..';
import type { UnderstandingContext } from '../types';
import { STAFF_EXCLUSIONS } from './ruled-out-staff';

const contextOf = (business: string): UnderstandingContext =>
  understandingContext(emptyState(), workspaceOf(business), '2026-11-27T13:00:00Z');

/** While a booking is being made. */
const ruledOut = (text: string, business = 'estilo'): string[] =>
  understand(text, { ...contextOf(business), task: { kind: 'book', dated: false } })
    .commands.flatMap((command) => (command.do === 'exclude' ? (command.staff ?? []) : []))
    .sort();

const examples = STAFF_EXCLUSIONS.flatMap(({ id, examples: all }) => all.map((text) => [id, text] as const));
const counter = STAFF_EXCLUSIONS.flatMap(({ id, counter: all = [] }) => all.map((text) => [id, text] as const));

describe('professionals who are ruled out', () => {
  it.each(examples)('%s: %s', (_, text) => expect(ruledOut(text)).toEqual(['Carlos Rodríguez']));
  it.each(counter)('not %s: %s', (_, text) => expect(ruledOut(text)).toEqual([]));

  it('are all of those that are named', () =>
    expect(ruledOut('que no sea ni Juan ni Carlos')).toEqual(['Carlos Rodríguez', 'Juan Martínez']));

  it('are found by their title and surname', () =>
    expect(ruledOut('quiero una consulta el lunes, pero no con el doctor Sosa', 'dental')).toEqual([
      'Dr. Martín Sosa',
    ]));

  it('rule out no day that is named beside them', () => {
    const text = 'quiero corte el martes pero no quiero que me atienda Juan';
    const { slots, commands } = understand(text, contextOf('estilo'));
    expect(slots.preferred_date).toBe('2026-12-01');
    expect(slots.staff_name).toBeUndefined();
    expect(commands.filter(({ do: kind }) => kind === 'exclude')).toHaveLength(1);
  });
});
