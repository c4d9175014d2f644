import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { confirmationDigestInput } from './confirmation';

describe('confirmationDigestInput', () => {
  it('does not depend on the order of the arguments', () => {
    expect(confirmationDigestInput('t', { a: '1', b: '2' })).toBe(confirmationDigestInput('t', { b: '2', a: '1' }));
  });

  it('is different for every different call', () => {
    const call = fc.record({ tool: fc.string(), args: fc.dictionary(fc.string(), fc.string()) });
    fc.assert(
      fc.property(call, call, (one, other) => {
        const equal = confirmationDigestInput(one.tool, one.args) === confirmationDigestInput(other.tool, other.args);
        const sorted = ({ tool, args }: typeof one): string => JSON.stringify([tool, Object.entries(args).sort()]);
        expect(equal).toBe(sorted(one) === sorted(other));
      }),
    );
  });

  it('cannot be imitated by putting one argument into another', () => {
    expect(confirmationDigestInput('t', { a: '1","b":"2' })).not.toBe(confirmationDigestInput('t', { a: '1', b: '2' }));
  });
});
