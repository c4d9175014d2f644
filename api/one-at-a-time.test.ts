import { describe, expect, it } from '@jest/globals';
import { oneAtATime } from './one-at-a-time';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('oneAtATime', () => {
  it('runs the work of one key in order and never side by side, and that of other keys meanwhile', async () => {
    const run = oneAtATime();
    const events: string[] = [];
    const step = (key: string, name: string, ms: number) =>
      run(key, async () => {
        events.push(`${name} begins`);
        await pause(ms);
        events.push(`${name} ends`);
        return name;
      });
    const results = await Promise.all([step('a', 'a1', 30), step('a', 'a2', 1), step('b', 'b1', 5)]);
    expect(results).toEqual(['a1', 'a2', 'b1']);
    expect(events).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends']);
  });

  it('goes on after a failure, which only its own caller sees', async () => {
    const run = oneAtATime();
    const failing = run('a', () => Promise.reject(new Error('away')));
    const next = run('a', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('away');
    expect(await next).toBe('done');
  });
});
