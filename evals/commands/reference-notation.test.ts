import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Reference } from '../../domain/understanding/commands/types';
import { readReference, writeReference } from './reference-notation';

const one = fc.constantFrom;
const named = fc.record<Reference>(
  {
    code: one('K7QF2M', 'A1B2C3'),
    owner: one({ self: true as const }, { relation: 'hija' }, { name: 'Sofía Paz' }),
    service: one('Barba', 'Alineación y Balanceo'),
    staff: one('Dra. Lucía Gómez', 'Nora Paz'),
    day: one({ from: '2026-12-01', to: '2026-12-01' }, { from: '2026-12-01', to: '2026-12-05' }),
    time: one('09:00', '18:30'),
    which: one('all' as const, 'other' as const, 'that' as const),
  },
  { requiredKeys: [] },
);

/** With what is left out and each of several, which may have such of their own. */
const { reference } = fc.letrec<{ reference: Reference }>((tie) => ({
  reference: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    named,
    fc
      .tuple(
        named,
        fc.record(
          { not: tie('reference'), or: fc.array(tie('reference'), { minLength: 1, maxLength: 3 }) },
          { requiredKeys: [] },
        ),
      )
      .map(([own, inside]) => ({ ...own, ...inside })),
  ),
}));

describe('references', () => {
  it('are read back as they were written', () => {
    fc.assert(fc.property(reference, (given) => expect(readReference(writeReference(given))).toEqual(given)));
  });

  it.each(['owner', 'hija', 'which=some', 'not(owner=hija', 'not(owner=hija)x', 'service='])('are not %j', (text) =>
    expect(readReference(text)).toBeNull(),
  );
});
