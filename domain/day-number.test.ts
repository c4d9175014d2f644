import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addMonths,
  civil,
  dayNumber,
  firstOfMonth,
  isoDay,
  lastOfMonth,
  localNow,
  mondayOf,
  weekdayOf,
} from './day-number';

const day = (year: number, month: number, date: number): number => dayNumber(year, month, date) ?? Number.NaN;

describe('calendar', () => {
  it('goes from civil dates to day numbers and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
        const { year, month, day: date } = civil(number);
        expect(dayNumber(year, month, date)).toBe(number);
        expect(number - mondayOf(number)).toBe(weekdayOf(number));
      }),
    );
  });

  it('knows which days do not exist', () => {
    expect(dayNumber(2026, 2, 29)).toBeNull();
    expect(dayNumber(2028, 2, 29)).not.toBeNull();
    expect(dayNumber(2026, 13, 1)).toBeNull();
    expect(dayNumber(2026, 4, 31)).toBeNull();
  });

  it('finds weekdays and the ends of months', () => {
    expect(weekdayOf(day(2026, 11, 24))).toBe(1);
    expect(isoDay(lastOfMonth(day(2026, 2, 10)))).toBe('2026-02-28');
    expect(isoDay(firstOfMonth(day(2026, 12, 10), 1))).toBe('2027-01-01');
    expect(isoDay(addMonths(day(2026, 1, 31), 1))).toBe('2026-02-28');
  });

  it('takes the local day of an instant', () => {
    const { today, minutes, year } = localNow('2026-11-25T02:30:00Z', 'America/Argentina/Buenos_Aires');
    expect([isoDay(today), minutes, year]).toEqual(['2026-11-24', 23 * 60 + 30, 2026]);
  });
});
