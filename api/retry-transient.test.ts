import { describe, expect, it } from '@jest/globals';
import { NoAnswerInTime } from '../store/errors';
import { retryTransient } from './retry-transient';

const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const soon = (ms = 2000): { until: number } => ({ until: Date.now() + ms });

/** Fails with each of these in turn, then gives `done`. */
function failing(...errors: Error[]): { work: () => Promise<string>; tries: () => number } {
  let tries = 0;
  return {
    work: () => {
      const error = errors[tries];
      tries += 1;
      return error ? Promise.reject(error) : Promise.resolve('done');
    },
    tries: () => tries,
  };
}

describe('retryTransient', () => {
  it('repeats after transient failures', async () => {
    const { work, tries } = failing(refused, refused);
    expect(await retryTransient(work, soon())).toBe('done');
    expect(tries()).toBe(3);
  });

  it('does not repeat after a failure that would come again', async () => {
    const { work, tries } = failing(new Error('a bug'), refused);
    await expect(retryTransient(work, soon())).rejects.toThrow('a bug');
    expect(tries()).toBe(1);
  });

  it('takes the caller’s word for what is transient', async () => {
    const { work } = failing(new Error('busy'));
    expect(await retryTransient(work, { ...soon(), transient: (error) => String(error).includes('busy') })).toBe(
      'done',
    );
  });

  it('ends with the last failure when the outage lasts longer', async () => {
    const started = Date.now();
    await expect(retryTransient(() => Promise.reject(refused), soon(500))).rejects.toBe(refused);
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it('ends when a try never comes back, and tells that try', async () => {
    let told = false;
    const hanging = (signal: AbortSignal): Promise<never> => {
      signal.addEventListener('abort', () => (told = true));
      return new Promise(() => undefined);
    };
    await expect(retryTransient(hanging, soon(300))).rejects.toBeInstanceOf(NoAnswerInTime);
    expect(told).toBe(true);
  });

  it('makes one try when there is no time left', async () => {
    const { work, tries } = failing();
    await retryTransient(work, soon(-1)).catch(() => undefined);
    expect(tries()).toBe(1);
  });

  it('many that wait together try less often each', async () => {
    let tries = 0;
    const work = (): Promise<never> => {
      tries += 1;
      return Promise.reject(refused);
    };
    const callers = 500;
    await Promise.allSettled(Array.from({ length: callers }, () => retryTransient(work, soon(2000))));
    // The first tries, one each after a long pause, and last ones; at 200 ms it would be ten each.
    expect(tries).toBeGreaterThan(callers);
    expect(tries).toBeLessThanOrEqual(callers * 4);
  });
});
