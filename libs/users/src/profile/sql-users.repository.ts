import { Injectable } from '@nestjs/common';
import {
  cutPage,
  decodeCursor,
  encodeCursor,
  idKey,
  MAX_ID,
  type Page,
  type PageRequest,
  textKey,
} from '@retinue/common';
import { SqlReader, SqlStreamer, type Transaction, UniqueViolationError } from '@retinue/database';
import { type NamePrefixRange, namePrefixRange } from './user.rules.js';
import type { UserOutcome, UserToStore } from '../import/imported-user.js';
import type { User, UserChanges, UserFilter, UserProfile } from './user.js';
import { EmailTakenError } from './users.errors.js';
import { UsersRepository } from './users.repository.js';
import { UserEntity } from './user.entity.js';
import { changedColumns, type ProfileColumn, toColumns, toUser, type UserRow } from './user.mapper.js';
import {
  ADD_COUNTERS,
  ADD_USERS,
  ALL_SPENT,
  ALL_USERS,
  changeUser,
  COUNT_DELETED,
  FIND_HOLDERS,
  FIND_SPENT,
  FIND_USER,
  HOLD_NEW_USERS,
  HOLD_USER,
  LIST_USERS,
  LIST_USERS_OF_TYPE,
  MARK_DELETED,
  type MatchRow,
  NEXT_DELETED,
  RESERVE_IDS,
  RESERVE_SPENT_IDS,
  SEARCH_USERS,
  SPEND_ID,
  SPEND_IDS,
} from './user.statements.js';

/** Rows that a search looks at for one page, at most: bounds the work, not the answer. */
const SEARCH_WINDOW = 2_000;

@Injectable()
export class SqlUsersRepository extends UsersRepository {
  constructor(
    private readonly reader: SqlReader,
    private readonly streamer: SqlStreamer,
  ) {
    super();
  }

  override async add(transaction: Transaction, profile: UserProfile, at: Date): Promise<User> {
    const time = at.getTime();
    const row = { ...toColumns(profile), version: 1, createdAt: time, updatedAt: time };
    const [added] = await transaction.all(ADD_USERS, { users: JSON.stringify([row]) });
    if (added === undefined) throw new EmailTakenError(profile.email);
    await transaction.run(ADD_COUNTERS, { ids: JSON.stringify([added.id]) });
    return {
      ...profile,
      id: added.id,
      followersCount: 0,
      followingCount: 0,
      version: 1,
      createdAt: at,
      updatedAt: at,
    };
  }

  override async addMany(transaction: Transaction, users: readonly UserToStore[]): Promise<UserOutcome[]> {
    const rows = users.map(({ id, version, createdAt, updatedAt, ...profile }) => ({
      ...toColumns(profile),
      id,
      version,
      createdAt: createdAt.getTime(),
      updatedAt: updatedAt.getTime(),
    }));
    const haveIds = users.some(({ id }) => id !== undefined);
    if (haveIds) await transaction.run(HOLD_NEW_USERS);
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
    const emailById = await this.emailsOf(transaction, refused);
    const spent = await this.findSpent(
      refused.flatMap(({ id }) => id ?? []),
      transaction,
    );
    const left = new Set(refused);
    return rows.map((row) => (left.has(row) ? outcomeOf(row, emailById, spent) : 'added'));
  }

  /** The emails of those who have the ids of some that were refused. */
  private async emailsOf(
    transaction: Transaction,
    refused: readonly { readonly id: number | undefined }[],
  ): Promise<ReadonlyMap<number, string>> {
    if (refused.length === 0) return new Map();
    const ids = JSON.stringify(refused.flatMap(({ id }) => id ?? []));
    const holders = await transaction.all(FIND_HOLDERS, { ids });
    return new Map(holders.map(({ id, emailKey }) => [id, emailKey]));
  }

  override async find(id: number): Promise<User | undefined> {
    // Nobody's, and more than a column of PostgreSQL holds.
    if (id > MAX_ID) return undefined;
    const row = await this.reader.get(FIND_USER, { id });
    return row && toUser(row);
  }

  override async findForChange(transaction: Transaction, id: number): Promise<User | undefined> {
    await transaction.run(HOLD_USER, { id });
    const row = await transaction.get(FIND_USER, { id });
    return row && toUser(row);
  }

  override async change(
    transaction: Transaction,
    current: User,
    changes: UserChanges,
    at: Date,
  ): Promise<User> {
    const user: User = { ...current, ...changes, version: current.version + 1, updatedAt: at };
    const columns = changedColumns(current, user);
    const statement = changeUser(Object.keys(columns) as ProfileColumn[]);
    const parameters = { ...columns, version: user.version, updatedAt: at.getTime(), id: user.id };
    await refusingTakenEmail(user.email, () => transaction.run(statement, parameters));
    return user;
  }

  override async markDeleted(transaction: Transaction, id: number, at: Date): Promise<void> {
    await transaction.run(MARK_DELETED, { id, at: at.getTime() });
    await transaction.run(SPEND_ID, { id });
  }

  override async countDeleted(transaction: Transaction): Promise<number> {
    return (await transaction.get(COUNT_DELETED))?.count ?? 0;
  }

  override async nextDeleted(transaction: Transaction): Promise<number | undefined> {
    return (await transaction.get(NEXT_DELETED))?.id;
  }

  override async remove(transaction: Transaction, id: number): Promise<void> {
    await transaction.manager.delete(UserEntity, { id });
  }

  override async findSpent(ids: readonly number[], transaction?: Transaction): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const reader = transaction ?? this.reader;
    const rows = await reader.all(FIND_SPENT, { ids: JSON.stringify(ids) });
    return new Set(rows.map(({ id }) => id));
  }

  override async *allSpent(): AsyncIterable<number[]> {
    for await (const rows of this.streamer.stream(ALL_SPENT, {})) {
      yield rows.map(({ id }) => id);
    }
  }

  override async spend(transaction: Transaction, ids: readonly number[]): Promise<void> {
    await transaction.run(HOLD_NEW_USERS);
    await transaction.run(SPEND_IDS, { ids: JSON.stringify(ids) });
    for (const statement of RESERVE_SPENT_IDS) await transaction.run(statement);
  }

  override async list(filter: UserFilter, page: PageRequest): Promise<Page<User>> {
    const { namePrefix = '' } = filter;
    const { items, nextCursor } =
      namePrefix === ''
        ? await this.listById(filter, page)
        : await this.search(namePrefixRange(namePrefix), filter, page);
    return { items: items.map(toUser), nextCursor };
  }

  override async *all(): AsyncIterable<User[]> {
    for await (const rows of this.streamer.stream(ALL_USERS, {})) yield rows.map(toUser);
  }

  private async listById({ type }: UserFilter, { limit, cursor }: PageRequest): Promise<Page<UserRow>> {
    const scope = `users ${type ?? '*'}`;
    const [after] = cursor === undefined ? [0] : decodeCursor(cursor, scope, [idKey]);
    const rows =
      type === undefined
        ? await this.reader.all(LIST_USERS, { after, limit: limit + 1 })
        : await this.reader.all(LIST_USERS_OF_TYPE, { type, after, limit: limit + 1 });
    return cutPage(rows, limit, (last) => encodeCursor(scope, [last.id]));
  }

  private async search(
    { start, end }: NamePrefixRange,
    { type }: UserFilter,
    { limit, cursor }: PageRequest,
  ): Promise<Page<UserRow>> {
    const scope = `users ${type ?? '*'} ${start}`;
    const cursorOf = (row: MatchRow): string => encodeCursor(scope, [row.match_key, row.id]);
    const found: MatchRow[] = [];
    let left = Math.max(SEARCH_WINDOW, limit + 1);
    // Most who match by name are shown: a page's worth is nearly always enough.
    let window = type === undefined ? limit + 1 : left;
    let place = cursor === undefined ? [start, 0] : decodeCursor(cursor, scope, [textKey(start), idKey]);
    for (;;) {
      const [afterKey, afterId] = place as [string, number];
      const rows = await this.reader.all(SEARCH_USERS, {
        prefix: start,
        end,
        afterKey,
        afterId,
        limit: window + 1,
      });
      const seen = rows.slice(0, window);
      found.push(...seen.filter((row) => row.is_repeat === 0 && (type === undefined || row.type === type)));
      if (found.length > limit || rows.length <= window) return cutPage(found, limit, cursorOf);
      left -= window;
      const last = seen.at(-1)!;
      // The window is used up, not the list: go on behind the last row looked at.
      if (left <= 0) return { items: found, nextCursor: cursorOf(last) };
      window = left;
      place = [last.match_key, last.id];
    }
  }
}

async function refusingTakenEmail<Result>(email: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof UniqueViolationError && error.columns.includes('users.email_key')) {
      throw new EmailTakenError(email);
    }
    throw error;
  }
}

/** Why a user was not added, by who has or had its id, and who has its email. */
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
