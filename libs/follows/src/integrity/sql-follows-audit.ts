import { Injectable } from '@nestjs/common';
import { SqlStreamer, type Transaction } from '@retinue/database';
import type { CounterChange } from '@retinue/users';
import { Relations } from '../relations/relations.js';
import { DRIFTING_COUNTS, flawedPairs, RECOUNT } from './audit.statements.js';
import { type CountDrift, type FlawedPair, FollowsAudit, flawsOf } from './follows-audit.js';

@Injectable()
export class SqlFollowsAudit extends FollowsAudit {
  constructor(
    private readonly streamer: SqlStreamer,
    private readonly relations: Relations,
  ) {
    super();
  }

  override async *flawedPairs(): AsyncIterable<FlawedPair[]> {
    const flaws = this.relations.all.flatMap(flawsOf);
    for await (const rows of this.streamer.stream(flawedPairs(this.relations.all), {})) {
      yield rows.map(({ relation, flaw, fromId, toId }) => ({
        flaw: flaws.find((known) => known.name === flaw && known.relation.name === relation)!,
        fromId,
        toId,
      }));
    }
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
