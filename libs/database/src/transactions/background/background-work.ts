import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { type StepOutcome, StepwiseWork } from './stepwise-work.js';

/** Milliseconds between two looks for what a process that died has left undone. */
const LOOK_EVERY_MS = 30_000;

/** When a kind of work is woken, beside at the start. */
export interface WakingOptions {
  /**
   * Milliseconds between two times, for work that comes with time. Left out, it is woken by whoever makes it; what a process that
   * died has left undone is looked for.
   */
  readonly everyMs?: number | undefined;
}

/**
 * All that the application does in the background: begun when it starts, in case an earlier one left something,
 * and stopped before it ends. Turned off for a command line, which reads a database and must not go on with it.
 */
export class BackgroundWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly works: { readonly work: StepwiseWork; readonly everyMs: number | undefined }[] = [];
  private timers: readonly NodeJS.Timeout[] = [];

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
  add(name: string, step: () => Promise<StepOutcome>, { everyMs }: WakingOptions = {}): StepwiseWork {
    const work = new StepwiseWork(name, step);
    if (!this.enabled) void work.stop();
    this.works.push({ work, everyMs });
    return work;
  }

  onApplicationBootstrap(): void {
    for (const { work } of this.works) work.wake();
    if (!this.enabled) return;
    const lookMs = this.sharedWithOthers ? LOOK_EVERY_MS : undefined;
    this.timers = this.works.flatMap(({ work, everyMs = lookMs }) =>
      everyMs === undefined ? [] : [setInterval(() => work.wake(), everyMs).unref()],
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.works.map(({ work }) => work.stop()));
  }
}
