/** Whether replies that come later than their message's response are still to be waited for. */

/** Several messages may get one answer together: when none has followed for so long, in ms, there are no more. */
const QUIET_MS = 5000;

export class LateReplies {
  #missing = 0;
  #lastAt: number | null = null;

  /** A message has got no reply in its response. */
  expect(): void {
    this.#missing += 1;
    this.#lastAt = null;
  }

  /** @param at epoch ms */
  received(at: number): void {
    this.#missing = Math.max(0, this.#missing - 1);
    this.#lastAt = at;
  }

  /** One for each message has come, or one since the last message and then none for some seconds. @param at epoch ms */
  complete(at: number): boolean {
    return this.#missing === 0 || (this.#lastAt !== null && at - this.#lastAt >= QUIET_MS);
  }
}
