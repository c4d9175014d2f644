import { describe, expect, it } from '@jest/globals';
import { businessNamed } from './businesses';
import { startsOn, suits } from './calendar';
import { scenarioFor } from './scenario';
import { GOAL_KINDS, STYLES, type Scenario } from './types';

const IDS = Array.from({ length: 600 }, (_, id) => id);

describe('scenarios', () => {
  it('are the same for the same seed', () => {
    for (const id of IDS.slice(0, 50)) expect(scenarioFor(id)).toEqual(scenarioFor(id));
  });

  it('spread goals, styles and businesses evenly over two hundred seeds', () => {
    const first = IDS.slice(0, 200).map((id) => scenarioFor(id));
    const count = (fits: (scenario: Scenario) => boolean): number => first.filter(fits).length;
    for (const kind of GOAL_KINDS) expect(count((scenario) => scenario.kind === kind)).toBeGreaterThanOrEqual(13);
    for (const style of STYLES) expect(count((scenario) => scenario.style === style)).toBeGreaterThanOrEqual(33);
    for (const style of STYLES)
      for (const kind of GOAL_KINDS)
        expect(count((scenario) => scenario.kind === kind && scenario.style === style)).toBeGreaterThan(0);
  });

  it('can be had where they say so, and cannot where they do not', () => {
    for (const { business, now, own, busy, tasks } of IDS.map((id) => scenarioFor(id))) {
      const agenda = { seed: businessNamed(business).seed, now, taken: [...own, ...busy] };
      for (const task of tasks) {
        if (task.kind !== 'book' && task.kind !== 'move') continue;
        const { wish } = task;
        const isFree = startsOn(agenda, wish).some((time) => suits(time, wish.time));
        expect(isFree).toBe(task.kind === 'move' || task.possible);
        if (task.kind === 'book' && task.instead) {
          const { instead } = task;
          expect(startsOn(agenda, instead).some((time) => suits(time, instead.time))).toBe(true);
        }
        if (task.kind === 'book' && task.change && !task.change.drops) {
          const { person: _, ...change } = task.change.to;
          const changed = { ...wish, ...change };
          expect(startsOn(agenda, changed).some((time) => suits(time, changed.time))).toBe(true);
        }
      }
    }
  });

  it('with two bookings can have both', () => {
    for (const { business, now, own, busy, tasks } of IDS.map((id) => scenarioFor(id))) {
      const [first, second] = tasks;
      if (first?.kind !== 'book' || second?.kind !== 'book' || !('at' in first.wish.time)) continue;
      const { seed } = businessNamed(business);
      // Whoever is given the first, the second is free.
      const taken = seed.staff.flatMap(({ name, does }) =>
        does
          .filter(({ service }) => service === first.wish.service)
          .map(({ service, durationMinutes: minutes }) => ({
            ...{ service, staff: name, date: first.wish.date, name: '', minutes },
            time: 'at' in first.wish.time ? first.wish.time.at : '',
          }))
          .filter(({ staff }) => first.wish.staff === undefined || first.wish.staff === staff),
      );
      const free = startsOn({ seed, now, taken: [...own, ...busy, ...taken] }, second.wish);
      expect(free.some((time) => suits(time, second.wish.time))).toBe(true);
    }
  });

  it('can be made at any clock', () => {
    for (const now of ['2026-12-24T20:00:00-03:00', '2027-02-28T03:00:00-03:00', '2026-11-27T23:59:00-03:00'])
      for (const id of IDS.slice(0, 90)) expect(scenarioFor(id, now).tasks.length).toBeGreaterThan(0);
  });
});
