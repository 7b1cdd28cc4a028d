import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { UserDirectory } from '@retinue/users';
import { type AskedUser, idOfAsked } from './asked-user.js';
import { type ChangeEvent, type EventFilter, passes } from './change-event.js';
import type { ChangeType } from './event-kinds.js';
import { NOW, readPlace, writePlace } from './event-place.js';
import { EventTail } from './event-tail.service.js';
import { EventsGoneError } from './events.errors.js';
import { assertTypes } from './events.rules.js';
import { EventsRepository, type LogEnd, type PlacedEvent } from './events.repository.js';

/** Events that are read at once. */
const READ_AT_ONCE = 1_000;

/** Milliseconds between two tellings: what is committed meanwhile is told in one go, however many listen. */
const TELL_EVERY_MS = 10;

/** Milliseconds until the next attempt when the log can't be read. */
const RETRY_MS = 500;

/** Somebody to whom events are told as they come. */
export interface EventListener {
  /**
   * @param events those that pass the filter, perhaps none
   * @param nextAfter the place up to which the log was looked through
   * @returns resolves when more may be told; nobody waits for that of whoever has caught up
   */
  tell(events: readonly ChangeEvent[], nextAfter: string): Promise<void>;
  /** Nothing more comes: the application ends, the log can't be read, or what comes next in it is kept no more. */
  end(): void;
}

/** Which events a listener is told. */
export interface ListenRequest extends AskedUser {
  /** The `id` of an event or the `nextAfter` of a page; only what comes from now on when left out, or `now`. */
  readonly after?: string | undefined;
  /** All when left out. */
  readonly types?: readonly ChangeType[] | undefined;
}

/** Begins the telling; it ends when the signal is aborted. */
export type Listen = (listener: EventListener, cancelled: AbortSignal) => void;

interface Listening {
  /** What is at or before it was told already. */
  readonly place: number;
  readonly filter: EventFilter;
  readonly listener: EventListener;
}

/** The same for all who listen to it. */
interface ToldEvents {
  readonly placed: readonly PlacedEvent[];
  readonly events: readonly ChangeEvent[];
}

/**
 * Tells events as they come to any number of listeners, each in order and once. The end of the log is read once for all who have
 * caught up; who begins further back reads up to there by itself.
 */
@Injectable()
export class EventBroadcast implements BeforeApplicationShutdown {
  private readonly logger = new Logger('EventBroadcast');
  private readonly live = new Set<Listening>();
  private readonly all = new Set<EventListener>();
  /** Up to where those who have caught up were told; undefined while nobody listens. */
  private position: number | undefined;
  private calledOff = new AbortController();
  private stopped = false;

  constructor(
    private readonly users: UserDirectory,
    private readonly events: EventsRepository,
    private readonly tail: EventTail,
  ) {}

  /**
   * Checks a request; what is returned begins the telling.
   *
   * @throws InvalidRequestError
   * @throws UserNotFoundError when nobody has the external id
   * @throws InvalidEventPlaceError
   * @throws EventsGoneError when some of what came after the place is kept no more
   */
  async prepare({ after = NOW, types, user, isOwn }: ListenRequest): Promise<Listen> {
    assertTypes(types);
    const userId = await idOfAsked(this.users, { user, isOwn });
    const end = await this.events.end();
    const place = readPlace(end, after);
    return (listener, cancelled) => {
      this.all.add(listener);
      void this.listen(place, end, { types, userId, isOwn }, listener, cancelled);
    };
  }

  /** How many listen to it in this process. */
  get listeners(): number {
    return this.all.size;
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    this.calledOff.abort();
    for (const listener of this.all) listener.end();
  }

  private async listen(
    from: number,
    begin: LogEnd,
    filter: EventFilter,
    listener: EventListener,
    cancelled: AbortSignal,
  ): Promise<void> {
    try {
      let [place, end] = [from, begin];
      while (!cancelled.aborted && !this.stopped) {
        if (place >= (this.position ?? end.settled)) {
          this.join({ place, filter, listener }, cancelled);
          return;
        }
        if (place >= end.settled) end = await this.events.end();
        const stretch = await this.events.next(place, end.settled, filter, READ_AT_ONCE);
        place = stretch.end;
        const events = stretch.events.map((event) => toEvent(end, event));
        await listener.tell(events, writePlace(end, place));
      }
      this.all.delete(listener);
    } catch (error) {
      this.logger.debug(`The log could not be read: ${String(error)}`);
      this.all.delete(listener);
      listener.end();
    }
  }

  private join(listening: Listening, cancelled: AbortSignal): void {
    const leave = (): void => {
      this.live.delete(listening);
      this.all.delete(listening.listener);
      if (this.live.size === 0) this.calledOff.abort();
    };
    this.live.add(listening);
    cancelled.addEventListener('abort', leave, { once: true });
    if (this.position !== undefined) return;
    this.position = listening.place;
    void this.tellAll();
  }

  /** As long as somebody listens. */
  private async tellAll(): Promise<void> {
    while (this.live.size > 0 && !this.stopped) {
      this.calledOff = this.calledOff.signal.aborted ? new AbortController() : this.calledOff;
      try {
        if (!(await this.tail.beyond(this.position!, this.calledOff.signal))) continue;
        await this.tellNext();
        await delay(TELL_EVERY_MS, undefined, { ref: false });
      } catch (error) {
        this.logger.debug(`The log could not be read: ${String(error)}`);
        if (error instanceof EventsGoneError) this.endAllLive();
        else await delay(RETRY_MS, undefined, { ref: false });
      }
    }
    this.position = undefined;
  }

  /** Something that they were not told is gone: they come back with their places, and are told so. */
  private endAllLive(): void {
    for (const listening of this.live) {
      this.live.delete(listening);
      this.all.delete(listening.listener);
      listening.listener.end();
    }
  }

  private async tellNext(): Promise<void> {
    const end = await this.events.end();
    const { events: placed, end: place } = await this.events.next(
      this.position!,
      end.settled,
      {},
      READ_AT_ONCE,
    );
    const told = { placed, events: placed.map((event) => toEvent(end, event)) };
    const nextAfter = writePlace(end, place);
    this.position = place;
    for (const listening of this.live)
      void listening.listener.tell(this.eventsFor(listening, told), nextAfter);
  }

  /** The very list where nothing is left out, so that it is made into text once for all. */
  private eventsFor({ place, filter }: Listening, { placed, events }: ToldEvents): readonly ChangeEvent[] {
    const isWhole = filter.types === undefined && filter.userId === undefined;
    if (isWhole && (placed[0]?.place ?? Number.POSITIVE_INFINITY) > place) return events;
    return events.filter((event, index) => placed[index]!.place > place && passes(event, filter));
  }
}

function toEvent(end: LogEnd, { place, ...event }: PlacedEvent): ChangeEvent {
  return { id: writePlace(end, place), ...event };
}
