import { describe, expect, it } from '@jest/globals';
import { calibrate, type Paired } from './calibrate';

const pair = (
  label: 'book' | 'other',
  rules: 'book' | 'other',
  slm: 'book' | 'other',
  slmConfidence = 0.8,
): Paired => ({
  label,
  rules: { intent: rules, confidence: 0.5 },
  slm: { intent: slm, confidence: slmConfidence },
});
const times = (count: number, one: Paired): Paired[] => Array.from({ length: count }, () => one);

describe('calibrate', () => {
  it('says how much agreement and difference tell, and where the model is right', () => {
    const { agreeRatio, differRatio, rightWhenUnsure } = calibrate([
      ...times(48, pair('book', 'book', 'book')),
      ...times(10, pair('book', 'book', 'other', 0.3)),
      ...times(18, pair('other', 'book', 'other')),
    ]);
    expect(agreeRatio).toBeGreaterThan(10);
    expect(differRatio).toBeLessThan(0.3);
    expect(rightWhenUnsure).toEqual([
      { from: 0, right: 0.07 },
      { from: 0.45, right: 0.25 },
      { from: 0.6, right: 0.25 },
      { from: 0.75, right: 0.86 },
    ]);
  });

  it('claims nothing without data', () => {
    expect(calibrate([])).toMatchObject({ agreeRatio: 1, differRatio: 1 });
    expect(calibrate([]).rightWhenUnsure.every((band) => band.right === 0.25)).toBe(true);
  });
});
