/** Time that a test does not want to wait for. */
import type { Pulpo } from './pulpo';

/** Every message that waits for somebody is due now, and as if for the first time: nobody gives up because of the hurry. */
export async function makeDue(pulpo: Pulpo): Promise<void> {
  await pulpo.query(
    "update pulpo.messages set due_at = now() - interval '1 second', handovers = 0 where due_at is not null",
  );
}
