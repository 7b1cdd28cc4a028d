import { type NoParameters, type Statement, statement } from '@retinue/database';
import type { UserType } from './user-type.js';
import type { ProfileColumn, ProfileColumns, UserRow } from './user.mapper.js';

/**
 * The statements on users.
 *
 * Who is being deleted (`deleted_at`) is in none of the reads, and `user_counts` does not count them.
 */

const USER_COLUMNS = `u.id, u.first_name, u.last_name, u.email, u.type, u.is_private, u.version, u.created_at,
  u.updated_at, c.followers_count, c.following_count`;

const USERS = `users u JOIN user_counts c ON c.user_id = u.id`;

interface ById {
  readonly id: number;
}

export const FIND_USER = statement<ById, UserRow>(
  `SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.id = :id AND u.deleted_at IS NULL`,
);

/** A page by id. */
interface PageAfter {
  readonly after: number;
  readonly limit: number;
}

export const LIST_USERS = statement<PageAfter, UserRow>(`
  SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.id > :after AND u.deleted_at IS NULL ORDER BY u.id LIMIT :limit`);

export const LIST_USERS_OF_TYPE = statement<PageAfter & { readonly type: UserType }, UserRow>(`
  SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.type = :type AND u.id > :after AND u.deleted_at IS NULL
  ORDER BY u.id LIMIT :limit`);

/** Where in a search to go on. */
interface SearchStart {
  /** The prefix, which all matches begin with, and what sorts behind them. */
  readonly prefix: string;
  readonly end: string;
  /** The name that matched, and the id, to start after. */
  readonly afterKey: string;
  readonly afterId: number;
  readonly limit: number;
}

/** A user with the name that matched. */
export interface MatchRow extends UserRow {
  readonly match_key: string;
  readonly is_repeat: 0 | 1;
}

/**
 * Users whose full or last name begins with a prefix, ordered by the name that matched, then id, of two indexes.
 *
 * Who matches by both names comes twice, the second time as a repeat (`is_repeat`). To leave repeats out here would
 * be to pass over any number of them: where all names are alike, over everybody.
 */
export const SEARCH_USERS = statement<SearchStart, MatchRow>((sql) => {
  const matching = (key: string, other: string): string =>
    sql.rowsFromKey({
      select: `SELECT ${key} AS match_key, ${other} AS other_key, id FROM users`,
      key,
      beyond: '>',
      upTo: '<',
      from: { key: ':afterKey', id: ':afterId', end: ':end', limit: ':limit' },
    });
  return `
  SELECT m.match_key, ${USER_COLUMNS}, CASE WHEN m.other_key >= :prefix AND m.other_key < m.match_key THEN 1 ELSE 0 END AS is_repeat
  FROM (
    ${matching('name_key', 'last_name_key')}
    UNION ALL
    ${matching('last_name_key', 'name_key')}
    ORDER BY match_key, id
    LIMIT :limit
  ) m JOIN users u ON u.id = m.id JOIN user_counts c ON c.user_id = u.id
  ORDER BY m.match_key, m.id`;
});

export const ALL_USERS = statement<NoParameters, UserRow>(
  `SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.deleted_at IS NULL ORDER BY u.id`,
);

/** The user stays as they are until the transaction ends. */
export const LOCK_USER = statement<ById>({
  sqlite: '',
  postgres: `SELECT id FROM users WHERE id = :id FOR NO KEY UPDATE`,
});

/** The columns that a profile fills. What writes them goes by this list. */
const PROFILE_COLUMNS: Readonly<Record<ProfileColumn, string>> = {
  firstName: 'first_name',
  lastName: 'last_name',
  email: 'email',
  emailKey: 'email_key',
  nameKey: 'name_key',
  lastNameKey: 'last_name_key',
  type: 'type',
  isPrivate: 'is_private',
};

/** A new user as they are stored. */
export interface NewUserRow extends ProfileColumns {
  readonly at: number;
}

/** Answers with the next id, or with nothing when the email is taken. */
export const ADD_USER = statement<NewUserRow, { readonly id: number }>(`
  INSERT INTO users (${Object.values(PROFILE_COLUMNS).join(', ')}, version, created_at, updated_at)
  VALUES (${Object.keys(PROFILE_COLUMNS)
    .map((name) => `:${name}`)
    .join(', ')}, 1, :at, :at)
  ON CONFLICT DO NOTHING
  RETURNING id`);

/** The fields of a user that change, by the names of their columns' fields, and what changes with any of them. */
export interface ChangedUser extends Partial<ProfileColumns> {
  readonly id: number;
  readonly version: number;
  readonly updatedAt: number;
}

const changesByFields = new Map<string, Statement<ChangedUser>>();

/**
 * Sets some fields of a user. SQLite rewrites the indexes of every column that it is told to set, changed or not, so each set
 * of fields that change has a statement of its own, which is kept: there are few.
 *
 * @param fields always in the same order
 */
export function changeUser(fields: readonly ProfileColumn[]): Statement<ChangedUser> {
  const key = fields.join(' ');
  let change = changesByFields.get(key);
  if (change === undefined) {
    const assignments = fields.map((field) => `${PROFILE_COLUMNS[field]} = :${field}, `).join('');
    change = statement(
      `UPDATE users SET ${assignments}version = :version, updated_at = :updatedAt WHERE id = :id`,
    );
    changesByFields.set(key, change);
  }
  return change;
}
