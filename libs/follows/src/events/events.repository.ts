import type { ChangeEvent, EventFilter } from './change-event.js';

/** How far the log goes. */
export interface LogEnd {
  /** Tells this log from all others, such as that of another server. */
  readonly tag: number;
  /** Every event up to this one is there for good, or never will be: readers go so far. */
  readonly settled: number;
  /** The last that was given a place. */
  readonly last: number;
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
   * @param after the place to begin behind; 0 is before the first
   * @param upTo the last place that is settled
   */
  abstract next(after: number, upTo: number, filter: EventFilter, limit: number): Promise<LogStretch>;
}
