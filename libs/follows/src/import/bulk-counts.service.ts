import { Injectable } from '@nestjs/common';
import type { BulkSession, Transaction } from '@retinue/database';
import { UserCounters } from '@retinue/users';
import { BulkFollows } from './bulk-follows.repository.js';
import type { MadeUsers } from './missing-users.service.js';
import { partsOf } from './parts-of.js';
import { NEW_COUNTS } from './staged-users.js';

/** Adds very many follows to the counts of their users, once they are there. */
@Injectable()
export class BulkCounts {
  constructor(
    private readonly follows: BulkFollows,
    private readonly counters: UserCounters,
  ) {}

  /**
   * @param made the users who were made for them, whose counts begin with this
   * @param onAdded told how many users are done with; may throw to stop
   */
  async add(
    session: BulkSession,
    transaction: Transaction,
    made: MadeUsers,
    onAdded: (users: number) => void,
  ): Promise<void> {
    let users = 0;
    onAdded(users);
    await this.follows.gatherCounts(transaction);
    for await (const part of partsOf(this.follows, transaction, NEW_COUNTS)) {
      onAdded((users += await this.counters.addRows(transaction, NEW_COUNTS, part)));
    }
    if (made.count === 0) return;
    const aside = await session.setIndexesAside(transaction, made.areMost ? ['user_counters'] : []);
    for await (const part of partsOf(this.follows, transaction, NEW_COUNTS)) {
      onAdded((users += await this.counters.beginRows(transaction, NEW_COUNTS, part)));
    }
    for (const { build } of aside) {
      await build();
      onAdded(users);
    }
  }
}
