import { Injectable } from '@nestjs/common';
import { SqlStreamer, type Transaction } from '@retinue/database';
import type { CounterChange } from '@retinue/users';
import type { Edge } from '../domain/follow.js';
import { type CountDrift, FollowsAudit } from '../domain/follows-audit.js';
import { DANGLING_EDGES, DRIFTING_COUNTS, RECOUNT } from './audit.statements.js';

interface DriftRow {
  readonly userId: number;
  readonly countedFollowers: number | null;
  readonly countedFollowing: number | null;
  readonly followers: number;
  readonly following: number;
}

@Injectable()
export class SqlFollowsAudit extends FollowsAudit {
  constructor(private readonly streamer: SqlStreamer) {
    super();
  }

  override danglingEdges(): AsyncIterable<Edge[]> {
    return this.streamer.stream<Edge>(DANGLING_EDGES);
  }

  override async *driftingCounts(): AsyncIterable<CountDrift[]> {
    for await (const rows of this.streamer.stream<DriftRow>(DRIFTING_COUNTS)) {
      yield rows.map(({ userId, countedFollowers, countedFollowing, followers, following }) => ({
        userId,
        counted: { followers: countedFollowers, following: countedFollowing },
        actual: { followers, following },
      }));
    }
  }

  override async recount(transaction: Transaction, userIds: readonly number[]): Promise<CounterChange[]> {
    return transaction.all<CounterChange>(RECOUNT, [JSON.stringify(userIds)]);
  }
}
