import { loadStatement, type NoParameters, statement, type Statement } from '@retinue/database';

/**
 * Temporary tables of one import, which end with its connection:
 * - `staged_follows`: the follows as they were given, by the number of each; a key of a user's other than the id is a text;
 * - `staged_ends`, `staged_keys`: who is named in them, once at least;
 * - `refused_follows`: those that can't be taken, and why.
 */
export const CREATE_STAGED: readonly Statement[] = [
  table(
    'staged_follows',
    'line INTEGER PRIMARY KEY, follower_id BIGINT, followee_id BIGINT, created_at BIGINT, follower_key TEXT, followee_key TEXT',
  ),
  table('staged_ends', 'user_id BIGINT NOT NULL'),
  table('staged_keys', 'place INTEGER PRIMARY KEY, external_id TEXT NOT NULL'),
  table('refused_follows', 'line INTEGER PRIMARY KEY, outcome TEXT NOT NULL'),
];

/** Of the step that adds them; they are gone at its end, and when it is taken back. */
const WORKING: Readonly<Record<string, string>> = {
  missing_ends: 'user_id INTEGER PRIMARY KEY, is_spent INTEGER NOT NULL',
  distinct_ends: 'user_id INTEGER PRIMARY KEY',
  distinct_keys: 'place INTEGER PRIMARY KEY, external_id TEXT NOT NULL UNIQUE, user_id BIGINT',
  new_follows:
    'place INTEGER PRIMARY KEY, follower_id BIGINT NOT NULL, followee_id BIGINT NOT NULL, created_at BIGINT NOT NULL',
  new_counts: 'user_id INTEGER PRIMARY KEY, followers BIGINT NOT NULL, following BIGINT NOT NULL',
};
export const CREATE_WORKING = Object.entries(WORKING).map(([name, columns]) => table(name, columns));
export const DROP_WORKING = Object.keys(WORKING).map((name) => statement(`DROP TABLE ${name}`));

/** An INTEGER PRIMARY KEY is the number of the row on SQLite. On PostgreSQL it is larger, and given where it is called a place. */
function table(name: string, columns: string): Statement {
  const postgres = columns
    .replace('place INTEGER', 'place BIGINT GENERATED ALWAYS AS IDENTITY')
    .replace('INTEGER PRIMARY KEY', 'BIGINT PRIMARY KEY');
  return statement({
    sqlite: `CREATE TEMP TABLE ${name} (${columns})`,
    postgres: `CREATE TEMP TABLE ${name} (${postgres})`,
  });
}

export const STAGE_FOLLOWS = loadStatement('staged_follows', [
  'line',
  'follower_id',
  'followee_id',
  'created_at',
  'follower_key',
  'followee_key',
]);
export const STAGE_ENDS = loadStatement('staged_ends', ['user_id']);
export const STAGE_KEYS = loadStatement('staged_keys', ['external_id']);

/** PostgreSQL's planner knows nothing of a temporary table that nobody has looked at. */
export const LOOK_AT_STAGED = statement({
  sqlite: '',
  postgres: 'ANALYZE staged_follows, staged_ends, staged_keys',
});
export const LOOK_AT_NEW = statement({ sqlite: '', postgres: 'ANALYZE new_follows' });

/** Fills `distinct_ends`, in order. */
export const GATHER_ENDS = statement(
  `INSERT INTO distinct_ends (user_id) SELECT DISTINCT user_id FROM staged_ends ORDER BY user_id`,
);

/** Fills `distinct_keys`, in the order in which they were first given. */
export const GATHER_KEYS = statement(`
  INSERT INTO distinct_keys (external_id)
  SELECT external_id FROM staged_keys GROUP BY external_id ORDER BY min(place)`);

interface PageParameters {
  readonly after: number;
  readonly limit: number;
}

export const PAGE_OF_ENDS = statement<PageParameters, { readonly id: number }>(
  `SELECT user_id AS id FROM distinct_ends WHERE user_id > :after ORDER BY user_id LIMIT :limit`,
);

export const PAGE_OF_KEYS = statement<
  PageParameters,
  { readonly place: number; readonly externalId: string }
>(
  `SELECT place, external_id AS "externalId" FROM distinct_keys WHERE place > :after ORDER BY place LIMIT :limit`,
);

/** Takes a JSON array of [place, user id]. */
export const SET_KEYS = statement<{ readonly found: string }>(
  (sql) => `
  UPDATE distinct_keys SET user_id = found.id
  FROM (${sql.rowsOf({ place: 'integer', id: 'integer' }, ':found')}) AS found WHERE distinct_keys.place = found.place`,
);

/** Takes a JSON array of [user id, whether it was somebody's who was deleted]. */
export const ADD_MISSING_ENDS = statement<{ readonly missing: string }>(
  (sql) => `
  INSERT INTO missing_ends (user_id, is_spent)
  SELECT id, spent FROM (${sql.rowsOf({ id: 'integer', spent: 'integer' }, ':missing')}) AS missing`,
);

export const REMOVE_MISSING_ENDS = statement<{ readonly ids: string }>(
  (sql) => `DELETE FROM missing_ends WHERE user_id IN (${sql.valuesOf('integer', ':ids')})`,
);

export const PAGE_OF_MISSING = statement<PageParameters, { readonly id: number }>(
  `SELECT user_id AS id FROM missing_ends WHERE is_spent = 0 AND user_id > :after ORDER BY user_id LIMIT :limit`,
);

/** Keys whom nobody has, but for those in no follow that could come in if somebody had them. */
export const PAGE_OF_WANTED_KEYS = statement<
  PageParameters,
  { readonly place: number; readonly externalId: string }
>(`
  SELECT place, external_id AS "externalId" FROM distinct_keys
  WHERE user_id IS NULL AND place > :after AND external_id IN (
    SELECT follower_key FROM staged_follows
    WHERE followee_key IS NULL AND NOT EXISTS (SELECT 1 FROM missing_ends WHERE user_id = followee_id AND is_spent = 1)
      OR followee_key <> follower_key
    UNION ALL
    SELECT followee_key FROM staged_follows
    WHERE follower_key IS NULL AND NOT EXISTS (SELECT 1 FROM missing_ends WHERE user_id = follower_id AND is_spent = 1)
      OR followee_key <> follower_key
  ) ORDER BY place LIMIT :limit`);

/**
 * Ids that are in no follow that could come in: the other in each was deleted. They are marked as those are, since nobody makes
 * a user of either.
 */
export const MARK_UNWANTED = statement(`
  UPDATE missing_ends SET is_spent = 2 WHERE is_spent = 0 AND user_id NOT IN (
    SELECT follower_id FROM staged_follows
    WHERE follower_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM missing_ends m WHERE m.user_id = followee_id AND m.is_spent = 1)
      AND (followee_id IS NULL OR followee_id <> follower_id)
    UNION ALL
    SELECT followee_id FROM staged_follows
    WHERE followee_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM missing_ends m WHERE m.user_id = follower_id AND m.is_spent = 1)
      AND (follower_id IS NULL OR followee_id <> follower_id)
  )`);

/** The ids of those who were named by other keys; 0 for nobody. */
export const RESOLVE_KEYS: readonly Statement[] = ['follower', 'followee'].map((end) =>
  statement(`
    UPDATE staged_follows
    SET ${end}_id = coalesce((SELECT user_id FROM distinct_keys WHERE external_id = ${end}_key), 0)
    WHERE ${end}_key IS NOT NULL`),
);

/** How many rows a table has. */
export const COUNT_MISSING = count('missing_ends');
export const COUNT_REFUSED = count('refused_follows');
export const COUNT_STAGED = count('staged_follows');
export const LAST_NEW = statement<NoParameters, { readonly count: number }>(
  `SELECT coalesce(max(place), 0) AS count FROM new_follows`,
);

function count(name: string): Statement<NoParameters, { readonly count: number }> {
  return statement(`SELECT count(*) AS count FROM ${name}`);
}
