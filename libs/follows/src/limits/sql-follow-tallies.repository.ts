import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import {
  type FollowStarts,
  FollowTalliesRepository,
  type FollowTally,
  type TalliedSince,
} from './follow-tallies.repository.js';
import { FORGET_STARTS, RECORD_STARTS, STANDING, STARTS } from './follow-tally.statements.js';

const NOTHING: FollowTally = { following: 0, requests: 0, starts: 0, nextToLeave: undefined };

@Injectable()
export class SqlFollowTalliesRepository extends FollowTalliesRepository {
  override async find(
    transaction: Transaction,
    followerIds: readonly number[],
    { standing, starts }: TalliedSince,
  ): Promise<ReadonlyMap<number, FollowTally>> {
    const ids = JSON.stringify(followerIds);
    const tallies = new Map(followerIds.map((id) => [id, NOTHING]));
    if (standing) {
      for (const { id, following, requests } of await transaction.all(STANDING, { ids })) {
        tallies.set(id, { ...NOTHING, following, requests });
      }
    }
    if (starts !== undefined) {
      const since = { ids, after: starts.after.getTime(), most: starts.most };
      for (const row of await transaction.all(STARTS, since)) {
        const nextToLeave = row.next_to_leave === null ? undefined : new Date(row.next_to_leave);
        tallies.set(row.id, { ...tallies.get(row.id)!, starts: row.starts, nextToLeave });
      }
    }
    return tallies;
  }

  override async record(
    transaction: Transaction,
    made: readonly FollowStarts[],
    at: Date,
    forgetUpTo: Date,
  ): Promise<void> {
    const ids = JSON.stringify(made.map(({ followerId }) => followerId));
    await transaction.run(FORGET_STARTS, { ids, upTo: forgetUpTo.getTime() });
    const rows = made.map(({ followerId, starts }) => ({
      follower_id: followerId,
      created_at: at.getTime(),
      starts,
    }));
    await transaction.executeMany(RECORD_STARTS, rows);
  }
}
