import { Injectable } from '@nestjs/common';
import { SqlReader, SqlStreamer, type Transaction } from '@retinue/database';
import { toImportRow } from './imported-user.mapper.js';
import type { UserOutcome, UserToStore } from './imported-user.js';
import { UserImportRepository } from './user-import.repository.js';
import {
  ADD_COUNTERS,
  ADD_USERS,
  ALL_SPENT,
  FIND_HOLDERS,
  FIND_SPENT,
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

  override async addMany(transaction: Transaction, users: readonly UserToStore[]): Promise<UserOutcome[]> {
    const rows = users.map(toImportRow);
    const haveIds = users.some(({ id }) => id !== undefined);
    if (haveIds) await transaction.run(LOCK_NEW_USERS);
    const added = await transaction.all(ADD_USERS, { users: JSON.stringify(rows) });
    if (haveIds) await transaction.run(RESERVE_IDS);
    await transaction.run(ADD_COUNTERS, { ids: JSON.stringify(added.map(({ id }) => id)) });

    // A set that is used up: the second of two equal users in a batch finds its place taken.
    const unclaimed = new Set(added.map(({ emailKey }) => emailKey));
    const emailOfAdded = new Map(added.map(({ id, emailKey }) => [id, emailKey]));
    const refused = rows.filter(
      ({ id, emailKey }) =>
        (id !== undefined && emailOfAdded.get(id) !== emailKey) || !unclaimed.delete(emailKey),
    );
    const refusedIds = refused.flatMap(({ id }) => id ?? []);
    const emailById = await emailsOf(transaction, refusedIds);
    const spent = await spentAmong(transaction, refusedIds);
    const left = new Set(refused);
    return rows.map((row) => (left.has(row) ? outcomeOf(row, emailById, spent) : 'added'));
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

/** The emails of those who have the ids. */
async function emailsOf(
  transaction: Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const holders = await transaction.all(FIND_HOLDERS, { ids: JSON.stringify(ids) });
  return new Map(holders.map(({ id, emailKey }) => [id, emailKey]));
}

async function spentAmong(reader: SqlReader, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await reader.all(FIND_SPENT, { ids: JSON.stringify(ids) });
  return new Set(rows.map(({ id }) => id));
}

/** Why a user was not added, by who has or had their id, and who has their email. */
function outcomeOf(
  { id, emailKey }: { readonly id: number | undefined; readonly emailKey: string },
  emailById: ReadonlyMap<number, string>,
  spent: ReadonlySet<number>,
): UserOutcome {
  if (id === undefined) return 'already_there';
  if (spent.has(id)) return 'id_spent';
  const holderEmail = emailById.get(id);
  if (holderEmail === undefined) return 'email_taken';
  return holderEmail === emailKey ? 'already_there' : 'id_taken';
}
