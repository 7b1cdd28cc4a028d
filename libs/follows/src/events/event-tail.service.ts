import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { EventCommits } from './event-commits.js';
import { EventsRepository } from './events.repository.js';

/** Milliseconds between two looks at the log while somebody waits: what other processes commit is seen so late at most. */
const LOOK_EVERY_MS = 50;

interface Waiting {
  readonly after: number;
  readonly end: () => void;
}

/**
 * The end of the log, watched once for all in this process who wait for more of it, and not at all while nobody does. What this
 * process commits is seen at once.
 */
@Injectable()
export class EventTail implements BeforeApplicationShutdown {
  private readonly logger = new Logger('EventTail');
  private readonly waiting = new Set<Waiting>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  /** Something was committed since the look that is under way began. */
  private again = false;
  private stopped = false;

  constructor(
    private readonly events: EventsRepository,
    commits: EventCommits,
  ) {
    commits.listen(() => this.wake());
  }

  /** @returns whether the log has settled beyond a place; `false` when it was called off, or the application ends */
  async beyond(after: number, calledOff: AbortSignal): Promise<boolean> {
    if (this.stopped || calledOff.aborted) return false;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        calledOff.removeEventListener('abort', end);
        this.waiting.delete(waiting);
        resolve();
      };
      const waiting = { after, end };
      this.waiting.add(waiting);
      calledOff.addEventListener('abort', end);
      this.wake();
    });
    return !this.stopped && !calledOff.aborted;
  }

  private wake(): void {
    if (this.waiting.size === 0) return;
    clearTimeout(this.timer);
    if (this.looking) this.again = true;
    else void this.look();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.letGo(() => true);
  }

  private async look(): Promise<void> {
    this.looking = true;
    try {
      do {
        this.again = false;
        const { settled } = await this.events.end();
        this.letGo(({ after }) => after < settled);
      } while (this.again && this.waiting.size > 0);
    } catch (error) {
      // Who waits asks again when their time is over, and is told then.
      this.logger.debug(`The log could not be looked at: ${String(error)}`);
    } finally {
      this.looking = false;
    }
    if (this.waiting.size > 0) this.timer = setTimeout(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  private letGo(isReady: (waiting: Waiting) => boolean): void {
    for (const waiting of this.waiting) {
      if (isReady(waiting)) waiting.end();
    }
  }
}
