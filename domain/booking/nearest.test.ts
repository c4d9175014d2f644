import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../workspace';
import { minutesOf } from '../calendar';
import type { Professional } from './availability';
import type { BookingCalendar } from './calendar';
import { localDay } from './local-time';
import { nearestDays, nearestOn } from './nearest';
import type { Block, WeeklyHours } from './types';

const ZONE = 'America/Argentina/Buenos_Aires';
const blocks: Block[] = [
  { from: '09:00', to: '12:00' },
  { from: '16:00', to: '20:00' },
];
const week: WeeklyHours = [blocks, blocks, blocks, blocks, blocks, [], []];
const calendar: BookingCalendar = {
  ...{ timezone: ZONE, hours: week, specialDates: [], holidays: [] },
  settings: { ...DEFAULT_SETTINGS, minNoticeMinutes: 0, bookingHorizonDays: 5 },
};
/** A Tuesday. */
const TODAY = '2026-10-13';
const context = { calendar, now: localDay(TODAY, ZONE).reached(minutesOf('08:35')), turn: 0 };
const team: Professional[] = [
  { name: 'A', durationMinutes: 60, price: 1, hours: null, absences: [], appointments: [] },
];

describe('nearest days', () => {
  it('begin with the wanted one, and go back from a day too far away', () => {
    expect(nearestDays({ date: '2026-10-15' }, context)).toEqual([
      ...['2026-10-15', '2026-10-16', '2026-10-17', '2026-10-18'],
    ]);
    expect(nearestDays({ date: '2026-10-01', notOn: [TODAY] }, context)[0]).toBe('2026-10-14');
    expect(nearestDays({ date: '2027-01-01' }, context).slice(0, 2)).toEqual(['2026-10-18', '2026-10-17']);
  });
});

describe('nearest starts', () => {
  it('of a day on which it is closed at the wanted hour are those before and after', () => {
    const times = nearestOn(TODAY, { date: TODAY, time: '14:00' }, team, context, 3).map(({ time }) => time);
    expect(times).toEqual(['16:00', '16:15', '11:00']);
  });

  it('without a wanted hour are spread, or the first ones', () => {
    const near = (order: 'spread' | 'soonest') =>
      nearestOn(TODAY, { date: TODAY, order }, team, context, 3).map(({ time }) => time);
    expect(near('spread')).toEqual(['09:00', '16:00', '19:00']);
    expect(near('soonest')).toEqual(['09:00', '09:15', '09:30']);
  });
});
