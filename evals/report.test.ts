import { describe, expect, it } from '@jest/globals';
import { gate, HEADLINES, reportOn, type Headline, type Report } from './report';
import type { Outcome } from './metrics/outcome';
import { bootstrap, percentile } from './metrics/statistics';

const record = {
  id: 'x',
  text: 'x',
  now: '',
  timezone: '',
  slots: {},
  family: 'f',
  trade: '',
  register: '',
  split: 'dev',
} as const;
const outcome = (expected: Outcome['expected'], read: Outcome['read'], confidence: number): Outcome => ({
  record: { ...record, intent: expected },
  expected,
  read,
  confidence,
  slots: [],
  milliseconds: 1,
});

describe('reportOn', () => {
  const report = reportOn('test', 'dev', [
    outcome('book', 'book', 0.9),
    outcome('other', 'cancel', 0.6),
    outcome('cancel', 'cancel', 0.8),
    outcome('other', 'other', 0.95),
  ]);

  it('counts what it says', () => {
    expect(report.headlines.accuracy.value).toBe(0.75);
    expect(report.headlines.wrongWrites.value).toBe(0.25);
    expect(report.headlines.wrongCancels.value).toBe(0.25);
    expect(report.headlines.sureShare.value).toBe(0.75);
    expect(report.headlines.sureAccuracy.value).toBe(1);
    expect(report.intents.cancel).toMatchObject({ precision: 0.5, recall: 1 });
    expect(report.outOfScope.find(({ threshold }) => threshold === 0.7)).toMatchObject({ recall: 1, falseRejects: 0 });
  });
});

describe('gate', () => {
  const figures = (value: number, low: number, high: number): Pick<Report, 'headlines'> => ({
    headlines: Object.fromEntries(
      (Object.keys(HEADLINES) as Headline[]).map((name) => [name, { value, low, high }]),
    ) as Report['headlines'],
  });

  it('fails on a drop beyond the noise, in the direction that hurts', () => {
    expect(gate(figures(0.9, 0.8, 1), figures(0.91, 0.89, 0.93))).toEqual([]);
    const failed = gate(figures(0.5, 0.4, 0.6), figures(0.9, 0.88, 0.92)).join();
    expect(failed).toContain('accuracy');
    expect(failed).not.toContain('wrongWrites');
    expect(gate(figures(0.99, 0.98, 1), figures(0.01, 0, 0.02)).join()).toContain('wrongCancels');
  });
});

describe('statistics', () => {
  it('gives the same interval each time, around the value', () => {
    const items = Array.from({ length: 100 }, (_, i) => i % 4 === 0);
    const interval = bootstrap(items, (sample) => sample.filter(Boolean).length / sample.length);
    expect(interval).toEqual(bootstrap(items, (sample) => sample.filter(Boolean).length / sample.length));
    expect(interval.low).toBeLessThan(0.25);
    expect(interval.high).toBeGreaterThan(0.25);
    expect(percentile([1, 2, 3, 4], 50)).toBe(2);
    expect(percentile([], 99)).toBe(0);
  });
});
