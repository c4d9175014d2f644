import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLogger } from '../observability/logger';
import { registry } from '../observability/metrics';
import { createAuthFailures, type AuthFailuresOptions } from './auth-failures';

const ADDRESS = '203.0.113.77';
let lines: string[];

function failures(options: Partial<AuthFailuresOptions> = {}) {
  const logger = createLogger({ level: 'info', name: 'test', destination: { write: (line) => lines.push(line) } });
  return createAuthFailures({ logger, realm: 'pulpo-admin', ...options });
}

/** How many of `promises` have resolved by now, without any time passing. */
async function answered(promises: Promise<void>[]): Promise<number> {
  let count = 0;
  for (const promise of promises) void promise.then(() => (count += 1));
  await jest.advanceTimersByTimeAsync(0);
  return count;
}

beforeEach(() => {
  lines = [];
  registry.resetMetrics();
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('failed authentication', () => {
  it('is counted, and logged without the address', async () => {
    const { note } = failures();
    await note('wrong', ADDRESS);
    await note('missing', ADDRESS);
    const text = await registry.metrics();
    expect(text).toContain('pulpo_auth_failures_total{realm="pulpo-admin",reason="wrong"} 1');
    expect(text).toContain('pulpo_auth_failures_total{realm="pulpo-admin",reason="missing"} 1');
    expect(lines).toHaveLength(2);
    expect(lines.join('')).toContain('"event":"auth_failure"');
    expect(lines.join('')).not.toContain(ADDRESS);
  });

  it('of many requests makes few lines', async () => {
    const { note } = failures({ delayMs: 0 });
    const all = Array.from({ length: 1000 }, () => note('wrong', ADDRESS));
    await jest.advanceTimersByTimeAsync(1);
    await Promise.all(all);
    expect(lines.length).toBeLessThan(12);
  });

  it('is answered late when an address keeps guessing, and at once for another address', async () => {
    const { note } = failures();
    const guesses = Array.from({ length: 7 }, () => note('wrong', ADDRESS));
    expect(await answered(guesses)).toBe(5);
    expect(await answered([note('wrong', '198.51.100.1')])).toBe(1);
    await jest.advanceTimersByTimeAsync(250);
    expect(await answered(guesses)).toBe(7);
  });

  it('is forgotten after a minute', async () => {
    const { note } = failures();
    await Promise.all(Array.from({ length: 5 }, () => note('wrong', ADDRESS)));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await answered([note('wrong', ADDRESS)])).toBe(1);
  });

  it('holds back only so many answers at once, and remembers only so many addresses', async () => {
    const { note } = failures({ maxWaiting: 2, maxAddresses: 1 });
    const guesses = Array.from({ length: 10 }, () => note('wrong', ADDRESS));
    expect(await answered(guesses)).toBe(8);
    await note('wrong', '198.51.100.1');
    expect(await answered([note('wrong', ADDRESS)])).toBe(1);
  });
});
