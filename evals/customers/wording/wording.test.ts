import { describe, expect, it } from '@jest/globals';
import { chance } from '../random';
import { STYLES } from '../types';
import { expand } from './expand';
import { mannerOf, typed } from './manner';
import { PHRASES } from './phrases';
import { sayDay, sayTime } from './say-when';

const VALUES = Object.fromEntries(
  [
    'hello', 'service', 'doing', 'day', 'time', 'withStaff', 'staff', 'name', 'who', 'service2', 'day2', 'time2', 'name2',
    'who2', 'mine', 'toMine', 'dayTime', 'said', 'right', 'wrong', 'n', 'ordinal',
  ].map((key) => [key, key]),
); // prettier-ignore

describe('phrases', () => {
  it('expand, whatever is chosen, into text without holes', () => {
    const random = chance(1, 9);
    for (const templates of Object.values(PHRASES))
      for (const template of templates)
        for (let draw = 0; draw < 20; draw += 1) {
          const text = expand(template, random, VALUES);
          expect(text).toMatch(/\S/);
          expect(text).not.toMatch(/[(){}|]|undefined| {2}|^[,.]/);
        }
  });

  it('have more than a handful of ways to ask for an appointment', () => {
    const random = chance(2, 9);
    const ways = new Set(Array.from({ length: 500 }, () => expand(random.pick(PHRASES.bookAll), random, VALUES)));
    expect(ways.size).toBeGreaterThan(300);
  });
});

describe('typing', () => {
  it('is the same for the same seed', () => {
    const once = (): string[] =>
      STYLES.map((style) => {
        const random = chance(5, 9);
        return typed('¿Tenés turno para mañana? Soy Eva Paz', mannerOf(random, style), random);
      });
    expect(once()).toEqual(once());
  });

  it('never misspells a name or a number', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const random = chance(seed, 9);
      const manner = { ...mannerOf(random, 'chatty'), slips: 1, abbreviates: 1 };
      const text = typed('quiero un turno para el viernes 27/11 a las 10:30, Valentina Gutiérrez', manner, random);
      expect(text).toMatch(/valentina guti[eé]rrez/i);
      expect(text).toContain('27/11');
      expect(text).toContain('10:30');
    }
  });
});

describe('days and hours', () => {
  it('are said in many ways', () => {
    const random = chance(3, 9);
    const draw = (say: () => string): string[] => [...new Set(Array.from({ length: 300 }, say))].sort();
    expect(draw(() => sayDay('2026-11-25', '2026-11-24', random))).toEqual(['mañana', 'mañana miércoles']);
    expect(draw(() => sayDay('2026-11-27', '2026-11-24', random))).toEqual(
      expect.arrayContaining(['el viernes', 'este viernes', 'el vie', 'el 27/11', 'el viernes 27', 'el 27']),
    );
    expect(draw(() => sayTime({ at: '16:30' }, random))).toEqual(
      expect.arrayContaining(['a las 16:30', '16:30hs', 'a las 4 y media de la tarde', 'a las 16 y media']),
    );
  });

  it('name a weekday alone only where it is the next one', () => {
    const random = chance(4, 9);
    for (let draw = 0; draw < 300; draw += 1) {
      expect(sayDay('2026-12-04', '2026-11-24', random)).not.toMatch(/^(?:el|este) (?:viernes|vie)$/);
      expect(sayDay('2026-12-01', '2026-11-24', random)).not.toMatch(/^(?:el|este) (?:martes|mar)$/);
    }
  });
});
