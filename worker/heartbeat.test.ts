import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pino from 'pino';
import { startHeartbeat } from './heartbeat';

const logger = pino({ level: 'silent' });
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('startHeartbeat', () => {
  it('records the worker at once and regularly, only while it works, and removes it at the end', async () => {
    const happened: string[] = [];
    let works: () => Promise<boolean> = () => Promise.resolve(true);
    const heartbeat = await startHeartbeat({
      works: () => works(),
      record: async () => void happened.push('recorded'),
      remove: async () => void happened.push('removed'),
      logger,
      everyMs: 1000,
    });
    expect([happened, heartbeat.beats()]).toEqual([['recorded'], true]);
    await jest.advanceTimersByTimeAsync(2000);
    expect(happened).toHaveLength(3);
    works = () => Promise.reject(new Error('no connection'));
    await jest.advanceTimersByTimeAsync(3000);
    expect([happened.length, heartbeat.beats()]).toEqual([3, false]);
    works = () => Promise.resolve(false);
    await jest.advanceTimersByTimeAsync(1000);
    expect([happened.length, heartbeat.beats()]).toEqual([3, false]);
    works = () => Promise.resolve(true);
    await jest.advanceTimersByTimeAsync(1000);
    expect([happened.length, heartbeat.beats()]).toEqual([4, true]);
    await heartbeat.stop();
    await heartbeat.stop();
    await jest.advanceTimersByTimeAsync(5000);
    expect(happened.slice(4)).toEqual(['removed']);
    expect(heartbeat.beats()).toBe(false);
  });

  it('does not pile up while an answer is awaited', async () => {
    let asked = 0;
    let answer: (works: boolean) => void = () => undefined;
    const starting = startHeartbeat({
      works: () => ((asked += 1) === 1 ? Promise.resolve(true) : new Promise((resolve) => (answer = resolve))),
      record: () => Promise.resolve(),
      remove: () => Promise.resolve(),
      logger,
      everyMs: 1000,
    });
    const heartbeat = await starting;
    await jest.advanceTimersByTimeAsync(5000);
    expect(asked).toBe(2);
    answer(true);
    await heartbeat.stop();
  });
});
