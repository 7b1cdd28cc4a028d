import { Injectable } from '@nestjs/common';
import { SqlStreamer, type Transaction } from '@retinue/database';
import type { CounterChange } from '@retinue/users';
import { type CountDrift, type FlawedPair, FollowsAudit } from './follows-audit.js';
import { DRIFTING_COUNTS, FLAWED_PAIRS, RECOUNT } from './audit.statements.js';

@Injectable()
export class SqlFollowsAudit extends FollowsAudit {
  constructor(private readonly streamer: SqlStreamer) {
    super();
  }

  override flawedPairs(): AsyncIterable<FlawedPair[]> {
    return this.streamer.stream(FLAWED_PAIRS, {});
  }

  override async *driftingCounts(): AsyncIterable<CountDrift[]> {
    for await (const rows of this.streamer.stream(DRIFTING_COUNTS, {})) {
      yield rows.map(({ userId, countedFollowers, countedFollowing, followers, following }) => ({
        userId,
        counted: { followers: countedFollowers, following: countedFollowing },
        actual: { followers, following },
      }));
    }
  }

  override async recount(transaction: Transaction, userIds: readonly number[]): Promise<CounterChange[]> {
    return transaction.all(RECOUNT, { ids: JSON.stringify(userIds) });
  }
}
