import { describe, expect, it } from '@jest/globals';
import type { Reading } from '../understanding/types';
import { emptyState } from './empty-state';
import { anchored, dayInSight, timeIn } from './relative';
import type { ConversationState } from './types';

const span = (text: string) => ({ start: 0, end: text.length, text });
const READING: Reading = {
  source: 'rules',
  act: null,
  answersPending: false,
  intent: 'reschedule',
  alsoIntent: null,
  confidence: 0.9,
  alternatives: [],
  slots: {},
  spans: {},
  when: { date: null, time: null },
  service: null,
  staff: null,
  correction: false,
  dropped: [],
};
const MOVING: ConversationState = {
  ...emptyState(),
  flow: 'reschedule',
  appointments: [
    { code: 'K2M2QX', service: 'Corte', staff: 'Ana', date: '2026-11-27', time: '23:50', freeCancellation: true },
  ],
};

describe('distances', () => {
  it('count from the appointment that is moved, over midnight too', () => {
    expect(anchored(MOVING, { ...READING, relative: { minutes: 15 } })).toEqual({ date: '2026-11-28', time: '00:05' });
    expect(anchored(MOVING, { ...READING, relative: { days: -1 } })).toEqual({ date: '2026-11-26', time: '23:50' });
    expect(anchored(MOVING, { ...READING, relative: { sameTime: true } })).toEqual({ time: '23:50' });
  });

  it('count from the draft, once it has an hour', () => {
    const slots: ConversationState['slots'] = {
      preferred_date: { value: '2026-12-01', source: 'customer', turn: 1 },
      preferred_time: { value: '10:00', source: 'customer', turn: 1 },
    };
    const drafted = { ...MOVING, slots };
    expect(anchored(drafted, { ...READING, relative: { minutes: -30 } })).toEqual({
      date: '2026-12-01',
      time: '09:30',
    });
    expect(anchored(drafted, { ...READING, relative: { towards: 'later' } })).toMatchObject({
      window: { from: '10:01', to: '24:00' },
    });
  });

  it('come to nothing without anything to count from, or in a message about something else', () => {
    expect(anchored(emptyState(), { ...READING, relative: { minutes: 15 } })).toEqual({});
    const aside: Reading = { ...READING, intent: 'other', relative: { minutes: 15 } };
    expect(anchored(MOVING, aside)).toEqual({});
  });
});

describe('a weekday alone', () => {
  const says = (text: string): Reading => ({
    ...READING,
    when: { date: { kind: 'day', value: '2026-11-25', span: span(text), confidence: 1 }, time: null },
  });
  const week = { ...emptyState(), dateRange: { from: '2026-11-30', to: '2026-12-06', except: [] } };

  it('is the one in the week that is talked about', () => {
    expect(dayInSight(week, says('el miércoles'))).toBe('2026-12-02');
  });

  it('is left as it was read otherwise', () => {
    expect(dayInSight(week, says('este miércoles 25'))).toBeNull();
    expect(dayInSight(emptyState(), says('el miércoles'))).toBeNull();
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
