/**
 * Delivery states of a channel, as a lattice: callbacks come twice and out of order, and whatever their order, the same set
 * of them leads to the same state. A state only ever moves up; failures are on top, because nothing follows them.
 */
const RANKS = {
  accepted: 10,
  scheduled: 15,
  queued: 20,
  sending: 30,
  sent: 40,
  partially_delivered: 45,
  delivered: 50,
  read: 60,
  canceled: 70,
  undelivered: 80,
  failed: 90,
} as const;
export type DeliveryStatus = keyof typeof RANKS;

export const DELIVERY_STATUSES = Object.keys(RANKS).filter(isDeliveryStatus);

export function isDeliveryStatus(text: string): text is DeliveryStatus {
  return Object.hasOwn(RANKS, text);
}

export const deliveryRank = (status: string | null): number =>
  status !== null && isDeliveryStatus(status) ? RANKS[status] : 0;

/** The message did not and will not arrive. */
export const isDeliveryFailure = (status: DeliveryStatus): boolean => RANKS[status] >= RANKS.canceled;

/** The state after hearing `heard` in state `present`. Commutative, associative and idempotent. */
export const joinDelivery = (present: DeliveryStatus | null, heard: DeliveryStatus): DeliveryStatus =>
  present !== null && deliveryRank(present) >= deliveryRank(heard) ? present : heard;
