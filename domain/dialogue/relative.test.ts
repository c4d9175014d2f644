import { describe, expect, it } from '@jest/globals';
import { anchored, dayInSight, inWeekAfter, onlyDay, timeIn, type Anchor } from './relative';

const offer = (date: string, time: string) => ({ values: { preferred_date: date, preferred_time: time } });
const APPOINTMENT: Anchor = { date: '2026-11-27', time: '23:50', offered: [] };
const NOTHING: Anchor = { offered: [] };

describe('distances', () => {
  it('count from the appointment that is moved, over midnight too', () => {
    expect(anchored({ minutes: 15 }, APPOINTMENT)).toEqual({ date: '2026-11-28', time: '00:05' });
    expect(anchored({ minutes: -24 * 60 }, APPOINTMENT)).toEqual({ date: '2026-11-26', time: '23:50' });
    expect(anchored({ days: -1 }, APPOINTMENT)).toEqual({ date: '2026-11-26', time: '23:50' });
    expect(anchored({ sameTime: true }, APPOINTMENT)).toEqual({ time: '23:50' });
    expect(anchored({ sameDay: true }, APPOINTMENT)).toEqual({ date: '2026-11-27' });
    expect(anchored({ sameTime: true, days: 1 }, APPOINTMENT)).toEqual({ date: '2026-11-28', time: '23:50' });
  });

  it('of a week are of the one behind that of the appointment', () => {
    expect(anchored({ weekAfter: true }, APPOINTMENT)).toEqual({ days: { from: '2026-11-30', to: '2026-12-06' } });
    expect(inWeekAfter('2026-12-03', '2026-12-02')).toBe('2026-12-10');
    expect(inWeekAfter('2026-11-30', '2026-12-06')).toBe('2026-12-07');
  });

  it('of unknown length are a part of the day, on one side of what is talked about', () => {
    const drafted: Anchor = { date: '2026-12-01', time: '10:00', offered: [] };
    expect(anchored({ minutes: -30 }, drafted)).toEqual({ date: '2026-12-01', time: '09:30' });
    expect(anchored({ towards: 'later' }, drafted)).toEqual({
      date: '2026-12-01',
      window: { from: '10:01', to: '24:00' },
    });
    expect(anchored({ towards: 'earlier' }, drafted)).toEqual({
      date: '2026-12-01',
      window: { from: '00:00', to: '10:00' },
    });
  });

  it('count from what is on offer: beyond near starts, from the middle of those of a whole day', () => {
    const near = { offered: [offer('2026-12-01', '11:00'), offer('2026-12-01', '12:00')] };
    expect(anchored({ towards: 'earlier' }, near)).toEqual({
      date: '2026-12-01',
      window: { from: '00:00', to: '11:00' },
    });
    expect(anchored({ towards: 'later' }, near)).toEqual({
      date: '2026-12-01',
      window: { from: '12:01', to: '24:00' },
    });
    const spread = {
      offered: [offer('2026-12-01', '09:00'), offer('2026-12-01', '12:00'), offer('2026-12-01', '18:00')],
    };
    expect(anchored({ towards: 'later' }, spread)).toMatchObject({ window: { from: '12:01', to: '24:00' } });
    expect(anchored({ towards: 'earlier' }, spread)).toMatchObject({ window: { from: '00:00', to: '12:00' } });
  });

  it('name no day while starts of several are on offer', () => {
    const days = { offered: [offer('2026-12-01', '09:00'), offer('2026-12-02', '10:00')] };
    expect(anchored({ towards: 'later' }, days)).not.toHaveProperty('date');
    expect(onlyDay(days.offered)).toBeUndefined();
  });

  it('come to nothing without anything to count from', () => {
    for (const by of [{ minutes: 15 }, { days: 1 }, { sameTime: true as const }, { towards: 'later' as const }])
      expect(anchored(by, NOTHING)).toEqual({});
  });
});

describe('a weekday alone', () => {
  const week = { dateRange: { from: '2026-11-30', to: '2026-12-06', except: [] }, offered: [] };

  it('is the one in the week that is talked about', () => {
    expect(dayInSight('2026-11-25', week)).toBe('2026-12-02');
  });

  it('is the one among the days on offer', () => {
    const offered = [offer('2026-12-09', '10:00'), offer('2026-12-10', '10:00')];
    expect(dayInSight('2026-11-25', { dateRange: null, offered })).toBe('2026-12-09');
    expect(dayInSight('2026-11-24', { dateRange: null, offered })).toBeNull();
  });

  it('is left as it was read when none of them is in sight, or two are', () => {
    const except = { ...week, dateRange: { ...week.dateRange, except: ['2026-12-02'] } };
    expect(dayInSight('2026-11-25', except)).toBeNull();
    expect(dayInSight('2026-11-25', { dateRange: null, offered: [] })).toBeNull();
    const month = { dateRange: { from: '2026-12-01', to: '2026-12-31', except: [] }, offered: [] };
    expect(dayInSight('2026-11-25', month)).toBeNull();
  });
});

describe('an hour in a part of the day', () => {
  it('is told by it', () => {
    expect(timeIn('08:00', { from: '06:00', to: '13:00' })).toBe('08:00');
    expect(timeIn('08:00', { from: '19:00', to: '23:59' })).toBe('20:00');
    expect(timeIn('10:00', { from: '13:00', to: '20:00' })).toBeNull();
    expect(timeIn(undefined, { from: '13:00', to: '20:00' })).toBeNull();
  });
});
