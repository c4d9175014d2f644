import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DELIVERY_STATUSES,
  deliveryRank,
  isDeliveryFailure,
  isDeliveryStatus,
  joinDelivery,
  type DeliveryStatus,
} from './delivery';

const status = fc.constantFrom(...DELIVERY_STATUSES);
const fold = (heard: DeliveryStatus[]) => heard.reduce<DeliveryStatus | null>(joinDelivery, null);

it('comes to the same state in any order and with any repetition', () => {
  fc.assert(
    fc.property(
      fc
        .array(status, { minLength: 1 })
        .chain((heard) => fc.tuple(fc.constant(heard), fc.shuffledSubarray(heard, { minLength: heard.length }))),
      ([heard, shuffled]) => {
        expect(fold(shuffled)).toBe(fold(heard));
        expect(fold([...heard, ...shuffled])).toBe(fold(heard));
      },
    ),
  );
});

it('only ever moves up, and a failure stays', () => {
  fc.assert(
    fc.property(status, status, (present, heard) => {
      const next = joinDelivery(present, heard);
      expect(deliveryRank(next)).toBeGreaterThanOrEqual(deliveryRank(present));
      if (isDeliveryFailure(present)) expect(isDeliveryFailure(next)).toBe(true);
    }),
  );
});

it('knows the provider’s words and no others', () => {
  for (const word of ['queued', 'sent', 'delivered', 'read', 'failed', 'undelivered'])
    expect(isDeliveryStatus(word)).toBe(true);
  for (const word of ['', 'SENT', 'toString', 'constructor']) expect(isDeliveryStatus(word)).toBe(false);
  expect(deliveryRank(null)).toBe(0);
});
