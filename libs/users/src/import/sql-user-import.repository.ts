import { Injectable } from '@nestjs/common';
import { SqlReader, SqlStreamer, type Transaction } from '@retinue/database';
import type { UserType } from '../profile/user-type.js';
import { type ImportRow, toImportRow } from './imported-user.mapper.js';
import type { UserOutcome, UserToStore } from './imported-user.js';
import { UserImportRepository } from './user-import.repository.js';
import {
  ADD_COUNTERS,
  ADD_PLACEHOLDERS,
  ADD_USERS,
  ALL_SPENT,
  type AddedRow,
  FIND_HOLDERS,
  FIND_SPENT,
  type HolderRow,
  LOCK_NEW_USERS,
  RESERVE_IDS,
  RESERVE_SPENT_IDS,
  RESERVE_UP_TO,
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
    const rows = users.map(toImportRow);
    const ids = rows.flatMap(({ id }) => id ?? []);
    if (ids.length > 0) await transaction.run(LOCK_NEW_USERS);
    // Nobody is given an id that another comes with.
    if (ids.length > 0 && ids.length < rows.length) {
      const largest = ids.reduce((one, other) => Math.max(one, other));
      for (const statement of RESERVE_UP_TO) await transaction.run(statement, { largest });
    }
    const added = await transaction.all(ADD_USERS, { users: JSON.stringify(rows) });
    if (ids.length > 0) await transaction.run(RESERVE_IDS);
    await transaction.run(ADD_COUNTERS, { ids: JSON.stringify(added.map(({ id }) => id)) });

    // Used up as they are found: the second of two equal users in a batch finds its place taken.
    const unclaimed = new Map(added.map((holder) => [holder.id, holder]));
    const byIdentity = new Map(added.map((holder) => [identityOf(holder), holder.id]));
    const refused = rows.filter((row) => {
      const id = row.id ?? byIdentity.get(identityOf(row));
      const holder = id === undefined ? undefined : unclaimed.get(id);
      return holder === undefined || identityOf(holder) !== identityOf(row) || !unclaimed.delete(holder.id);
    });
    const outcomes = await outcomesOf(transaction, refused);
    return { outcomes: rows.map((row) => outcomes.get(row) ?? 'added'), added };
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

async function spentAmong(reader: SqlReader, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await reader.all(FIND_SPENT, { ids: JSON.stringify(ids) });
  return new Set(rows.map(({ id }) => id));
}

/** What is unique about users beside their id. */
function identityOf({ externalId, emailKey }: Pick<ImportRow, 'externalId' | 'emailKey'>): string {
  return JSON.stringify([externalId, emailKey]);
}

/** Why users were not added, by who has or had what is theirs. */
async function outcomesOf(
  transaction: Transaction,
  refused: readonly ImportRow[],
): Promise<ReadonlyMap<ImportRow, UserOutcome>> {
  if (refused.length === 0) return new Map();
  const ids = refused.flatMap(({ id }) => id ?? []);
  const found = await transaction.all(FIND_HOLDERS, {
    ids: JSON.stringify(ids),
    externalIds: JSON.stringify(refused.flatMap(({ externalId }) => externalId ?? [])),
    emailKeys: JSON.stringify(refused.flatMap(({ emailKey }) => emailKey ?? [])),
  });
  const holders = new Holders(found, await spentAmong(transaction, ids));
  return new Map(refused.map((row) => [row, holders.outcomeOf(row)]));
}

/** Who has, or had, what a refused user wants. */
class Holders {
  private readonly byId: ReadonlyMap<number, HolderRow>;
  private readonly byExternalId: ReadonlyMap<string | null, HolderRow>;
  private readonly emails: ReadonlySet<string | null>;

  constructor(
    holders: readonly HolderRow[],
    private readonly spent: ReadonlySet<number>,
  ) {
    this.byId = new Map(holders.map((holder) => [holder.id, holder]));
    this.byExternalId = new Map(holders.map((holder) => [holder.externalId, holder]));
    this.emails = new Set(holders.map(({ emailKey }) => emailKey));
  }

  outcomeOf({ id, externalId, emailKey }: ImportRow): UserOutcome {
    const ofExternalId = externalId === null ? undefined : this.byExternalId.get(externalId);
    if (id === undefined) {
      return externalId === null || ofExternalId !== undefined ? 'already_there' : 'email_taken';
    }
    if (this.spent.has(id)) return 'id_spent';
    const holder = this.byId.get(id);
    if (holder === undefined)
      return emailKey !== null && this.emails.has(emailKey) ? 'email_taken' : 'external_id_taken';
    const isOther = externalId !== null && holder.externalId !== null && externalId !== holder.externalId;
    return holder.emailKey !== emailKey || isOther ? 'id_taken' : 'already_there';
  }
}
