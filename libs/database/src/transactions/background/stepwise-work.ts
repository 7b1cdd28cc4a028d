import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';

/** Milliseconds until a step that failed, or that another process was at, is tried again. */
const RETRY_MS = 1_000;

/** The same of one that fails again and again: the wait doubles up to this, and a broken database is not told of each second. */
const MAX_RETRY_MS = 30_000;

/** Of the time, this part is the work's at most; the rest is for those who wait for an answer. */
const SHARE = 0.5;

/** There is more to do, there is nothing, or another process is at it: then it is looked after again later. */
export type StepOutcome = 'more' | 'done' | 'busy';

/**
 * Work too long for one transaction, done in steps of one transaction each while other requests go on.
 *
 * It keeps nothing in memory: what is left to do is in the database, so a crash costs the step under way,
 * and {@link wake} at the next start goes on.
 */
export class StepwiseWork {
  private readonly logger = new Logger(StepwiseWork.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private woken = false;

  /**
   * @param name for the log, such as "deleting users"
   * @param step does a bounded part in one unit of work, and tells whether there is more
   */
  constructor(
    private readonly name: string,
    private readonly step: () => Promise<StepOutcome>,
  ) {}

  /** There is, or may be, something to do. */
  wake(): void {
    this.woken = true;
    this.running ??= this.run();
  }

  /** Resolves when nothing is left to do, or after {@link stop}. */
  async idle(): Promise<void> {
    await this.running;
  }

  /** Begins no further step, and waits for the one under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    let retryMs = RETRY_MS;
    while (this.woken && !this.stopping.signal.aborted) {
      this.woken = false;
      const startedAt = performance.now();
      let pause: number;
      try {
        const outcome = await this.step();
        retryMs = RETRY_MS;
        if (outcome !== 'done') this.woken = true;
        pause = outcome === 'busy' ? RETRY_MS : (performance.now() - startedAt) * (1 / SHARE - 1);
      } catch (error) {
        this.logger.warn(`${this.name} failed, trying again in ${retryMs} ms: ${String(error)}`);
        this.woken = true;
        pause = retryMs;
        retryMs = Math.min(2 * retryMs, MAX_RETRY_MS);
      }
      // A timer that keeps no process alive: what is left is done at the next start.
      await delay(pause, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
    }
    this.running = undefined;
  }
}
