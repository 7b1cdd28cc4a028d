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
import type { User, UserChanges, UserFilter, UserProfile } from './user.js';
import { EmailTakenError } from './users.errors.js';
import { UsersRepository } from './users.repository.js';
import { changedColumns, type ProfileColumn, toColumns, toUser, type UserRow } from './user.mapper.js';
import { ADD_COUNTERS } from './user-counters.statements.js';
import {
  ADD_USER,
  ALL_USERS,
  changeUser,
  FIND_USER,
  LIST_USERS,
  LIST_USERS_OF_TYPE,
  LOCK_USER,
  type MatchRow,
  SEARCH_USERS,
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
    const added = await transaction.get(ADD_USER, { ...toColumns(profile), at: at.getTime() });
    if (added === undefined) throw new EmailTakenError(profile.email);
    await transaction.run(ADD_COUNTERS, { id: added.id });
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

  override async find(id: number): Promise<User | undefined> {
    // Nobody's, and more than a column of PostgreSQL holds.
    if (id > MAX_ID) return undefined;
    const row = await this.reader.get(FIND_USER, { id });
    return row && toUser(row);
  }

  override async findForChange(transaction: Transaction, id: number): Promise<User | undefined> {
    await transaction.run(LOCK_USER, { id });
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
    let from = cursor === undefined ? [start, 0] : decodeCursor(cursor, scope, [textKey(start), idKey]);
    for (;;) {
      const [afterKey, afterId] = from as [string, number];
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
      from = [last.match_key, last.id];
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
