import { describe, expect, it } from '@jest/globals';
import { CORRECTIONS, correctedName } from './name-correction';

describe('a known name, put right', () => {
  it.each(CORRECTIONS.flatMap(({ id, examples }) => examples.map((example) => [id, ...example] as const)))(
    '%s: %s, "%s" → %s',
    (_, known, text, name) => {
      expect(correctedName(text, known, null)?.value).toBe(name);
    },
  );

  it.each(CORRECTIONS.flatMap(({ id, counter }) => counter.map((example) => [id, ...example] as const)))(
    'not %s: %s, "%s"',
    (_, known, text) => {
      expect(correctedName(text, known, null)).toBeNull();
    },
  );

  it.each([
    ['Leo Gil', 'sí'],
    ['Leo Gil', 'sos un gil'],
    ['Leo Gil', 'a nombre de Sofía'],
    ['Ana Paz', 'no, mejor el lunes'],
    ['Lola Mas', 'más tarde'],
    ['Martín Sala', 'no es el martes, es el lunes'],
  ])('%s stays after "%s"', (known, text) => {
    expect(correctedName(text, known, null)).toBeNull();
  });
});
