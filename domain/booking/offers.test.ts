import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timeOf } from '../calendar';
import { closest, spread } from './offers';
import type { FreeStart } from './types';

const start = (minutes: number): FreeStart => ({
  date: '2026-10-16',
  time: timeOf(minutes),
  staff: 'Juan',
  durationMinutes: 30,
  price: 1,
});
const every = (step: number, from = 9 * 60, to = 19 * 60): FreeStart[] =>
  Array.from({ length: (to - from) / step }, (_, index) => start(from + index * step));
const times = (starts: readonly FreeStart[]): string[] => starts.map(({ time }) => time);

describe('closest', () => {
  it('gives the nearest first, the earlier of two that are equally near', () => {
    expect(times(closest(every(15), '15:00', 4))).toEqual(['15:00', '14:45', '15:15', '14:30']);
  });

  it('has one of either side of a time that is none of them, where there is one', () => {
    const aroundNoon = [...every(15, 9 * 60, 12 * 60), ...every(15, 15 * 60, 19 * 60)];
    expect(times(closest(aroundNoon, '14:00', 3))).toEqual(['15:00', '15:15', '11:45']);
    expect(times(closest(aroundNoon, '12:00', 3))).toEqual(['11:45', '11:30', '15:00']);
    expect(times(closest(aroundNoon, '20:00', 2))).toEqual(['18:45', '18:30']);
    expect(times(closest(aroundNoon, '14:00', 1))).toEqual(['15:00']);
  });
});

describe('spread', () => {
  it('keeps a short list whole', () => {
    expect(spread(every(60), 12)).toEqual(every(60));
  });

  it('prefers full hours, then half hours, and shows the whole day', () => {
    expect(times(spread(every(15), 12))).toEqual([
      '09:00',
      '09:30',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
      '17:00',
      '18:00',
      '18:30',
    ]);
    expect(times(spread(every(15), 3))).toEqual(['09:00', '14:00', '18:00']);
  });

  it('is an ordered part of what there is, of the wanted size', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: 80 }),
        fc.integer({ min: 0, max: 15 }),
        (minutes, limit) => {
          const all = minutes.sort((a, b) => a - b).map(start);
          const shown = spread(all, limit);
          expect(shown).toHaveLength(Math.min(limit, all.length));
          expect(times(shown)).toEqual([...new Set(times(shown))].sort());
          expect(shown.every((one) => all.includes(one))).toBe(true);
        },
      ),
    );
  });
});
