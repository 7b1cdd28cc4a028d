import type { UserKey } from '@retinue/users';
import type { FollowState } from '../following/follow-state.js';
import {
  TooManyFollowedError,
  TooManyFollowsTodayError,
  TooManyRequestsPendingError,
} from './follow-limits.errors.js';
import { DAY_MS, type FollowLimits } from './follow-limits.js';
import type { FollowStarts, FollowTally } from './follow-tallies.repository.js';

/** The tally of a user on the way through a plan. */
interface RunningTally {
  following: number;
  requests: number;
  starts: number;
  /** Of the starts, those that the plan makes. */
  made: number;
  readonly nextToLeave: Date | undefined;
}

/** What the limits leave to each follower of a plan, counted along with its operations. */
export class FollowAllowance {
  private readonly running = new Map<number, RunningTally>();

  /**
   * @param tallies those of all who follow anybody in the plan
   * @param now a start counts if it was made in the 24 hours before
   */
  constructor(
    private readonly limits: FollowLimits,
    tallies: ReadonlyMap<number, FollowTally>,
    private readonly now: Date,
  ) {
    for (const [id, tally] of tallies) this.running.set(id, { ...tally, made: 0 });
  }

  /**
   * Counts that a pair goes from one state to another. Only what begins can be refused: a request that becomes a follow was
   * counted as one when it was made.
   *
   * @param given the follower, as the caller named them
   * @throws TooManyFollowedError
   * @throws TooManyRequestsPendingError
   * @throws TooManyFollowsTodayError
   */
  take(followerId: number, given: UserKey, before: FollowState, after: FollowState): void {
    const tally = this.running.get(followerId);
    // Who only unfollows meets no limit.
    if (before === after || tally === undefined) return;
    if (before === 'none') {
      this.assertMayStart(tally, given, after);
      tally.starts += 1;
      tally.made += 1;
    }
    tally.following += Number(after === 'following') - Number(before === 'following');
    tally.requests += Number(after === 'requested') - Number(before === 'requested');
  }

  /** The new follows and requests that were taken, also those that the same plan ends again. */
  starts(): FollowStarts[] {
    return [...this.running]
      .filter(([, { made }]) => made > 0)
      .map(([followerId, { made }]) => ({ followerId, starts: made }));
  }

  /** What waiting does not mend comes first. */
  private assertMayStart(tally: RunningTally, follower: UserKey, after: FollowState): void {
    const { maxFollowing, maxPendingRequests, maxFollowsPerDay } = this.limits;
    if (maxFollowing !== undefined && tally.following + tally.requests >= maxFollowing) {
      throw new TooManyFollowedError(follower, maxFollowing);
    }
    if (maxPendingRequests !== undefined && after === 'requested' && tally.requests >= maxPendingRequests) {
      throw new TooManyRequestsPendingError(follower, maxPendingRequests);
    }
    if (maxFollowsPerDay !== undefined && tally.starts >= maxFollowsPerDay) {
      const until = new Date((tally.nextToLeave ?? this.now).getTime() + DAY_MS);
      throw new TooManyFollowsTodayError(follower, maxFollowsPerDay, until, this.now);
    }
  }
}
