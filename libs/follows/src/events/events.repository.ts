import type { ChangeEvent, EventFilter } from './change-event.js';

/** How far the log goes. */
export interface LogEnd {
  /** Tells this log from all others, such as that of another server. */
  readonly tag: number;
  /** Every event up to this one is there for good, or never will be: readers go so far. */
  readonly settled: number;
  /** The last that was given a place. */
  readonly last: number;
  /** Every event up to this one has been taken away: the log is kept from there on. 0 when it is whole. */
  readonly trimmedTo: number;
}

/** An event and its place in the log. */
export type PlacedEvent = Omit<ChangeEvent, 'id'> & { readonly place: number };

/** What there is of the log between two places. */
export interface LogStretch {
  readonly events: readonly PlacedEvent[];
  /** Up to here it was looked through. */
  readonly end: number;
}

/** Reads the log, in its order. */
export abstract class EventsRepository {
  /** How far the log goes at this moment: readers of one place never miss what is committed later. */
  abstract end(): Promise<LogEnd>;

  /**
   * The next events that pass a filter. After a bounded amount of work the stretch ends, though nothing passed.
   *
   * @param after the place to begin behind, 0 before the first that ever was; or at the oldest that is kept, whichever that is
   * @param upTo the last place that is settled
   * @throws EventsGoneError when some of what came after that place has been taken away, were it while this was read
   */
  abstract next(
    after: number | 'oldest',
    upTo: number,
    filter: EventFilter,
    limit: number,
  ): Promise<LogStretch>;
}
