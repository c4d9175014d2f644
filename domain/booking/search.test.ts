import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../workspace';
import type { Professional } from './availability';
import type { BookingCalendar } from './calendar';
import { minutesOf } from '../calendar';
import { localDay } from './local-time';
import { daysToSearch, MAX_STARTS, sameStarts, searchStarts, type StartSearch } from './search';
import type { Block, WeeklyHours } from './types';

const ZONE = 'America/Argentina/Buenos_Aires';
const at = (date: string, time: string): number => localDay(date, ZONE).reached(minutesOf(time));
const day: Block[] = [{ from: '09:00', to: '18:00' }];
const week: WeeklyHours = [day, day, day, day, day, [], []];
const calendar: BookingCalendar = {
  timezone: ZONE,
  hours: week,
  specialDates: [{ date: '2026-10-21', blocks: [], label: 'Inventario' }],
  holidays: [],
  settings: { ...DEFAULT_SETTINGS, minNoticeMinutes: 0, bookingHorizonDays: 30 },
};
/** A Tuesday. */
const context = { calendar, now: at('2026-10-13', '08:35'), turn: 0 };
const TODAY = '2026-10-13';

const professional = (name: string, busy: [string, string, string][] = []): Professional => ({
  ...{ name, durationMinutes: 30, price: 1, hours: null, absences: [] },
  appointments: busy.map(([date, from, to]) => ({ from: at(date, from), until: at(date, to) })),
});
const search = (changes: Partial<StartSearch> = {}): StartSearch => ({
  ...{ days: [TODAY], window: null, order: 'spread' },
  ...changes,
});
const told = (changes: Partial<StartSearch>, team = [professional('A')]): string[] => {
  const result = searchStarts(search(changes), team, context);
  return result.found ? result.starts.map(({ date, time }) => `${date.slice(8)} ${time}`) : [result.reason];
};

describe('days to search', () => {
  const days = (from: string, to: string, notOn: string[] = []) => daysToSearch({ from, to, notOn }, context);

  it('are those of the range that can be booked and were not ruled out', () => {
    expect(days('2026-10-11', '2026-10-15')).toEqual(['2026-10-13', '2026-10-14', '2026-10-15']);
    expect(days('2026-10-13', '2026-10-16', ['2026-10-13', '2026-10-15'])).toEqual(['2026-10-14', '2026-10-16']);
    expect(days('2026-11-11', '2026-11-20')).toEqual(['2026-11-11', '2026-11-12']);
  });

  it('are the wanted day where there is no other', () => {
    expect(days('2026-10-01', '2026-10-01')).toEqual(['2026-10-01']);
    expect(days('2027-01-01', '2027-01-05')).toEqual(['2027-01-01']);
    expect(days('2026-10-16', '2026-10-14')).toEqual(['2026-10-16']);
  });
});

describe('what is told', () => {
  it('is the beginning of all that is free when the soonest is wanted, over the days', () => {
    const first = told({ order: 'soonest', days: ['2026-10-13', '2026-10-14'] });
    expect(first).toHaveLength(MAX_STARTS);
    expect(first.slice(0, 3)).toEqual(['13 09:00', '13 09:15', '13 09:30']);
    const late = { from: '17:00', to: '24:00' };
    expect(told({ order: 'soonest', days: ['2026-10-13', '2026-10-14'], window: late })).toEqual([
      ...['13 17:00', '13 17:15', '13 17:30'],
      ...['14 17:00', '14 17:15', '14 17:30'],
    ]);
  });

  it('is what is around a taken time, whatever the order', () => {
    const busy = [professional('A', [[TODAY, '12:00', '12:30']])];
    expect(told({ order: 'soonest', time: '12:00' }, busy)).toEqual(told({ time: '12:00' }, busy));
    expect(told({ time: '12:00' }, busy)).toEqual(expect.arrayContaining(['13 11:30', '13 12:30']));
  });

  it('is the reason, and the day that it is about, when there is nothing', () => {
    expect(searchStarts(search({ days: ['2026-10-21'] }), [professional('A')], context)).toEqual({
      ...{ found: false, reason: 'holiday', day: '2026-10-21' },
    });
    expect(told({ days: [TODAY], notOn: [TODAY] })).toEqual(['no_availability']);
  });
});

describe('the same start with others', () => {
  it('is with who is free at that very time, the least loaded first', () => {
    const team = [
      professional('B', [[TODAY, '15:00', '16:00']]),
      professional('C', [[TODAY, '10:00', '10:30']]),
      professional('D'),
    ];
    const names = (time: string) => sameStarts([TODAY], time, team, context).map(({ staff }) => staff);
    expect(names('10:00')).toEqual(['D', 'B']);
    expect(names('11:00')).toEqual(['D', 'C', 'B']);
    expect(names('08:00')).toEqual([]);
    expect(names('11:10')).toEqual([]);
    expect(sameStarts([TODAY], '10:00', team, context).every(({ sameStart }) => sameStart)).toBe(true);
  });
});
