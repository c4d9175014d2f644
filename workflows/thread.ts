/**
 * The inbox of one conversation's run: which messages are here, how each one's answer will travel, and what it was.
 * Plain state without the SDK, so that every race can be tested without a server.
 */
import type { Delivery, InboundMessage } from './messages';

export interface Letter {
  readonly message: InboundMessage;
  /** An update handler is waiting to carry the answer in the HTTP response. */
  claimed: boolean;
  /** Decided once. `inline`: the handler waits for the answer, however long. `deferred`: the channel's API delivers it. */
  mode: 'pending' | 'inline' | 'deferred';
  answer: Delivery | null;
  /** The stored reply of this message, once there is one. */
  outboundId: string | null;
  /** The HTTP side gave up: the stored reply must leave through the channel's API, unless a response has claimed it. */
  abandoned: boolean;
}

export class Thread {
  private readonly letters = new Map<string, Letter>();
  private queue: Letter[] = [];

  /** Files a message; the same message id again is the same letter. */
  receive(message: InboundMessage): Letter {
    const known = this.letters.get(message.sid);
    if (known) return known;
    const letter: Letter = {
      message,
      claimed: false,
      mode: 'pending',
      answer: null,
      outboundId: null,
      abandoned: false,
    };
    this.letters.set(message.sid, letter);
    this.queue.push(letter);
    return letter;
  }

  get hasMail(): boolean {
    return this.queue.length > 0;
  }

  /** How many messages this run has accepted: what bounds it. */
  get size(): number {
    return this.letters.size;
  }

  has(sid: string): boolean {
    return this.letters.has(sid);
  }

  /** Takes up to `max` waiting messages, in the order in which they were received. */
  take(max: number): Letter[] {
    const ordered = [...this.queue].sort((a, b) => a.message.receivedAt.localeCompare(b.message.receivedAt));
    const taken = ordered.slice(0, Math.max(0, max));
    this.queue = this.queue.filter((letter) => !taken.includes(letter));
    return taken;
  }

  /** Removes messages from the queue that a turn has taken by another way. */
  drop(letters: readonly Letter[]): void {
    this.queue = this.queue.filter((letter) => !letters.includes(letter));
  }

  /** Leaves messages to the next turn. */
  putBack(letters: readonly Letter[]): void {
    this.queue.push(...letters.filter((letter) => !this.queue.includes(letter)));
  }

  /** Ms of the inline budget that a letter has left at `nowMs`. */
  static inlineMsLeft(letter: Letter, nowMs: number): number {
    return Date.parse(letter.message.receivedAt) + letter.message.inlineBudgetMs - nowMs;
  }
}
