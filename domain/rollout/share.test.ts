import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BUCKETS, bucketOf, isShare, routeFor } from './share';

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const share = fc.integer({ min: 0, max: BUCKETS }).map((hundredths) => hundredths / 100);
const bucket = fc.integer({ min: 0, max: BUCKETS - 1 });

describe('bucketOf', () => {
  it('is the whole hash modulo ten thousand', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (workspace, conversation) => {
        const digest = createHash('sha256').update(`${workspace}:${conversation}`).digest('hex');
        expect(bucketOf(workspace, conversation, sha256)).toBe(Number(BigInt(`0x${digest}`) % 10_000n));
      }),
    );
  });

  it('gives one conversation the same bucket for ever', () => {
    expect(bucketOf('w', 'c', sha256)).toBe(bucketOf('w', 'c', sha256));
  });

  it('spreads conversations evenly', () => {
    const inFirstTenth = Array.from({ length: 20_000 }, (_, index) =>
      bucketOf('workspace', `conversation-${index}`, sha256),
    ).filter((value) => value < BUCKETS / 10).length;
    expect(inFirstTenth / 20_000).toBeCloseTo(0.1, 2);
  });
});

describe('routeFor', () => {
  it('sends everybody to legacy at 0 and to slm at 100', () => {
    fc.assert(
      fc.property(bucket, (value) => {
        expect(routeFor(0, value)).toBe('legacy');
        expect(routeFor(100, value)).toBe('slm');
      }),
    );
  });

  it('moves nobody back when the share rises', () => {
    fc.assert(
      fc.property(share, share, bucket, (one, other, value) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        if (routeFor(low, value) === 'slm') expect(routeFor(high, value)).toBe('slm');
      }),
    );
  });

  it('gives slm exactly share × 100 of the buckets', () => {
    fc.assert(
      fc.property(share, (percent) => {
        const boundary = Math.round(percent * 100);
        if (boundary > 0) expect(routeFor(percent, boundary - 1)).toBe('slm');
        if (boundary < BUCKETS) expect(routeFor(percent, boundary)).toBe('legacy');
      }),
    );
  });
});

describe('isShare', () => {
  it.each([0, 100, 10, 0.01, 33.33, 99.99])('accepts %d', (value) => expect(isShare(value)).toBe(true));
  it.each([-1, 100.01, 0.001, Number.NaN, Infinity])('refuses %d', (value) => expect(isShare(value)).toBe(false));
});
