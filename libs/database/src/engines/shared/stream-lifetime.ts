import { DatabaseUnavailableError } from '../../errors/storage.errors.js';

/** The longest delay that a timer of Node takes (milliseconds, 24 days). */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * The time that one stream has. It ends by itself, whether or not anybody asks the stream for more: nobody may, ever
 * again, and what it holds is to be given back all the same.
 */
export class StreamLifetime {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly leave = (): void => this.end(new DatabaseUnavailableError('A stream was left'));

  /**
   * @param maxSeconds that it may take in all, the wait for a slot among them
   * @param running is in there until it ends
   */
  constructor(
    maxSeconds: number,
    private readonly cancelled: AbortSignal | undefined,
    private readonly running: Set<StreamLifetime>,
  ) {
    const late = (): void => this.end(new DatabaseUnavailableError(`A stream took over ${maxSeconds} s`));
    this.timer = setTimeout(late, Math.min(maxSeconds * 1_000, MAX_TIMER_MS));
    // It must not keep a process from ending that has nothing else to do.
    this.timer.unref();
    running.add(this);
    cancelled?.addEventListener('abort', this.leave);
    if (cancelled?.aborted === true) this.leave();
  }

  /** Aborted, with the error for the reader as its reason, when it ends before it is whole. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Ends it for a reason. */
  end(reason: Error): void {
    this.finish();
    this.controller.abort(reason);
  }

  /** It is whole, or has failed: nothing is left to end. */
  finish(): void {
    clearTimeout(this.timer);
    this.cancelled?.removeEventListener('abort', this.leave);
    this.running.delete(this);
  }
}
