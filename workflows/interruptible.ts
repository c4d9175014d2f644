/** Work that a newer message may cancel: reading and planning are worth nothing once the customer has said more. */
import { CancellationScope, condition } from '@temporalio/workflow';
import type { Thread } from './thread';

export const INTERRUPTED = Symbol('interrupted');

/** Runs `work`; when mail arrives first, cancels it (model calls included) and says so. */
export async function untilNewMail<T>(thread: Thread, work: () => Promise<T>): Promise<T | typeof INTERRUPTED> {
  const working = new CancellationScope();
  const watching = new CancellationScope();
  const result = working.run(work);
  const mail = watching
    .run(() => condition(() => thread.hasMail))
    .then((): typeof INTERRUPTED => {
      working.cancel();
      return INTERRUPTED;
    });
  try {
    return await Promise.race([result, mail]);
  } finally {
    watching.cancel();
    // Both promises are settled by now or by the cancellation; the loser's rejection is expected.
    result.catch(() => undefined);
    mail.catch(() => undefined);
  }
}
