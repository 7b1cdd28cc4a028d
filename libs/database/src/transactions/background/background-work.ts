import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { type StepOutcome, StepwiseWork } from './stepwise-work.js';

/** Milliseconds between two looks for what a process that died has left undone. */
const LOOK_EVERY_MS = 30_000;

/**
 * All that the application does in the background: begun when it starts, in case an earlier one left something,
 * and stopped before it ends. Turned off for a command line, which reads a database and must not go on with it.
 */
export class BackgroundWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly works: StepwiseWork[] = [];
  private looking: NodeJS.Timeout | undefined;

  /**
   * @param enabled `false` keeps everything from being done
   * @param sharedWithOthers other processes do the same work on the same database, and may leave some when they die
   */
  constructor(
    private readonly enabled: boolean,
    private readonly sharedWithOthers: boolean,
  ) {}

  /** Whether this process does any. */
  get isEnabled(): boolean {
    return this.enabled;
  }

  /** Adds a kind of work, see {@link StepwiseWork}. */
  add(name: string, step: () => Promise<StepOutcome>): StepwiseWork {
    const work = new StepwiseWork(name, step);
    if (!this.enabled) void work.stop();
    this.works.push(work);
    return work;
  }

  onApplicationBootstrap(): void {
    this.wakeAll();
    if (this.enabled && this.sharedWithOthers) {
      this.looking = setInterval(() => this.wakeAll(), LOOK_EVERY_MS).unref();
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.looking);
    await Promise.all(this.works.map((work) => work.stop()));
  }

  private wakeAll(): void {
    for (const work of this.works) work.wake();
  }
}
