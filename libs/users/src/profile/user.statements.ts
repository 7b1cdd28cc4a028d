import { keyedStatement, type NoParameters, type Statement, statement } from '@retinue/database';
import type { ProfileColumn, ProfileColumns, UserRow } from './user.mapper.js';

/**
 * The statements on users.
 *
 * Who is being deleted (`deleted_at`) is in none of the reads, and `user_counts` does not count them.
 */

/** Of `users u` and `user_counts c`: see {@link UserRow}. */
export const USER_COLUMNS = `u.id, u.external_id, u.first_name, u.last_name, u.email, u.type, u.is_private, u.metadata, u.version,
  u.created_at, u.updated_at, c.followers_count, c.following_count`;

/** A user with their counts. */
export const USERS = `users u JOIN user_counts c ON c.user_id = u.id`;

interface ById {
  readonly id: number;
}

export const FIND_USER = keyedStatement<ById, UserRow>(
  { id: 'integer' },
  `SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.id = :id AND u.deleted_at IS NULL`,
);

/** Behind a CAST: of a bare parameter SQLite's planner looks at the value, and compiles the statement anew at each call. */
const EXTERNAL_ID = 'CAST(:externalId AS TEXT)';

interface ByExternalId {
  readonly externalId: string;
}

export const FIND_USER_BY_EXTERNAL_ID = keyedStatement<ByExternalId, UserRow>(
  { externalId: 'text' },
  `SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.external_id = ${EXTERNAL_ID} AND u.deleted_at IS NULL`,
);

/** Takes a JSON array. */
interface ByExternalIds {
  readonly externalIds: string;
}

export const FIND_USERS_BY_EXTERNAL_IDS = statement<ByExternalIds, UserRow>(
  (sql) => `
  SELECT ${USER_COLUMNS} FROM ${USERS}
  WHERE u.external_id IN (${sql.valuesOf('text', ':externalIds')}) AND u.deleted_at IS NULL`,
);

/** They stay as they are until the transaction ends; in the order of ids, so nobody deadlocks. */
export const LOCK_USERS_BY_EXTERNAL_IDS = statement<ByExternalIds, ById>(
  (sql) => `
  SELECT id FROM users WHERE external_id IN (${sql.valuesOf('text', ':externalIds')}) ORDER BY id ${sql.forChange}`,
);

export const FIND_HOLDER_OF_EMAIL = statement<{ readonly emailKey: string }, ById>(
  `SELECT id FROM users WHERE email_key = :emailKey`,
);

export const FIND_HOLDER_OF_EXTERNAL_ID = statement<ByExternalId, ById>(
  `SELECT id FROM users WHERE external_id = ${EXTERNAL_ID}`,
);

export const ALL_USERS = statement<NoParameters, UserRow>(
  `SELECT ${USER_COLUMNS} FROM ${USERS} WHERE u.deleted_at IS NULL ORDER BY u.id`,
);

/** The user stays as they are until the transaction ends. */
export const LOCK_USER = statement<ById>({
  sqlite: '',
  postgres: `SELECT id FROM users WHERE id = :id FOR NO KEY UPDATE`,
});

export const LOCK_USER_BY_EXTERNAL_ID = statement<ByExternalId>({
  sqlite: '',
  postgres: `SELECT id FROM users WHERE external_id = ${EXTERNAL_ID} FOR NO KEY UPDATE`,
});

/** The columns that a profile fills. What writes them goes by this list. */
const PROFILE_COLUMNS: Readonly<Record<ProfileColumn, string>> = {
  externalId: 'external_id',
  firstName: 'first_name',
  lastName: 'last_name',
  email: 'email',
  emailKey: 'email_key',
  nameKey: 'name_key',
  lastNameKey: 'last_name_key',
  type: 'type',
  isPrivate: 'is_private',
  metadata: 'metadata',
};

/** A new user as they are stored. */
export interface NewUserRow extends ProfileColumns {
  readonly at: number;
}

/** Answers with the next id, or with nothing when the email or the external id is taken. */
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
