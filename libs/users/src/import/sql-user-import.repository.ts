import { Injectable } from '@nestjs/common';
import { SqlReader, SqlStreamer, type Transaction } from '@retinue/database';
import type { UserType } from '../profile/user-type.js';
import { toImportRow } from './imported-user.mapper.js';
import type { UserOutcome, UserToStore } from './imported-user.js';
import { addUsers, spentAmong } from './sql-add-users.js';
import { UserImportRepository } from './user-import.repository.js';
import {
  ADD_COUNTERS,
  ADD_PLACEHOLDERS,
  ALL_SPENT,
  type AddedRow,
  LOCK_NEW_USERS,
  RESERVE_IDS,
  RESERVE_SPENT_IDS,
  SPEND_IDS,
} from './user-import.statements.js';

@Injectable()
export class SqlUserImportRepository extends UserImportRepository {
  constructor(
    private readonly reader: SqlReader,
    private readonly streamer: SqlStreamer,
  ) {
    super();
  }

  override async addMany(
    transaction: Transaction,
    users: readonly UserToStore[],
  ): Promise<{ readonly outcomes: UserOutcome[]; readonly added: readonly AddedRow[] }> {
    return addUsers(transaction, users.map(toImportRow));
  }

  override async addPlaceholders(
    transaction: Transaction,
    ids: readonly number[],
    type: UserType,
    now: Date,
  ): Promise<readonly AddedRow[]> {
    await transaction.run(LOCK_NEW_USERS);
    const given = { ids: JSON.stringify(ids), type, now: now.getTime() };
    const added = await transaction.all(ADD_PLACEHOLDERS, given);
    await transaction.run(RESERVE_IDS);
    await transaction.run(ADD_COUNTERS, { ids: JSON.stringify(added.map(({ id }) => id)) });
    return added;
  }

  override async findSpent(ids: readonly number[]): Promise<ReadonlySet<number>> {
    return spentAmong(this.reader, ids);
  }

  override async *allSpent(): AsyncIterable<number[]> {
    for await (const rows of this.streamer.stream(ALL_SPENT, {})) {
      yield rows.map(({ id }) => id);
    }
  }

  override async spend(transaction: Transaction, ids: readonly number[]): Promise<void> {
    await transaction.run(LOCK_NEW_USERS);
    await transaction.run(SPEND_IDS, { ids: JSON.stringify(ids) });
    for (const statement of RESERVE_SPENT_IDS) await transaction.run(statement);
  }
}
