import { type NoParameters, type Statement, statement } from '@retinue/database';
import { COLUMNS_AFTER_ID, FIELDS_AFTER_ID, IMPORTED_FIELDS, kindOf } from './imported-user.mapper.js';

/** What {@link ADD_USERS} takes of each. */
const KINDS = Object.fromEntries(IMPORTED_FIELDS.map((field) => [field, kindOf(field)]));

/** Who was added. */
export interface AddedRow extends HolderRow {
  readonly version: number;
}

/** Who has an id and an email. */
export interface HolderRow {
  readonly id: number;
  readonly externalId: string | null;
  readonly emailKey: string | null;
}

/** Of a user made for an edge, without the id; the others are as they are by themselves. */
export const PLACEHOLDER_COLUMNS = `external_id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private,
    metadata, version, created_at, updated_at`;

/** SQL: the email of a user who was made of an id. */
export const placeholderEmail = (id: string): string => `'user-' || ${id} || '@placeholder.invalid'`;

/**
 * SQL: a user called "User <id>" of each id that nobody has or had, with `:type`, made at `:now`.
 *
 * @param given SQL for rows of `id`
 */
export function insertPlaceholders(given: string): string {
  return `
  INSERT INTO users (id, ${PLACEHOLDER_COLUMNS})
  SELECT id, NULL, 'User', CAST(id AS TEXT), ${placeholderEmail('id')}, ${placeholderEmail('id')},
    'user ' || id, CAST(id AS TEXT), :type, 0, '{}', 1, CAST(:now AS BIGINT), CAST(:now AS BIGINT)
  FROM (${given}) AS given
  WHERE NOT EXISTS (SELECT 1 FROM spent_user_ids s WHERE s.user_id = given.id)
  ON CONFLICT DO NOTHING`;
}

const HOLDER = `id, external_id AS "externalId", email_key AS "emailKey"`;

/**
 * Takes a JSON array of `ImportRow`s; without an id, the next one is given. Answers who was added:
 * nobody with the id of somebody who was deleted.
 */
export const ADD_USERS = statement<{ readonly users: string }, AddedRow>(
  (sql) => `
  INSERT INTO users (id, ${COLUMNS_AFTER_ID})
  SELECT ${sql.idOrNext('given.id', 'users_id_seq')}, ${FIELDS_AFTER_ID.map((field) => `"${field}"`).join(', ')}
  FROM (${sql.objectsOf(KINDS, ':users')}) AS given
  WHERE given.id IS NULL OR NOT EXISTS (SELECT 1 FROM spent_user_ids s WHERE s.user_id = given.id)
  ON CONFLICT DO NOTHING
  RETURNING ${HOLDER}, version`,
);

/**
 * Takes a JSON array of ids, and makes a user called "User <id>" of each that nobody has or had: what {@link ADD_USERS} would make of
 * such a user. To read fourteen values of each out of JSON takes longer than to make them.
 */
export const ADD_PLACEHOLDERS = statement<
  { readonly ids: string; readonly type: string; readonly now: number },
  AddedRow
>(
  (sql) => `
  ${insertPlaceholders(`SELECT CAST(value AS BIGINT) AS id FROM (${sql.valuesOf('integer', ':ids')}) AS ids`)}
  RETURNING ${HOLDER}, version`,
);

/** Users begin with counts of 0. */
export const ADD_COUNTERS = statement<{ readonly ids: string }>(
  (sql) => `
  INSERT INTO user_counters (user_id, followers_count, following_count)
  SELECT value, 0, 0 FROM (${sql.valuesOf('integer', ':ids')}) AS ids`,
);

/** Those who have any of the ids, external ids and emails: JSON arrays. */
export const FIND_HOLDERS = statement<
  { readonly ids: string; readonly externalIds: string; readonly emailKeys: string },
  HolderRow
>(
  (sql) => `
  SELECT ${HOLDER} FROM users WHERE id IN (
    ${sql.valuesOf('integer', ':ids')}
    UNION SELECT id FROM users WHERE external_id IN (${sql.valuesOf('text', ':externalIds')})
    UNION SELECT id FROM users WHERE email_key IN (${sql.valuesOf('text', ':emailKeys')})
  )`,
);

/** The ids of users stay theirs. */
export const SPEND_IDS = statement<{ readonly ids: string }>(
  (sql) => `
  INSERT INTO spent_user_ids (user_id)
  SELECT value FROM (${sql.valuesOf('integer', ':ids')}) AS ids
  WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.id = ids.value)
  ON CONFLICT DO NOTHING`,
);

export const FIND_SPENT = statement<{ readonly ids: string }, { readonly id: number }>(
  (sql) => `SELECT user_id AS id FROM spent_user_ids WHERE user_id IN (${sql.valuesOf('integer', ':ids')})`,
);

export const ALL_SPENT = statement<NoParameters, { readonly id: number }>(
  `SELECT user_id AS id FROM spent_user_ids ORDER BY user_id`,
);

/**
 * Before users come in with ids of their own: no other comes in beside them, so that {@link RESERVE_IDS} can't set the
 * sequence back. SQLite looks at the largest id by itself.
 */
export const LOCK_NEW_USERS = statement({
  sqlite: '',
  postgres: `LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE`,
});

/** The last id that was given, or set aside. */
export const LAST_ID = statement<NoParameters, { readonly id: number }>({
  sqlite: `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'users'), 0) AS id`,
  postgres: `SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END AS id FROM users_id_seq`,
});

/** The next id is beyond all that there are. On SQLite it is by itself. */
export const RESERVE_IDS = statement({
  sqlite: '',
  postgres: setSequence('SELECT max(id) AS id FROM users'),
});

/** In this order: the next id is beyond `:largest`, too, though nobody has it yet. */
export const RESERVE_UP_TO = reserve<{ readonly largest: number }>('SELECT CAST(:largest AS BIGINT) AS id');

/** The same of all that are spent, after {@link SPEND_IDS}. */
export const RESERVE_SPENT_IDS = reserve('SELECT max(user_id) AS id FROM spent_user_ids');

/** @param latest SQL for one row of `id`, which may be `NULL` */
function reserve<Parameters extends object = object>(latest: string): readonly Statement<Parameters>[] {
  const sequence = `INSERT INTO sqlite_sequence (name, seq)
    SELECT 'users', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'users')`;
  return [
    statement({ sqlite: sequence, postgres: '' }),
    statement({
      sqlite: `
        UPDATE sqlite_sequence SET seq = max(seq, (SELECT coalesce(max(id), 0) FROM (${latest}))) WHERE name = 'users'`,
      postgres: setSequence(latest),
    }),
  ];
}

/** SQL, for PostgreSQL: unless the sequence is beyond the id already. It begins with its last value if it never gave one. */
function setSequence(latest: string): string {
  return `
    SELECT setval('users_id_seq', latest.id) FROM (${latest}) AS latest, users_id_seq AS ids
    WHERE latest.id >= ids.last_value + CASE WHEN ids.is_called THEN 1 ELSE 0 END`;
}
