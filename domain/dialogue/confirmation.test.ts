import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { TOOL_NAMES } from '../tools/names';
import { confirmationDigestInput, confirmationKey, makeConfirmation } from './confirmation';
import type { WriteCall } from './types';

const book = (args: Record<string, string>): WriteCall => ({ tool: 'book_appointment', args });
const cancel = (code: string): WriteCall => ({ tool: 'cancel_appointment', args: { booking_id: code } });

describe('confirmationDigestInput', () => {
  it('does not depend on the order of the arguments', () => {
    const [one, other] = [book({ a: '1', b: '2' }), book({ b: '2', a: '1' })];
    expect(confirmationDigestInput([one])).toBe(confirmationDigestInput([other]));
    expect(confirmationDigestInput([cancel('A'), one])).toBe(confirmationDigestInput([cancel('A'), other]));
  });

  it('is different for every different list of calls', () => {
    const call = fc.record({ tool: fc.constantFrom(...TOOL_NAMES), args: fc.dictionary(fc.string(), fc.string()) });
    const calls = fc.array(call, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(calls, calls, (some, others) => {
        const equal = confirmationDigestInput(some) === confirmationDigestInput(others);
        const sorted = (list: typeof some): string =>
          JSON.stringify(list.map(({ tool, args }) => [tool, Object.entries(args).sort()]));
        expect(equal).toBe(sorted(some) === sorted(others));
      }),
    );
  });

  it('is another one for the same calls in another order, or for some of them', () => {
    const [a, b] = [cancel('A'), cancel('B')];
    const inputs = [[a, b], [b, a], [a], [b]].map(confirmationDigestInput);
    expect(new Set(inputs).size).toBe(4);
  });

  it('of one call is what it was before several were possible', () => {
    expect(confirmationDigestInput([cancel('K2M2QX')])).toBe(
      '["confirm-v1","cancel_appointment",[["booking_id","K2M2QX"]]]',
    );
  });

  it('cannot be imitated by putting one argument into another', () => {
    expect(confirmationDigestInput([book({ a: '1","b":"2' })])).not.toBe(
      confirmationDigestInput([book({ a: '1', b: '2' })]),
    );
  });
});

describe('confirmationKey', () => {
  const asked = (now: string) => makeConfirmation([cancel('A'), cancel('B')], [], { now, sha256: (text) => text });

  it('names each call of a confirmation, and another asking is another key', () => {
    const [first, later] = [asked('2026-03-02T13:00:00Z'), asked('2026-03-02T13:05:00Z')];
    const keys = [first, later].flatMap((confirmation) =>
      [0, 1].map((call) => confirmationKey('c', confirmation, call)),
    );
    expect(new Set(keys).size).toBe(4);
  });

  it('stays the same when the question is asked again after a failure', () => {
    const first = asked('2026-03-02T13:00:00Z');
    expect(confirmationKey('c', { ...first, reopenedAt: '2026-03-02T13:05:00Z' })).toBe(confirmationKey('c', first));
  });
});
