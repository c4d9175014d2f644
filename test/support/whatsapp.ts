/** Customers for tests. */
import { randomBytes } from 'node:crypto';

export {
  createCustomer,
  newSid,
  replyIn,
  INBOUND_PATH,
  type Answer,
  type Customer,
  type CustomerOptions,
} from '../../channel/simulated-customer';

/** A number that no other test uses. */
export const newNumber = (): string =>
  `whatsapp:+54911${String(randomBytes(4).readUInt32BE(0) % 100_000_000).padStart(8, '0')}`;
