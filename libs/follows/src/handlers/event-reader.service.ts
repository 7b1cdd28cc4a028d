import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { ChangeEvent } from '../events/change-event.js';
import { writePlace } from '../events/event-place.js';
import type { EventTail } from '../events/event-tail.service.js';
import type { ChangeType } from '../events/event-kinds.js';
import type { EventsRepository, LogEnd, PlacedEvent } from '../events/events.repository.js';
import type { OnChangeHandler } from './handler-marks.js';
import type { ReaderPlace } from './reader-place.js';

/** Events that are read at once. */
const READ_AT_ONCE = 200;

/** Milliseconds until the first of the next attempts; the pause doubles with each, up to the last. */
const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 30_000;

/** Milliseconds that an application which ends waits for a handler. */
const STOP_WITHIN_MS = 10_000;

/** What a reader is made of. */
export interface ReaderParts {
  readonly events: EventsRepository;
  readonly tail: EventTail;
  readonly place: ReaderPlace;
}

/** Gives the events of the log to one handler, in order, as long as it is this process's turn. */
export class EventReader {
  private readonly logger = new Logger('OnChange');
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  /** By `performance.now()`. */
  private turnUntil = 0;
  private turnOver = new AbortController();

  constructor(
    readonly name: string,
    private readonly types: readonly ChangeType[],
    private readonly handler: OnChangeHandler,
    private readonly parts: ReaderParts,
  ) {}

  /** It is this process's turn up to a moment of `performance.now()`. */
  takeTurn(until: number): void {
    if (this.stopping.signal.aborted) return;
    this.turnUntil = until;
    if (this.turnOver.signal.aborted) this.turnOver = new AbortController();
    this.running ??= this.run();
  }

  /** It is another process's turn: what the handler is at ends here, and nothing else begins. */
  endTurn(): void {
    this.turnUntil = 0;
    this.turnOver.abort();
  }

  /** Begins nothing else, and waits for the handler. @returns whether it has ended in time */
  async stop(): Promise<boolean> {
    this.stopping.abort();
    this.endTurn();
    const ended = (this.running ?? Promise.resolve()).then(() => true);
    return Promise.race([ended, delay(STOP_WITHIN_MS, false, { ref: false })]);
  }

  private get mayGoOn(): boolean {
    return performance.now() < this.turnUntil;
  }

  private async run(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; this.mayGoOn; pause = longer(pause)) {
      try {
        await this.read();
      } catch (error) {
        this.logger.warn(`${this.name} can't go on, and tries again in ${pause} ms: ${String(error)}`);
        await this.wait(pause);
      }
    }
    this.running = undefined;
  }

  private async read(): Promise<void> {
    const { events, place } = this.parts;
    await place.find();
    while (this.mayGoOn) {
      if (await this.isMore()) {
        const end = await events.end();
        const stretch = await events.next(place.now, end.settled, { types: this.types }, READ_AT_ONCE);
        // By what was done and not by whose turn it is, which may change at any moment.
        if (await this.handleAll(stretch.events, end)) await place.moveTo(stretch.end);
      } else {
        await place.save();
      }
    }
    await place.save();
  }

  /** @returns whether the handler has had all of them */
  private async handleAll(events: readonly PlacedEvent[], end: LogEnd): Promise<boolean> {
    for (const event of events) {
      if (!(await this.handle(event, end))) return false;
      await this.parts.place.moveTo(event.place);
    }
    return true;
  }

  /** Waits for the next event, but no longer than a place that is not kept may wait. */
  private async isMore(): Promise<boolean> {
    const { tail, place } = this.parts;
    const over = new AbortController();
    const end = (): void => over.abort();
    const due = place.savedWithin;
    const timer = due === undefined ? undefined : setTimeout(end, due).unref();
    this.turnOver.signal.addEventListener('abort', end);
    try {
      if (await tail.beyond(place.now, over.signal)) return true;
    } finally {
      clearTimeout(timer);
      this.turnOver.signal.removeEventListener('abort', end);
    }
    // Of a tail that has stopped: the application ends, and this is told next.
    if (!over.signal.aborted) await this.wait(FIRST_PAUSE_MS);
    return false;
  }

  /** Tries until it works. @returns whether it has; not when it is no longer this process's turn */
  private async handle({ place: at, ...change }: PlacedEvent, end: LogEnd): Promise<boolean> {
    const event: ChangeEvent = { id: writePlace(end, at), ...change };
    for (let pause = FIRST_PAUSE_MS; this.mayGoOn; pause = longer(pause)) {
      try {
        await this.handler(event);
        return true;
      } catch (error) {
        this.logger.warn(
          `${this.name} failed at the event ${event.id} (${event.type}), and tries again in ${pause} ms: ${String(error)}`,
        );
        await this.parts.place.save();
        await this.wait(pause);
      }
    }
    return false;
  }

  private async wait(milliseconds: number): Promise<void> {
    const { signal } = this.turnOver;
    await delay(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

function longer(pause: number): number {
  return Math.min(2 * pause, MAX_PAUSE_MS);
}
