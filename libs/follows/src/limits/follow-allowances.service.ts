import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import type { PlannedOperation } from '../following/follow-plan.js';
import { FollowAllowance } from './follow-allowance.js';
import { checkedLimits, DAY_MS, type FollowLimits } from './follow-limits.js';
import { FollowTalliesRepository } from './follow-tallies.repository.js';

/** Says what the limits leave to followers, and keeps what they use of it. */
@Injectable()
export class FollowAllowances {
  private readonly limits: FollowLimits | undefined;

  /** @throws TypeError when a limit is none */
  constructor(
    private readonly tallies: FollowTalliesRepository,
    limits: FollowLimits,
  ) {
    this.limits = checkedLimits(limits);
  }

  /** Whether there is a limit at all. */
  get areLimited(): boolean {
    return this.limits !== undefined;
  }

  /**
   * What is left to those who are to follow somebody. Their rows are locked, so that nobody else uses it meanwhile.
   *
   * @returns `undefined` when nobody is to follow anybody, or there is no limit
   */
  async of(
    transaction: Transaction,
    operations: readonly PlannedOperation[],
  ): Promise<FollowAllowance | undefined> {
    const followers = new Set(
      operations.filter(({ op }) => op === 'follow').map(({ followerId }) => followerId),
    );
    if (this.limits === undefined || followers.size === 0) return undefined;
    const { maxFollowing, maxPendingRequests, maxFollowsPerDay: most } = this.limits;
    const now = new Date();
    const tallies = await this.tallies.find(transaction, [...followers], {
      standing: maxFollowing !== undefined || maxPendingRequests !== undefined,
      starts: most === undefined ? undefined : { after: dayBefore(now), most },
    });
    return new FollowAllowance(this.limits, tallies, now);
  }

  /** Keeps what was used, where a limit will ask for it. */
  async record(transaction: Transaction, allowance: FollowAllowance, at: Date): Promise<void> {
    const starts = allowance.starts();
    if (this.limits?.maxFollowsPerDay === undefined || starts.length === 0) return;
    await this.tallies.record(transaction, starts, at, dayBefore(new Date()));
  }
}

function dayBefore(time: Date): Date {
  return new Date(time.getTime() - DAY_MS);
}
