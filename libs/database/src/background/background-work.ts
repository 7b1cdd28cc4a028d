import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { StepwiseWork } from './stepwise-work.js';

/**
 * All that the application does in the background: begun when it starts, in case an earlier one left something,
 * and stopped before it ends. Turned off for a command line, which reads a database and must not go on with it.
 */
export class BackgroundWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly works: StepwiseWork[] = [];

  /** @param enabled `false` keeps everything from being done */
  constructor(private readonly enabled: boolean) {}

  /** Adds a kind of work, see {@link StepwiseWork}. */
  add(name: string, step: () => Promise<'more' | 'done'>): StepwiseWork {
    const work = new StepwiseWork(name, step);
    if (!this.enabled) void work.stop();
    this.works.push(work);
    return work;
  }

  onApplicationBootstrap(): void {
    for (const work of this.works) work.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.works.map((work) => work.stop()));
  }
}
