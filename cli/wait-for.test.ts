import { describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { waitFor } from './wait-for';

const logged: string[] = [];
const logger = pino({ level: 'info', base: null }, { write: (line: string) => void logged.push(line) });

describe('waitFor', () => {
  it('asks until it succeeds, and says what it waits for and why', async () => {
    let asked = 0;
    const ask = async (): Promise<void> => {
      if ((asked += 1) < 3) throw new Error('connection refused');
    };
    await waitFor('Temporal', ask, { logger, signal: new AbortController().signal, firstMs: 1 });
    expect(asked).toBe(3);
    expect(logged.join('')).toMatch(/connection refused.*waiting for Temporal[^]*Temporal is there now/);
  });

  it('ends at once when it is told to, and asks no more', async () => {
    const ending = new AbortController();
    let asked = 0;
    const ask = (): Promise<void> => ((asked += 1), Promise.reject(new Error('no')));
    const waiting = waitFor('PostgreSQL', ask, { logger, signal: ending.signal, firstMs: 60_000 });
    await new Promise((resolve) => setImmediate(resolve));
    ending.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
    expect(asked).toBe(1);
  });
});
