import type { Transaction } from '@retinue/database';

/** What counts towards a user's limits. */
export interface FollowTally {
  readonly following: number;
  /** Requests of the user that wait. */
  readonly requests: number;
  /** New follows and requests made since the time asked for. */
  readonly starts: number;
  /**
   * The time of the one that must be too old to count before another can be made, of as many as may be made; the time of
   * the oldest where fewer were made. `undefined` when there is none.
   */
  readonly nextToLeave: Date | undefined;
}

/** What to count. */
export interface TalliedSince {
  /** Whether the limits ask for follows and requests as they stand. */
  readonly standing: boolean;
  /** Of new ones: after which time, and how many may be made; left out when no limit asks. */
  readonly starts?: { readonly after: Date; readonly most: number } | undefined;
}

/** New follows and requests that one user made. */
export interface FollowStarts {
  readonly followerId: number;
  readonly starts: number;
}

/** Counts what users follow and have asked for, and keeps when they began to. */
export abstract class FollowTalliesRepository {
  /** As the transaction sees it, which has locked the users. @returns the tally of each, by id; what is not asked for is 0 */
  abstract find(
    transaction: Transaction,
    followerIds: readonly number[],
    what: TalliedSince,
  ): Promise<ReadonlyMap<number, FollowTally>>;

  /** Keeps that new ones were made, and forgets those of the same users up to a time. */
  abstract record(
    transaction: Transaction,
    made: readonly FollowStarts[],
    at: Date,
    forgetUpTo: Date,
  ): Promise<void>;
}
