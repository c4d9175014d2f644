/** "Corte y color para mí y mi hija": as many services as people are told in the same order. */
import { askedSlot } from '../context';
import type { PartReading, UnderstandingContext } from '../types';

/**
 * The services of the people of a request, or of those whose bookings wait for one, in their order; null when they are not told
 * one for each.
 */
export function pairedServices(
  { service, beneficiaries }: PartReading,
  { people = [], pendingQuestion }: UnderstandingContext,
): readonly string[] | null {
  if (service?.kind !== 'several' || service.separate !== true) return null;
  const isAnswer = beneficiaries.length === 0 && askedSlot(pendingQuestion) === 'service_type';
  const count = isAnswer ? people.length : beneficiaries.length;
  return count > 1 && count === service.names.length ? service.names : null;
}

/** A request with the one service that the first of its people gets. */
export function withFirst(part: PartReading, services: readonly string[] | null): PartReading {
  const [first] = services ?? [];
  return first === undefined ? part : { ...part, slots: { ...part.slots, service_type: first } };
}
