import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shareFromEnv, shareInWords } from './env';
import { isShare } from './share';

const from = (enabled: boolean | undefined, percent: number | undefined, production = false) =>
  shareFromEnv({ enabled, percent, production });

describe('shareFromEnv', () => {
  it.each([
    [false, undefined, 0],
    [false, 0, 0],
    [false, 50, 0],
    [true, 0, 100],
    [true, 1, 1],
    [true, 10, 10],
    [true, 99, 99],
    [true, 100, 0],
    [true, undefined, 100],
    [undefined, 25, 25],
    [undefined, undefined, 100],
  ])('enabled %p, percent %p: %d %% in development', (enabled, percent, share) => {
    expect(from(enabled, percent).share).toBe(share);
  });

  it.each([undefined, 0, 50])('sends nothing to slm in production until it is enabled (percent %p)', (percent) => {
    expect(from(undefined, percent, true).share).toBe(0);
  });

  it('says what the share is and why', () => {
    expect(from(true, 0).words).toBe('effective slm share: 100 % (SLM_CANARY_PERCENT=0 means all slm at first start)');
  });

  it('always yields a share that routing understands, and names it', () => {
    const percent = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });
    const enabled = fc.option(fc.boolean(), { nil: undefined });
    fc.assert(
      fc.property(enabled, percent, fc.boolean(), (on, value, production) => {
        const initial = from(on, value, production);
        expect(isShare(initial.share)).toBe(true);
        expect(initial.words).toContain(`effective slm share: ${initial.share} %`);
      }),
    );
  });
});

describe('shareInWords', () => {
  it('uses the natural meaning', () => {
    expect(shareInWords(0)).toBe('effective slm share: 0 % (all legacy)');
    expect(shareInWords(12.5)).toBe('effective slm share: 12.5 % of the conversations');
    expect(shareInWords(100)).toBe('effective slm share: 100 % (all slm)');
  });
});
