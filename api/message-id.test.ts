import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { messageIdFor } from './message-id';

describe('messageIdFor', () => {
  it.each(['SM', 'MM'])('keeps a Twilio SID that begins with %s', (prefix) => {
    const sid = `${prefix}0123456789abcdef0123456789abcdef`;
    expect(messageIdFor(sid)).toBe(sid);
  });

  it.each([
    'SM0123456789ABCDEF0123456789ABCDEF',
    'SM0123456789abcdef0123456789abcdef0',
    'XX0123456789abcdef0123456789abcdef',
    ' SM0123456789abcdef0123456789abcdef',
    'SM0123456789abcdef0123456789abcdef\n',
    '5491155550011',
    messageIdFor('x'),
  ])('makes a digest of %j', (given) => {
    expect(messageIdFor(given)).toMatch(/^id-[0-9a-f]{40}$/);
    expect(messageIdFor(given)).not.toBe(given);
  });

  it('is the same for the same id, and differs for different ones', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (one, other) => {
        expect(messageIdFor(one)).toBe(messageIdFor(one));
        expect(messageIdFor(one) === messageIdFor(other)).toBe(one === other);
      }),
    );
  });
});
