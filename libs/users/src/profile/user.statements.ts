import { forEachEngine, forEachRow, ROW_LIMIT } from '@retinue/database';

/**
 * The statements on users, in one place. Rows are {@link UserRow}s.
 *
 * Who is being deleted (`deleted_at`) is in none of the reads, and `user_counts` does not count it.
 */

const USER_COLUMNS = `u.id, u.first_name, u.last_name, u.email, u.type, u.is_private, u.version, u.created_at,
  u.updated_at, c.followers_count, c.following_count`;

const USERS = `users u JOIN user_counts c ON c.user_id = u.id`;

export const FIND_USER = `SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.id = ? AND u.deleted_at IS NULL`;

/** Parameters: the id to start after, rows at most. */
export const LIST_USERS = `
  SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.id > ? AND u.deleted_at IS NULL ORDER BY u.id LIMIT ${ROW_LIMIT}`;

/** Parameters: type, the id to start after, rows at most. */
export const LIST_USERS_OF_TYPE = `
  SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.type = ? AND u.id > ? AND u.deleted_at IS NULL
  ORDER BY u.id LIMIT ${ROW_LIMIT}`;

/**
 * Users whose full or last name begins with a prefix, ordered by the name that matched, then id, of two indexes.
 *
 * Who matches by both names comes twice, the second time as a repeat (`is_repeat`). To leave repeats out here would
 * be to pass over any number of them: where all names are alike, over everybody.
 *
 * Parameters: the beginning of the prefix; twice the key and id to start after, that key, the end of the prefix, rows
 * at most; then rows at most.
 */
export const SEARCH_USERS = forEachEngine((sql) => {
  const matching = (key: string, other: string): string =>
    sql.rowsFromPlace({
      select: `SELECT ${key} AS match_key, ${other} AS other_key, id FROM users`,
      key,
      beyond: '>',
      upTo: '<',
    });
  return `
  SELECT m.match_key, ${USER_COLUMNS}, CASE WHEN m.other_key >= ? AND m.other_key < m.match_key THEN 1 ELSE 0 END AS is_repeat
  FROM (
    ${matching('name_key', 'last_name_key')}
    UNION ALL
    ${matching('last_name_key', 'name_key')}
    ORDER BY match_key, id
    LIMIT ${ROW_LIMIT}
  ) m JOIN users u ON u.id = m.id JOIN user_counts c ON c.user_id = u.id
  ORDER BY m.match_key, m.id`;
});

export const ALL_USERS = `SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.deleted_at IS NULL ORDER BY u.id`;

/**
 * Parameters: the time, the id. The keys are such that no search finds the user, and no email is taken by it (an
 * email holds an @).
 */
export const MARK_DELETED = `
  UPDATE users SET deleted_at = ?, first_name = '-', last_name = '-', email = '', email_key = 'deleted ' || id,
    name_key = '', last_name_key = ''
  WHERE id = ?`;

/** Parameter: the id, which nobody else is to get. */
export const SPEND_ID = `INSERT INTO spent_user_ids (user_id) VALUES (?) ON CONFLICT DO NOTHING`;

/** Parameter: a JSON array of ids. Those of users stay theirs. */
export const SPEND_IDS = forEachEngine(
  (sql) => `
  INSERT INTO spent_user_ids (user_id)
  SELECT value FROM (${sql.valuesOf('integer')}) AS ids
  WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.id = ids.value)
  ON CONFLICT DO NOTHING`,
);

/** Parameter: a JSON array of ids. */
export const FIND_SPENT = forEachEngine(
  (sql) => `SELECT user_id AS id FROM spent_user_ids WHERE user_id IN (${sql.valuesOf('integer')})`,
);

export const ALL_SPENT = `SELECT user_id AS id FROM spent_user_ids ORDER BY user_id`;

export const COUNT_DELETED = `SELECT count(*) AS count FROM users WHERE deleted_at IS NOT NULL`;

export const NEXT_DELETED = `SELECT id FROM users WHERE deleted_at IS NOT NULL ORDER BY id LIMIT 1`;

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

/**
 * Parameter: a JSON array of objects, as `addMany` writes them. Answers who was added: nobody with the id of somebody who
 * was deleted.
 */
export const ADD_USERS = forEachEngine(
  (sql) => `
  INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
    created_at, updated_at)
  SELECT ${sql.idOrNext('given.id', 'users_id_seq')}, "firstName", "lastName", email, "emailKey", "nameKey", "lastNameKey",
    type, "isPrivate", version, "createdAt", "updatedAt"
  FROM (${sql.objectsOf(USER_FIELDS)}) AS given
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

/**
 * Sets some fields of a user. SQLite rewrites the indexes of every column that it is told to set, changed or not, so each set
 * of fields that change has a statement of its own. Parameters: their values, version, time, id.
 */
export function changeUser(fields: readonly (keyof typeof COLUMN_OF)[]): string {
  const assignments = fields.map((field) => `${COLUMN_OF[field]} = ?, `).join('');
  return `UPDATE users SET ${assignments}version = ?, updated_at = ? WHERE id = ?`;
}

/** Parameter: a JSON array of ids. */
export const FIND_HOLDERS = forEachEngine(
  (sql) => `
  SELECT id, email_key AS "emailKey" FROM users WHERE id IN (${sql.valuesOf('integer')})`,
);

/** Parameter: a JSON array of ids. */
export const ADD_COUNTERS = forEachEngine(
  (sql) => `
  INSERT INTO user_counters (user_id, followers_count, following_count)
  SELECT value, 0, 0 FROM (${sql.valuesOf('integer')}) AS ids`,
);

/** Parameter: a JSON array of ids. Each stays as it is until the transaction ends; in the order of ids, so nobody deadlocks. */
export const HOLD_PARTIES = forEachEngine(
  (sql) => `
  SELECT id, type, is_private FROM users WHERE id IN (${sql.valuesOf('integer')}) AND deleted_at IS NULL
  ORDER BY id ${sql.forChange}`,
);

/** Parameter: the id. The user stays as it is until the transaction ends. */
export const HOLD_USER = { sqlite: '', postgres: `SELECT id FROM users WHERE id = ? FOR NO KEY UPDATE` };

/** Parameter: a JSON array of ids. */
export const FIND_PARTIES = forEachEngine(
  (sql) => `
  SELECT id, type, is_private FROM users WHERE id IN (${sql.valuesOf('integer')}) AND deleted_at IS NULL`,
);

/** For each user. Parameters: followers and following more, user id. */
export const ADD_TO_COUNTERS = forEachRow({
  columns: { followers: 'integer', following: 'integer', user_id: 'integer' },
  sqlite: `
    UPDATE user_counters SET followers_count = followers_count + ?, following_count = following_count + ?
    WHERE user_id = ?`,
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

/** Parameter: a JSON array of [user id, followers, following]. */
export const SET_COUNTERS = forEachEngine(
  (sql) => `
  INSERT INTO user_counters (user_id, followers_count, following_count)
  SELECT id, followers, following
  FROM (${sql.rowsOf({ id: 'integer', followers: 'integer', following: 'integer' })}) AS counts WHERE true
  ON CONFLICT (user_id) DO UPDATE
  SET followers_count = excluded.followers_count, following_count = excluded.following_count`,
);

/**
 * Before users come in with ids of their own: no other comes in beside them, so that {@link RESERVE_IDS} can't set the
 * sequence back. SQLite looks at the largest id by itself.
 */
export const HOLD_NEW_USERS = { sqlite: '', postgres: `LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE` };

/** After that: the next id is beyond all. */
export const RESERVE_IDS = {
  sqlite: '',
  postgres: `
    SELECT setval('users_id_seq', latest.id) FROM (SELECT max(id) AS id FROM users) AS latest, users_id_seq AS ids
    WHERE latest.id > ids.last_value`,
};

/** After {@link SPEND_IDS}, in this order: the next id is beyond all that are spent, too. */
export const RESERVE_SPENT_IDS = [
  {
    sqlite: `
      INSERT INTO sqlite_sequence (name, seq)
      SELECT 'users', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'users')`,
    postgres: `
      SELECT setval('users_id_seq', latest.id)
      FROM (SELECT max(user_id) AS id FROM spent_user_ids) AS latest, users_id_seq AS ids
      WHERE latest.id > ids.last_value`,
  },
  {
    sqlite: `
      UPDATE sqlite_sequence SET seq = max(seq, (SELECT coalesce(max(user_id), 0) FROM spent_user_ids))
      WHERE name = 'users'`,
    postgres: '',
  },
];
