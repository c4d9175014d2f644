import { describe, expect, it } from '@jest/globals';
import { dayNumber, isoDay } from '../../day-number';
import { longWeekend } from './long-weekend';

const on = (year: number, month: number, day: number, inMonth?: number): string => {
  const found = longWeekend(dayNumber(year, month, day) ?? 0, inMonth);
  return found === null ? '' : `${isoDay(found.from)}/${isoDay(found.to)}`;
};

describe('longWeekend', () => {
  it.each([
    ['a Tuesday holiday takes the Monday along', [2026, 11, 27], '2026-12-05/2026-12-08'],
    ['a Thursday holiday takes the Friday along', [2026, 7, 1], '2026-07-09/2026-07-12'],
    ['a Monday holiday', [2026, 10, 1], '2026-10-10/2026-10-12'],
    ['Carnival on Monday and Tuesday', [2027, 1, 20], '2027-02-06/2027-02-09'],
    ['a Friday holiday', [2026, 12, 9], '2026-12-25/2026-12-27'],
    ['what is left of one that has begun', [2026, 12, 7], '2026-12-07/2026-12-08'],
  ])('%s', (_, [year = 0, month = 0, day = 0], expected) => {
    expect(on(year, month, day)).toBe(expected);
  });

  it('keeps to the month that is named', () => {
    expect(on(2026, 11, 27, 2)).toBe('2027-02-06/2027-02-09');
    expect(on(2026, 11, 27, 9)).toBe('');
  });
});
