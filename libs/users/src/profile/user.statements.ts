import { manyRowsStatement, type NoParameters, type Statement, statement } from '@retinue/database';
import type { UserType } from './user-type.js';
import type { ProfileColumn, ProfileColumns, UserRow } from './user.mapper.js';

/**
 * The statements on users, in one place.
 *
 * Who is being deleted (`deleted_at`) is in none of the reads, and `user_counts` does not count it.
 */

const USER_COLUMNS = `u.id, u.first_name, u.last_name, u.email, u.type, u.is_private, u.version, u.created_at,
  u.updated_at, c.followers_count, c.following_count`;

const USERS = `users u JOIN user_counts c ON c.user_id = u.id`;

/** An id, or a list of them as JSON. */
interface ById {
  readonly id: number;
}
interface ByIds {
  readonly ids: string;
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
interface SearchPlace {
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
export const SEARCH_USERS = statement<SearchPlace, MatchRow>((sql) => {
  const matching = (key: string, other: string): string =>
    sql.rowsFromPlace({
      select: `SELECT ${key} AS match_key, ${other} AS other_key, id FROM users`,
      key,
      beyond: '>',
      upTo: '<',
      place: { key: ':afterKey', id: ':afterId', end: ':end', limit: ':limit' },
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

/** The keys are such that no search finds the user, and no email is taken by it (an email holds an @). */
export const MARK_DELETED = statement<ById & { readonly at: number }>(`
  UPDATE users SET deleted_at = :at, first_name = '-', last_name = '-', email = '', email_key = 'deleted ' || id,
    name_key = '', last_name_key = ''
  WHERE id = :id`);

/** Nobody else is to get the id. */
export const SPEND_ID = statement<ById>(
  `INSERT INTO spent_user_ids (user_id) VALUES (:id) ON CONFLICT DO NOTHING`,
);

/** The ids of users stay theirs. */
export const SPEND_IDS = statement<ByIds>(
  (sql) => `
  INSERT INTO spent_user_ids (user_id)
  SELECT value FROM (${sql.valuesOf('integer', ':ids')}) AS ids
  WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.id = ids.value)
  ON CONFLICT DO NOTHING`,
);

export const FIND_SPENT = statement<ByIds, ById>(
  (sql) => `SELECT user_id AS id FROM spent_user_ids WHERE user_id IN (${sql.valuesOf('integer', ':ids')})`,
);

export const ALL_SPENT = statement<NoParameters, ById>(
  `SELECT user_id AS id FROM spent_user_ids ORDER BY user_id`,
);

export const COUNT_DELETED = statement<NoParameters, { readonly count: number }>(
  `SELECT count(*) AS count FROM users WHERE deleted_at IS NOT NULL`,
);

export const NEXT_DELETED = statement<NoParameters, ById>(
  `SELECT id FROM users WHERE deleted_at IS NOT NULL ORDER BY id LIMIT 1`,
);

const USER_FIELDS = {
  id: 'integer',
  firstName: 'text',
  lastName: 'text',
  email: 'text',
  emailKey: 'text',
  nameKey: 'text',
  lastNameKey: 'text',
  type: 'text',
  isPrivate: 'integer',
  version: 'integer',
  createdAt: 'integer',
  updatedAt: 'integer',
} as const;

/** Who has an id and an email. */
export interface HolderRow {
  readonly id: number;
  readonly emailKey: string;
}

/**
 * Takes a JSON array of objects, as `addMany` writes them. Answers who was added: nobody with the id of somebody who was
 * deleted.
 */
export const ADD_USERS = statement<{ readonly users: string }, HolderRow>(
  (sql) => `
  INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
    created_at, updated_at)
  SELECT ${sql.idOrNext('given.id', 'users_id_seq')}, "firstName", "lastName", email, "emailKey", "nameKey", "lastNameKey",
    type, "isPrivate", version, "createdAt", "updatedAt"
  FROM (${sql.objectsOf(USER_FIELDS, ':users')}) AS given
  WHERE given.id IS NULL OR NOT EXISTS (SELECT 1 FROM spent_user_ids s WHERE s.user_id = given.id)
  ON CONFLICT DO NOTHING
  RETURNING id, email_key AS "emailKey"`,
);

const COLUMN_OF = {
  firstName: 'first_name',
  lastName: 'last_name',
  email: 'email',
  emailKey: 'email_key',
  nameKey: 'name_key',
  lastNameKey: 'last_name_key',
  type: 'type',
  isPrivate: 'is_private',
} as const;

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
    const assignments = fields.map((field) => `${COLUMN_OF[field]} = :${field}, `).join('');
    change = statement(
      `UPDATE users SET ${assignments}version = :version, updated_at = :updatedAt WHERE id = :id`,
    );
    changesByFields.set(key, change);
  }
  return change;
}

export const FIND_HOLDERS = statement<ByIds, HolderRow>(
  (sql) => `
  SELECT id, email_key AS "emailKey" FROM users WHERE id IN (${sql.valuesOf('integer', ':ids')})`,
);

export const ADD_COUNTERS = statement<ByIds>(
  (sql) => `
  INSERT INTO user_counters (user_id, followers_count, following_count)
  SELECT value, 0, 0 FROM (${sql.valuesOf('integer', ':ids')}) AS ids`,
);

/** As much of a user as a rule about two users asks for. */
export interface PartyRow {
  readonly id: number;
  readonly type: UserType;
  readonly is_private: number;
}

/** Each stays as it is until the transaction ends; in the order of ids, so nobody deadlocks. */
export const HOLD_PARTIES = statement<ByIds, PartyRow>(
  (sql) => `
  SELECT id, type, is_private FROM users WHERE id IN (${sql.valuesOf('integer', ':ids')}) AND deleted_at IS NULL
  ORDER BY id ${sql.forChange}`,
);

/** The user stays as it is until the transaction ends. */
export const HOLD_USER = statement<ById>({
  sqlite: '',
  postgres: `SELECT id FROM users WHERE id = :id FOR NO KEY UPDATE`,
});

export const FIND_PARTIES = statement<ByIds, PartyRow>(
  (sql) => `
  SELECT id, type, is_private FROM users WHERE id IN (${sql.valuesOf('integer', ':ids')}) AND deleted_at IS NULL`,
);

const COUNTS = { user_id: 'integer', followers: 'integer', following: 'integer' } as const;

/** By how much the counts of each user go up. */
export const ADD_TO_COUNTERS = manyRowsStatement({
  columns: COUNTS,
  sqlite: `
    UPDATE user_counters
    SET followers_count = followers_count + :followers, following_count = following_count + :following
    WHERE user_id = :user_id`,
  // Locked in the order of ids first: two that change the same counts in two orders would wait for each other.
  postgres: (rows) => `
    WITH given AS MATERIALIZED (${rows}),
    held AS MATERIALIZED (
      SELECT user_id FROM user_counters WHERE user_id IN (SELECT user_id FROM given) ORDER BY user_id FOR NO KEY UPDATE
    )
    UPDATE user_counters c
    SET followers_count = c.followers_count + given.followers, following_count = c.following_count + given.following
    FROM given JOIN held USING (user_id) WHERE c.user_id = given.user_id
    RETURNING given.place`,
});

/** Takes a JSON array of arrays, with the values of {@link COUNTS}. */
export const SET_COUNTERS = statement<{ readonly counts: string }>(
  (sql) => `
  INSERT INTO user_counters (user_id, followers_count, following_count)
  SELECT user_id, followers, following FROM (${sql.rowsOf(COUNTS, ':counts')}) AS counts WHERE true
  ON CONFLICT (user_id) DO UPDATE
  SET followers_count = excluded.followers_count, following_count = excluded.following_count`,
);

/**
 * Before users come in with ids of their own: no other comes in beside them, so that {@link RESERVE_IDS} can't set the
 * sequence back. SQLite looks at the largest id by itself.
 */
export const HOLD_NEW_USERS = statement({
  sqlite: '',
  postgres: `LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE`,
});

/** After that: the next id is beyond all. */
export const RESERVE_IDS = statement({
  sqlite: '',
  postgres: `
    SELECT setval('users_id_seq', latest.id) FROM (SELECT max(id) AS id FROM users) AS latest, users_id_seq AS ids
    WHERE latest.id > ids.last_value`,
});

/** After {@link SPEND_IDS}, in this order: the next id is beyond all that are spent, too. */
export const RESERVE_SPENT_IDS = [
  statement({
    sqlite: `
      INSERT INTO sqlite_sequence (name, seq)
      SELECT 'users', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'users')`,
    postgres: `
      SELECT setval('users_id_seq', latest.id)
      FROM (SELECT max(user_id) AS id FROM spent_user_ids) AS latest, users_id_seq AS ids
      WHERE latest.id > ids.last_value`,
  }),
  statement({
    sqlite: `
      UPDATE sqlite_sequence SET seq = max(seq, (SELECT coalesce(max(user_id), 0) FROM spent_user_ids))
      WHERE name = 'users'`,
    postgres: '',
  }),
];
