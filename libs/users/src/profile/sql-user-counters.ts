import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { type CounterChange, type CountRows, UserCounters } from './user-counters.js';
import {
  ADD_TO_COUNTERS,
  addRowsToCounters,
  beginCounters,
  LOCK_COUNTERS,
  SET_COUNTERS,
} from './user-counters.statements.js';

@Injectable()
export class SqlUserCounters extends UserCounters {
  override async lock(transaction: Transaction, userIds: readonly number[]): Promise<void> {
    if (userIds.length > 0) await transaction.run(LOCK_COUNTERS, { ids: JSON.stringify(userIds) });
  }

  override async add(transaction: Transaction, changes: readonly CounterChange[]): Promise<void> {
    const rows = changes.map(({ userId, followers, following }) => ({
      user_id: userId,
      followers,
      following,
    }));
    await transaction.executeMany(ADD_TO_COUNTERS, rows);
  }

  override async addRows(
    transaction: Transaction,
    rows: CountRows,
    { first, last }: { readonly first: number; readonly last: number },
  ): Promise<number> {
    return transaction.run(addRowsToCounters(rows), { first, last });
  }

  override async beginRows(
    transaction: Transaction,
    rows: CountRows,
    { first, last }: { readonly first: number; readonly last: number },
  ): Promise<number> {
    return transaction.run(beginCounters(rows), { first, last });
  }

  override async set(transaction: Transaction, counts: readonly CounterChange[]): Promise<void> {
    if (counts.length > 0) await transaction.run(SET_COUNTERS, { counts: toJson(counts) });
  }
}

function toJson(changes: readonly CounterChange[]): string {
  return JSON.stringify(changes.map(({ userId, followers, following }) => [userId, followers, following]));
}
