/**
 * Senders who are over a limit, remembered by this process: until the limit lifts nothing they write can be admitted, so that
 * their further messages need only be stored. The database has decided; this saves asking it again for every message of a
 * flood.
 */
import type { MessageLimits } from '../domain/message-limits';
import type { TurnScope } from '../workflows/messages';

export interface ThrottledSender {
  scope: TurnScope;
  /** When the limit lifts. */
  until: Date;
  /** What was decided by; other limits decide anew. */
  limits: MessageLimits;
}

/** More than this at once is no flood of single senders; whoever is forgotten is asked about again. */
const MAX_REMEMBERED = 1000;

export class ThrottledSenders {
  private readonly senders = new Map<string, ThrottledSender>();

  /** `null`: ask the database. */
  find(key: string, now: Date, limits: MessageLimits): ThrottledSender | null {
    const sender = this.senders.get(key);
    if (!sender) return null;
    if (now < sender.until && sender.limits === limits) return sender;
    this.senders.delete(key);
    return null;
  }

  remember(key: string, sender: ThrottledSender): void {
    if (this.senders.size >= MAX_REMEMBERED) this.senders.clear();
    this.senders.set(key, sender);
  }

  forget(key: string): void {
    this.senders.delete(key);
  }
}
