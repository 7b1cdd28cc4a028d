import { AnswerError } from '../errors/retinue-error.js';
import { NetworkError } from '../errors/network-error.js';
import { pause } from './abortable.js';
import type { CallOptions } from './call-options.js';

/** A page of a log, which goes on. */
export interface FeedPage<Event> {
  readonly items: readonly Event[];
  /** What to ask with as `after` for what comes next. */
  readonly nextAfter: string;
}

/** Where to go on, and how long the service may wait for an event. */
export interface FeedPlace {
  readonly after?: string;
  readonly waitSeconds: number;
}

/** Asks for what comes after a place. */
export type FetchEvents<Event> = (from: FeedPlace) => Promise<FeedPage<Event>>;

/** The most that the service takes: each answer in vain costs a request. */
const WAIT_SECONDS = 30;

const MAX_PAUSE_MS = 30_000;

/**
 * Goes through a log, and on with it: each event once, in its order. Once the first answer was there, it waits out whatever
 * comes between (no network, a service that is away), and goes on where it was.
 *
 * @param firstPauseMs before the first attempt to reconnect; each further one waits twice as long, half a minute at most
 */
export async function* eventFeed<Event>(
  fetchEvents: FetchEvents<Event>,
  { signal }: CallOptions,
  firstPauseMs = 1_000,
): AsyncGenerator<Event, void, undefined> {
  let from: FeedPlace = { waitSeconds: WAIT_SECONDS };
  let hasAnswered = false;
  let pauseMs = firstPauseMs;
  for (;;) {
    signal?.throwIfAborted();
    let page: FeedPage<Event>;
    try {
      page = await fetchEvents(from);
    } catch (error) {
      if (!hasAnswered || !mayPass(error)) throw error;
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS);
      continue;
    }
    hasAnswered = true;
    pauseMs = firstPauseMs;
    for (const event of page.items) {
      signal?.throwIfAborted();
      yield event;
    }
    from = { after: page.nextAfter, waitSeconds: WAIT_SECONDS };
  }
}

/** What a later attempt may do better at. */
function mayPass(error: unknown): boolean {
  if (error instanceof AnswerError)
    return error.status >= 500 || error.status === 429 || error.status === 408;
  return error instanceof NetworkError;
}
