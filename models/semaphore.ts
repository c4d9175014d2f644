/**
 * At most `limit` tasks at once, the rest in order of arrival. The model server queues without bound behind a busy model,
 * so that the limit has to be kept here.
 */
export class Semaphore {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(
    limit: number,
    private readonly maxWaiting: number,
  ) {
    this.free = limit;
  }

  /** How many are waiting for their turn. */
  get queued(): number {
    return this.waiting.length;
  }

  /**
   * @returns the function that gives the place back; call it exactly once.
   * @throws {QueueFullError} too many wait already. Rejects with the signal's reason when it aborts first.
   */
  async acquire(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.free > 0) {
      this.free -= 1;
      return this.releaser();
    }
    if (this.waiting.length >= this.maxWaiting) throw new QueueFullError(this.maxWaiting);
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(enter), 1);
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      this.waiting.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
    return this.releaser();
  }

  private releaser(): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    };
  }
}

export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
  constructor(limit: number) {
    super(`${limit} calls are waiting for the model already`);
  }
}
