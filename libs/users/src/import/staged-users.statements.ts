import {
  loadStatement,
  type NoParameters,
  type Statement,
  statement,
  temporaryTable,
} from '@retinue/database';
import {
  COLUMNS_AFTER_ID,
  columnOf,
  FIELDS_AFTER_ID,
  IMPORTED_FIELDS,
  type ImportRow,
  kindOf,
} from './imported-user.mapper.js';

const STAGED_COLUMNS = IMPORTED_FIELDS.map(
  (field) => `${columnOf(field)} ${kindOf(field) === 'integer' ? 'BIGINT' : 'TEXT'}`,
);

/**
 * Temporary tables of one import, which end with its connection:
 * - `staged_users`: the users as they would be stored, by the number of each;
 * - `refused_users`: those that can't be taken, and why.
 */
export const CREATE_STAGED: readonly Statement[] = [
  temporaryTable('staged_users', `line INTEGER PRIMARY KEY, ${STAGED_COLUMNS.join(', ')}`),
  temporaryTable('refused_users', 'line INTEGER PRIMARY KEY, id BIGINT, outcome TEXT NOT NULL, reason TEXT'),
];

/**
 * Of the step that adds them; they are gone at its end, and when it is taken back:
 * - `contested_...`: what more than one want, or somebody has or had;
 * - `contested_users`: who wants some of that, and whether they are there already;
 * - `new_users`: the others, each with the id that they get.
 */
const WORKING: Readonly<Record<string, string>> = {
  contested_ids: 'id INTEGER PRIMARY KEY',
  contested_external_ids: 'external_id TEXT PRIMARY KEY',
  contested_email_keys: 'email_key TEXT PRIMARY KEY',
  contested_users: 'line INTEGER PRIMARY KEY, is_there INTEGER NOT NULL DEFAULT 0',
  new_users: 'place INTEGER PRIMARY KEY, line BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL',
};
export const CREATE_WORKING = Object.entries(WORKING).map(([name, columns]) => temporaryTable(name, columns));
export const DROP_WORKING = Object.keys(WORKING).map((name) => statement(`DROP TABLE ${name}`));

export const STAGE_USERS = loadStatement('staged_users', ['line', ...IMPORTED_FIELDS.map(columnOf)]);
export const STAGE_REFUSED = loadStatement('refused_users', ['line', 'id', 'outcome', 'reason']);

/** PostgreSQL's planner knows nothing of a temporary table that nobody has looked at. */
export const LOOK_AT_STAGED = statement({ sqlite: '', postgres: 'ANALYZE staged_users' });
export const LOOK_AT_CONTESTED = statement({
  sqlite: '',
  postgres: 'ANALYZE contested_ids, contested_external_ids, contested_email_keys, contested_users',
});
export const LOOK_AT_NEW = statement({ sqlite: '', postgres: 'ANALYZE new_users' });

interface Counts {
  readonly staged: number;
  readonly withId: number;
  readonly largest: number | null;
}

/** How many are staged, how many of them come with an id, and the largest of these. */
export const COUNT_STAGED = statement<NoParameters, Counts>(
  `SELECT count(*) AS staged, count(id) AS "withId", max(id) AS largest FROM staged_users`,
);

const isHeld = (column: string): string =>
  `EXISTS (SELECT 1 FROM users u WHERE u.${column} = given.${column})`;
const IS_SPENT = `EXISTS (SELECT 1 FROM spent_user_ids WHERE user_id = given.id)`;

/** In the order of what is looked up, so that each page of an index is read once. */
function findContested(table: string, column: string, orElse = ''): Statement {
  return statement(`
    INSERT INTO ${table} (${column})
    SELECT ${column} FROM (
      SELECT ${column}, count(*) AS times FROM staged_users WHERE ${column} IS NOT NULL GROUP BY ${column}
    ) AS given WHERE times > 1 OR ${isHeld(column)} ${orElse} ORDER BY ${column}`);
}

export const FIND_CONTESTED: readonly Statement[] = [
  findContested('contested_ids', 'id', `OR ${IS_SPENT}`),
  findContested('contested_external_ids', 'external_id'),
  findContested('contested_email_keys', 'email_key'),
];

const wants = (table: string, column: string): string =>
  `EXISTS (SELECT 1 FROM ${table} c WHERE c.${column} = staged_users.${column})`;

export const GATHER_CONTESTED = statement(`
  INSERT INTO contested_users (line)
  SELECT line FROM staged_users
  WHERE ${wants('contested_ids', 'id')} OR ${wants('contested_external_ids', 'external_id')}
    OR ${wants('contested_email_keys', 'email_key')} ORDER BY line`);

/**
 * Marks those who are there already, as `UserOutcome` has it: by their id, or else by their external id, or else by their email.
 * They come in by no means, so nobody else has to wait for what becomes of them.
 */
export const MARK_THERE = statement(`
  UPDATE contested_users SET is_there = 1 WHERE line IN (
    SELECT c.line FROM contested_users c JOIN staged_users s ON s.line = c.line JOIN users u ON u.id = s.id
    WHERE u.email_key IS NOT DISTINCT FROM s.email_key
      AND (s.external_id IS NULL OR u.external_id IS NULL OR u.external_id = s.external_id)
    UNION ALL
    SELECT c.line FROM contested_users c JOIN staged_users s ON s.line = c.line
      JOIN users u ON u.external_id = s.external_id
    WHERE s.id IS NULL
    UNION ALL
    SELECT c.line FROM contested_users c JOIN staged_users s ON s.line = c.line JOIN users u ON u.email_key = s.email_key
    WHERE s.id IS NULL AND s.external_id IS NULL
  )`);

/** How many there are of whom that is not said. */
export const COUNT_CONTESTED = statement<NoParameters, { readonly count: number }>(
  `SELECT count(*) AS count FROM contested_users WHERE is_there = 0`,
);

interface PageParameters {
  readonly after: number;
  readonly limit: number;
}

/** Who was staged, by the number of each. */
export interface StagedRow extends Omit<ImportRow, 'id'> {
  readonly line: number;
  readonly id: number | null;
}

export const PAGE_OF_CONTESTED = statement<PageParameters, StagedRow>(`
  SELECT s.line, ${IMPORTED_FIELDS.map((field) => `s.${columnOf(field)} AS "${field}"`).join(', ')}
  FROM contested_users c JOIN staged_users s ON s.line = c.line
  WHERE c.line > :after AND c.is_there = 0 ORDER BY c.line LIMIT :limit`);

const IS_UNCONTESTED = 'NOT EXISTS (SELECT 1 FROM contested_users c WHERE c.line = staged_users.line)';

/** Fills `new_users` with those who come with an id, in its order. */
export const GATHER_WITH_IDS = statement(`
  INSERT INTO new_users (line, id, version)
  SELECT line, id, version FROM staged_users WHERE id IS NOT NULL AND ${IS_UNCONTESTED} ORDER BY id`);

/** Then with the others, in the order of their lines, with the ids after the last one. */
export const GATHER_WITHOUT_IDS = statement<{ readonly lastId: number }>(`
  INSERT INTO new_users (line, id, version)
  SELECT line, CAST(:lastId AS BIGINT) + row_number() OVER (ORDER BY line), version
  FROM staged_users WHERE id IS NULL AND ${IS_UNCONTESTED} ORDER BY line`);

export const COUNT_NEW = statement<NoParameters, { readonly count: number }>(
  `SELECT count(*) AS count FROM new_users`,
);

/** Adds a part of `new_users`. */
export const ADD_NEW = statement<{ readonly first: number; readonly last: number }>(`
  INSERT INTO users (id, ${COLUMNS_AFTER_ID})
  SELECT n.id, ${FIELDS_AFTER_ID.map((field) => `s.${columnOf(field)}`).join(', ')}
  FROM new_users n JOIN staged_users s ON s.line = n.line
  WHERE n.place BETWEEN :first AND :last ORDER BY n.place`);

export const COUNT_REFUSED = statement<NoParameters, { readonly count: number }>(
  `SELECT count(*) AS count FROM refused_users`,
);

/** A user who was refused, in the order of their numbers. */
export interface RefusedRow {
  readonly line: number;
  readonly id: number | null;
  readonly outcome: string;
  readonly reason: string | null;
}

export const PAGE_OF_REFUSED = statement<PageParameters, RefusedRow>(
  `SELECT line, id, outcome, reason FROM refused_users WHERE line > :after ORDER BY line LIMIT :limit`,
);
