import { describe, expect, it } from '@jest/globals';
import { SETTINGS } from '../config/settings';
import { ANSWER_WITHIN_MS, HAND_OVER_WITHIN_MS, OUTAGE_PATIENCE_MS, UPDATE_GRACE_MS } from './time-limits';

describe('the limits of one request', () => {
  const longestBudget = SETTINGS.INLINE_BUDGET_MS.read('8000');

  it('fit into 10 s one after another, with the longest inline budget that the settings allow', () => {
    expect(() => SETTINGS.INLINE_BUDGET_MS.read(String(longestBudget + 1))).toThrow('from 0 to 8000');
    // What is left for the signal.
    expect(HAND_OVER_WITHIN_MS - longestBudget - UPDATE_GRACE_MS).toBeGreaterThanOrEqual(500);
    expect(ANSWER_WITHIN_MS).toBeGreaterThan(HAND_OVER_WITHIN_MS);
    expect(ANSWER_WITHIN_MS).toBeLessThan(10_000);
    expect(OUTAGE_PATIENCE_MS).toBeLessThan(HAND_OVER_WITHIN_MS);
  });
});
