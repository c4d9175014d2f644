import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SETTINGS, type WorkspaceSettings } from '../workspace';
import { freeStartsOn, startObstacle, type Interval, type Professional } from './availability';
import type { BookingCalendar } from './calendar';
import { fairStartsOn, byFairness, loadOn, turnOf } from './fairness';
import { addDays, minutesOf, timeOf, weekdayIndex } from '../calendar';
import { localDay, toLocal } from './local-time';
import { whyNotAt, whyNotOn } from './reasons';
import type { Block, WeeklyHours } from './types';

const ZONE = 'America/Argentina/Buenos_Aires';
const WORKDAY: Block[] = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '19:00' },
];
const WEEK: WeeklyHours = [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [{ from: '09:00', to: '14:00' }], []];

function calendar(changes: Partial<BookingCalendar> = {}, settings: Partial<WorkspaceSettings> = {}): BookingCalendar {
  return {
    timezone: ZONE,
    hours: WEEK,
    specialDates: [],
    holidays: [{ date: '2026-12-08', name: 'Inmaculada Concepción de María' }],
    settings: { ...DEFAULT_SETTINGS, ...settings },
    ...changes,
  };
}

const professional = (changes: Partial<Professional> = {}): Professional => ({
  name: 'Juan',
  durationMinutes: 30,
  price: 4500,
  hours: null,
  appointments: [],
  absences: [],
  ...changes,
});

const at = (date: string, time: string, zone = ZONE): number => localDay(date, zone).reached(minutesOf(time));
const span = (date: string, from: string, to: string, zone = ZONE): Interval => ({
  from: at(date, from, zone),
  until: at(date, to, zone),
});

/** A Tuesday at noon. */
const NOW = at('2026-10-13', '12:00');
const FRIDAY = '2026-10-16';
const times = (starts: readonly { time: string }[]): string[] => starts.map(({ time }) => time);

describe('free starts', () => {
  it('fill every block from its beginning until the last that ends in it', () => {
    const starts = times(freeStartsOn(FRIDAY, professional({ durationMinutes: 45 }), calendar(), NOW));
    expect(starts[0]).toBe('09:00');
    expect(starts.filter((time) => time < '13:00').at(-1)).toBe('12:15');
    expect(starts.find((time) => time > '13:00')).toBe('14:00');
    expect(starts.at(-1)).toBe('18:15');
    expect(starts).toHaveLength(14 + 18);
  });

  it('leave out what overlaps an appointment, and nothing else', () => {
    const busy = professional({ appointments: [span(FRIDAY, '10:00', '10:45')] });
    const starts = times(freeStartsOn(FRIDAY, busy, calendar(), NOW));
    expect(starts.slice(0, 5)).toEqual(['09:00', '09:15', '09:30', '10:45', '11:00']);
  });

  it('leave out absences and what lies outside own working hours', () => {
    const mornings: WeeklyHours = [[], [], [], [], [{ from: '10:00', to: '12:00' }], [], []];
    const part = professional({ hours: mornings, absences: [span(FRIDAY, '11:00', '18:00')] });
    expect(times(freeStartsOn(FRIDAY, part, calendar(), NOW))).toEqual(['10:00', '10:15', '10:30']);
    expect(freeStartsOn('2026-10-15', part, calendar(), NOW)).toEqual([]);
  });

  it('respect the minimum notice today', () => {
    const starts = times(freeStartsOn('2026-10-13', professional(), calendar({}, { minNoticeMinutes: 150 }), NOW));
    expect(starts[0]).toBe('14:30');
  });

  it('do not exist on closed days, holidays, past days and beyond the horizon', () => {
    for (const date of ['2026-10-18', '2026-12-08', '2026-10-12', '2027-01-12', '2026-02-30'])
      expect([date, freeStartsOn(date, professional(), calendar(), NOW)]).toEqual([date, []]);
    expect(freeStartsOn('2027-01-11', professional(), calendar(), NOW)).not.toEqual([]);
  });

  it('follow special dates, which win over holidays and over the week', () => {
    const special = calendar({
      specialDates: [
        { date: '2026-12-08', blocks: [{ from: '10:00', to: '11:00' }], label: 'Abierto' },
        { date: FRIDAY, blocks: [], label: 'Inventario' },
      ],
    });
    expect(times(freeStartsOn('2026-12-08', professional(), special, NOW))).toEqual(['10:00', '10:15', '10:30']);
    expect(startObstacle(FRIDAY, '10:00', professional(), special, NOW)).toBe('holiday');
    expect(
      startObstacle('2026-12-08', '10:00', professional(), calendar({}, { closedOnHolidays: false }), NOW),
    ).toBeNull();
  });

  it('may end at midnight', () => {
    const late = calendar({ hours: [[], [], [], [], [{ from: '22:00', to: '24:00' }], [], []] });
    expect(times(freeStartsOn(FRIDAY, professional({ durationMinutes: 60 }), late, NOW)).at(-1)).toBe('23:00');
  });
});

describe('days on which the clock changes', () => {
  const night: Block[] = [{ from: '00:00', to: '06:00' }];
  const always: WeeklyHours = [night, night, night, night, night, night, night];
  const newYork = calendar({ timezone: 'America/New_York', hours: always, holidays: [] });

  it('skip the hour that does not exist and end blocks when the clock says so', () => {
    const now = at('2026-03-01', '12:00', 'America/New_York');
    const starts = times(freeStartsOn('2026-03-08', professional({ durationMinutes: 60 }), newYork, now));
    expect(starts).not.toContain('02:00');
    expect(starts).not.toContain('02:45');
    expect(starts).toContain('01:30');
    expect(starts.at(-1)).toBe('05:00');
    expect(startObstacle('2026-03-08', '02:30', professional(), newYork, now)).toBe('invalid_time');
  });

  it('convert there and back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('America/New_York', 'America/Santiago', 'Europe/Madrid', 'Australia/Lord_Howe', ZONE),
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 95 }),
        (zone, day, quarter) => {
          const date = addDays('2026-01-01', day);
          const instant = localDay(date, zone).instantAt(quarter * 15);
          if (instant !== null) expect(toLocal(instant, zone)).toEqual({ date, time: timeOf(quarter * 15) });
        },
      ),
    );
  });
});

describe('properties', () => {
  const quarter = fc.integer({ min: 0, max: 96 }).map((n) => n * 15);
  const block = fc
    .tuple(quarter, quarter)
    .filter(([a, b]) => a !== b)
    .map(([a, b]): Block => ({ from: timeOf(Math.min(a, b)), to: timeOf(Math.max(a, b)) }));
  const blocks = fc.array(block, { maxLength: 2 });
  const week = fc.tuple(blocks, blocks, blocks, blocks, blocks, blocks, blocks);
  const intervals = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 96 * 7 }), fc.integer({ min: 1, max: 20 })).map(([start, length]): Interval => {
      const from = at('2026-10-13', '00:00') + start * 15 * 60_000;
      return { from, until: from + length * 15 * 60_000 };
    }),
    { maxLength: 8 },
  );
  const world = fc.record({
    hours: week,
    settings: fc.record({
      slotStepMinutes: fc.constantFrom(5, 10, 15, 20, 30, 45),
      bufferMinutes: fc.constantFrom(0, 5, 15),
      minNoticeMinutes: fc.integer({ min: 0, max: 3000 }),
      bookingHorizonDays: fc.integer({ min: 0, max: 10 }),
    }),
    appointments: intervals,
    absences: intervals,
    durationMinutes: fc.integer({ min: 5, max: 240 }),
    day: fc.integer({ min: -2, max: 12 }).map((n) => addDays('2026-10-13', n)),
  });

  it('every free start is inside the rules, and judged free when asked for', () => {
    fc.assert(
      fc.property(world, ({ hours, settings, appointments, absences, durationMinutes, day }) => {
        const cal = calendar({ hours }, settings);
        const who = professional({ appointments, absences, durationMinutes });
        for (const start of freeStartsOn(day, who, cal, NOW)) {
          const from = at(day, start.time);
          const until = from + durationMinutes * 60_000;
          expect(from).toBeGreaterThanOrEqual(NOW + settings.minNoticeMinutes * 60_000);
          expect(day <= addDays('2026-10-13', settings.bookingHorizonDays)).toBe(true);
          const inside = hours[weekdayIndex(day)] ?? [];
          expect(
            inside.some(
              (open) => start.time >= open.from && minutesOf(start.time) + durationMinutes <= minutesOf(open.to),
            ),
          ).toBe(true);
          for (const busy of appointments)
            expect(busy.until <= from || until + settings.bufferMinutes * 60_000 <= busy.from).toBe(true);
          for (const away of absences) expect(away.until <= from || until <= away.from).toBe(true);
          expect(startObstacle(day, start.time, who, cal, NOW)).toBeNull();
        }
      }),
    );
  });

  it('a time is free exactly when it is among the free starts', () => {
    fc.assert(
      fc.property(world, quarter, ({ hours, settings, appointments, absences, durationMinutes, day }, minutes) => {
        fc.pre(minutes < 24 * 60);
        const cal = calendar({ hours }, settings);
        const who = professional({ appointments, absences, durationMinutes });
        const free = startObstacle(day, timeOf(minutes), who, cal, NOW) === null;
        expect(times(freeStartsOn(day, who, cal, NOW)).includes(timeOf(minutes))).toBe(free);
      }),
    );
  });

  it('booking a free start makes the overlapping ones, and only those, disappear', () => {
    fc.assert(
      fc.property(world, fc.nat(), ({ hours, settings, appointments, durationMinutes, day }, pick) => {
        const cal = calendar({ hours }, settings);
        const who = professional({ appointments, durationMinutes });
        const before = freeStartsOn(day, who, cal, NOW);
        const chosen = before[before.length === 0 ? 0 : pick % before.length];
        if (!chosen) return;
        const buffer = settings.bufferMinutes * 60_000;
        const from = at(day, chosen.time);
        const taken = { from, until: from + durationMinutes * 60_000 + buffer };
        const after = freeStartsOn(day, { ...who, appointments: [...appointments, taken] }, cal, NOW);
        const survivors = before.filter(({ time }) => {
          const start = at(day, time);
          return start >= taken.until || start + durationMinutes * 60_000 + buffer <= taken.from;
        });
        expect(after).toEqual(survivors);
      }),
    );
  });

  it('anybody’s starts are the union of everybody’s, each taken by the least loaded who is free', () => {
    fc.assert(
      fc.property(world, intervals, ({ hours, settings, appointments, durationMinutes, day }, others) => {
        const cal = calendar({ hours }, settings);
        const team = [
          professional({ name: 'A', appointments, durationMinutes }),
          professional({ name: 'B', appointments: others, durationMinutes: 30 }),
        ];
        const fair = fairStartsOn(day, team, cal, NOW);
        const union = new Set(team.flatMap((who) => times(freeStartsOn(day, who, cal, NOW))));
        expect(times(fair)).toEqual([...union].sort());
        const [first] = byFairness(day, team, ZONE);
        for (const { time, staff } of fair) {
          const preferredIsFree = first !== undefined && startObstacle(day, time, first, cal, NOW) === null;
          expect(staff === first?.name).toBe(preferredIsFree);
        }
      }),
    );
  });
});

describe('fairness', () => {
  it('counts the day’s minutes, not other days’, and keeps the given order among equals', () => {
    const a = professional({ name: 'A', appointments: [span(FRIDAY, '09:00', '10:00')] });
    const b = professional({ name: 'B', appointments: [span('2026-10-15', '09:00', '19:00')] });
    const c = professional({ name: 'C' });
    expect(loadOn(FRIDAY, a, ZONE)).toBe(60);
    expect(byFairness(FRIDAY, [a, b, c], ZONE).map(({ name }) => name)).toEqual(['B', 'C', 'A']);
  });

  it('begins the equals at the customer’s turn, and lets no turn overtake a lighter day', () => {
    const a = professional({ name: 'A', appointments: [span(FRIDAY, '09:00', '10:00')] });
    const team = [professional({ name: 'B' }), a, professional({ name: 'C' }), professional({ name: 'D' })];
    const order = (turn: number) =>
      byFairness(FRIDAY, team, ZONE, turn)
        .map(({ name }) => name)
        .join('');
    expect([0, 1, 2, 3, 4].map(order)).toEqual(['BCDA', 'CDBA', 'CDBA', 'DBCA', 'BCDA']);
    expect(byFairness(FRIDAY, [], ZONE, 7)).toEqual([]);
  });

  it('gives customers turns that are their own and evenly spread', () => {
    const turns = Array.from({ length: 3000 }, (_, index) => turnOf(`c0450000-0000-4000-8000-${index}`));
    for (const teamSize of [2, 3, 4, 7]) {
      const counts = Array.from({ length: teamSize }, (_, at) => turns.filter((turn) => turn % teamSize === at).length);
      for (const count of counts) expect(Math.abs(count * teamSize - 3000)).toBeLessThan(600);
    }
    expect(turnOf('a')).toBe(turnOf('a'));
  });
});

describe('reasons', () => {
  it('name what came closest to a yes', () => {
    const busy = professional({ appointments: [span(FRIDAY, '10:00', '11:00')] });
    const away = professional({ absences: [span(FRIDAY, '00:00', '24:00')] });
    expect(whyNotAt(FRIDAY, '10:15', [busy, away], calendar(), NOW)).toBe('slot_taken');
    expect(whyNotAt(FRIDAY, '10:15', [away], calendar(), NOW)).toBe('staff_absent');
    expect(whyNotAt(FRIDAY, '10:15', [busy, professional()], calendar(), NOW)).toBeNull();
    expect(whyNotAt(FRIDAY, '10:10', [professional()], calendar(), NOW)).toBe('no_availability');
    expect(whyNotAt('2026-12-08', '10:15', [busy, away], calendar(), NOW)).toBe('holiday');
  });

  it('tell why a day, or a part of it, has nothing', () => {
    const full = professional({ appointments: [span(FRIDAY, '00:00', '24:00')] });
    const away = professional({ absences: [span(FRIDAY, '00:00', '24:00')] });
    expect(whyNotOn(FRIDAY, null, [full], calendar(), NOW)).toBe('no_availability');
    expect(whyNotOn(FRIDAY, null, [away], calendar(), NOW)).toBe('staff_absent');
    expect(whyNotOn('2026-10-18', null, [full], calendar(), NOW)).toBe('closed');
    expect(whyNotOn(FRIDAY, { from: '20:00', to: '24:00' }, [full], calendar(), NOW)).toBe('outside_hours');
    expect(whyNotOn(FRIDAY, { from: '09:00', to: '10:00' }, [full], calendar(), NOW)).toBe('no_availability');
    const evening = at('2026-10-13', '18:20');
    expect(whyNotOn('2026-10-13', null, [professional()], calendar(), evening)).toBe('too_soon');
    expect(whyNotOn('2026-10-13', null, [professional()], calendar(), at('2026-10-13', '18:45'))).toBe(
      'no_availability',
    );
  });
});
