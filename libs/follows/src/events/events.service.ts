import { Injectable } from '@nestjs/common';
import { acceptPage, InvalidRequestError } from '@retinue/common';
import { UserDirectory } from '@retinue/users';
import { type AskedUser, idOfAsked } from './asked-user.js';
import type { ChangeEvent, EventFilter } from './change-event.js';
import type { ChangeType } from './event-kinds.js';
import { assertTypes } from './events.rules.js';
import { NOW, readPlace, writePlace } from './event-place.js';
import { EventTail } from './event-tail.service.js';
import { EventsRepository, type LogEnd } from './events.repository.js';

/** Seconds that a reader may wait for an event, at most. */
export const MAX_WAIT_SECONDS = 30;

/** What a reader of the log asks for. */
export interface EventsRequest extends AskedUser {
  /** The `id` of an event, the `nextAfter` of a page, or `now`; the oldest event that is kept comes first when left out. */
  readonly after?: string | undefined;
  /** All when left out. */
  readonly types?: readonly ChangeType[] | undefined;
  /** Events at most, 1 to 1000; 50 when left out. */
  readonly limit?: number | undefined;
  /** Seconds to wait for an event when there is none yet, 0 to {@link MAX_WAIT_SECONDS}; 0 when left out. */
  readonly waitSeconds?: number | undefined;
  /** Ends the waiting early: the reader has left. */
  readonly cancelled?: AbortSignal | undefined;
}

/** A page of the log. */
export interface EventsPage {
  readonly events: readonly ChangeEvent[];
  /** What to ask with as `after` for what comes next. */
  readonly nextAfter: string;
  /** Whether this is all there is by now. With a filter a page may be short, even empty, and more be there. */
  readonly isUpToDate: boolean;
}

/** The log of all changes, for readers: in order, each event once, none left out. */
@Injectable()
export class EventsService {
  constructor(
    private readonly users: UserDirectory,
    private readonly events: EventsRepository,
    private readonly tail: EventTail,
  ) {}

  /**
   * The next events after a place; waits for one where that is asked for and none is there.
   *
   * @throws InvalidRequestError
   * @throws UserNotFoundError when nobody has the external id; of an id that is nobody's there are the events of before
   * @throws InvalidEventPlaceError
   * @throws EventsGoneError when some of what came after the place is kept no more
   */
  async next({
    after,
    types,
    user,
    isOwn,
    limit,
    waitSeconds = 0,
    cancelled,
  }: EventsRequest = {}): Promise<EventsPage> {
    const asked = acceptPage({ limit });
    assertTypes(types);
    assertWait(waitSeconds);
    const userId = await idOfAsked(this.users, { user, isOwn });
    const waiting = new Waiting(waitSeconds, cancelled);
    try {
      let end = await this.events.end();
      let place: number | 'oldest' = after === undefined ? 'oldest' : readPlace(end, after);
      for (;;) {
        const page = await this.page(place, end, { types, userId, isOwn }, asked.limit);
        if (page.events.length > 0 || !page.isUpToDate || waiting.isOver) return page;
        // Looked through, and not again.
        place = place === 'oldest' ? end.settled : Math.max(place, end.settled);
        if (!(await this.tail.beyond(place, waiting.signal))) return page;
        end = await this.events.end();
      }
    } finally {
      waiting.end();
    }
  }

  /**
   * A place to begin at: the one that is given, or the end of the log as it is now.
   *
   * @throws InvalidEventPlaceError
   * @throws EventsGoneError when some of what came after the place is kept no more
   */
  async placeOf(after: string = NOW): Promise<string> {
    const end = await this.events.end();
    return writePlace(end, readPlace(end, after));
  }

  /**
   * The event that has an id; `undefined` when none stands there.
   *
   * @throws InvalidEventPlaceError
   * @throws EventsGoneError when it is kept no more
   */
  async find(id: string): Promise<ChangeEvent | undefined> {
    const end = await this.events.end();
    const place = Math.min(readPlace(end, id), end.settled);
    const { events } = await this.page(place - 1, { ...end, settled: place }, {}, 1);
    return events.find((event) => event.id === id);
  }

  private async page(
    after: number | 'oldest',
    end: LogEnd,
    filter: EventFilter,
    limit: number,
  ): Promise<EventsPage> {
    const { events, end: lookedUpTo } = await this.events.next(after, end.settled, filter, limit);
    return {
      events: events.map(({ place, ...event }) => ({ id: writePlace(end, place), ...event })),
      nextAfter: writePlace(end, lookedUpTo),
      isUpToDate: lookedUpTo >= end.settled,
    };
  }
}

/** The time that a reader gives the log. */
class Waiting {
  readonly signal: AbortSignal;
  private readonly over = new AbortController();
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(seconds: number, cancelled: AbortSignal | undefined) {
    if (seconds === 0) this.over.abort();
    else this.timer = setTimeout(() => this.over.abort(), seconds * 1_000).unref();
    this.signal = cancelled === undefined ? this.over.signal : AbortSignal.any([this.over.signal, cancelled]);
  }

  get isOver(): boolean {
    return this.signal.aborted;
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

function assertWait(seconds: number): void {
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= MAX_WAIT_SECONDS) return;
  throw new InvalidRequestError([
    {
      name: 'waitSeconds',
      problem: (name) => `${name} must be a whole number from 0 to ${MAX_WAIT_SECONDS}`,
    },
  ]);
}
