import {
  loadStatement,
  type NoParameters,
  statement,
  type Statement,
  temporaryTable,
} from '@retinue/database';
import type { UserRows } from '@retinue/users';

/**
 * Temporary tables of one import, which end with its connection:
 * - `staged_follows`: the follows as they were given, by the number of each; a key of a user's other than the id is a text;
 * - `staged_ends`, `staged_keys`: who is named in them, once at least;
 * - `refused_follows`: those that can't be taken, and why.
 */
export const CREATE_STAGED: readonly Statement[] = [
  temporaryTable(
    'staged_follows',
    'line INTEGER PRIMARY KEY, follower_id BIGINT, followee_id BIGINT, created_at BIGINT, follower_key TEXT, followee_key TEXT',
    { isKeyed: false },
  ),
  temporaryTable('staged_ends', 'user_id BIGINT NOT NULL'),
  temporaryTable('staged_keys', 'place INTEGER PRIMARY KEY, external_id TEXT NOT NULL'),
  temporaryTable('refused_follows', 'line INTEGER PRIMARY KEY, outcome TEXT NOT NULL'),
];

/** Of the step that adds them; they are gone at its end, and when it is taken back. */
const WORKING: Readonly<Record<string, string>> = {
  missing_ends: 'user_id INTEGER PRIMARY KEY, is_spent INTEGER NOT NULL',
  distinct_ends: 'user_id INTEGER PRIMARY KEY',
  distinct_keys: 'place INTEGER PRIMARY KEY, external_id TEXT NOT NULL UNIQUE, user_id BIGINT',
  new_ends: 'user_id INTEGER PRIMARY KEY',
  new_keys: 'place INTEGER PRIMARY KEY, external_id TEXT NOT NULL, user_id BIGINT',
  new_counts:
    'user_id INTEGER PRIMARY KEY, is_new INTEGER NOT NULL, followers BIGINT NOT NULL, following BIGINT NOT NULL',
};
export const CREATE_WORKING: readonly Statement[] = [
  ...Object.entries(WORKING).map(([name, columns]) => temporaryTable(name, columns)),
  temporaryTable(
    'new_follows',
    'place INTEGER PRIMARY KEY, follower_id BIGINT NOT NULL, followee_id BIGINT NOT NULL, created_at BIGINT NOT NULL',
    { isKeyed: false },
  ),
];
export const DROP_WORKING = [...Object.keys(WORKING), 'new_follows'].map((name) =>
  statement(`DROP TABLE ${name}`),
);

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
export const LOOK_AT_NEW: readonly Statement[] = [
  // They lie in the order of their places: a word about each 16 pages is enough, and made in no time.
  statement({
    sqlite: '',
    postgres: 'CREATE INDEX new_follows_place ON new_follows USING brin (place) WITH (pages_per_range = 16)',
  }),
  statement({ sqlite: '', postgres: 'ANALYZE new_follows' }),
];
/** For who looks at the follows that were refused, of which there are some. */
export const LOOK_AT_REFUSED: readonly Statement[] = [
  statement({ sqlite: '', postgres: 'CREATE INDEX staged_follows_line ON staged_follows (line)' }),
  statement({ sqlite: '', postgres: 'ANALYZE refused_follows' }),
];
export const LOOK_AT_COUNTS = statement({ sqlite: '', postgres: 'ANALYZE new_counts' });
export const LOOK_AT_USERS = statement({ sqlite: '', postgres: 'ANALYZE distinct_ends, distinct_keys' });
export const LOOK_AT_MISSING = statement({ sqlite: '', postgres: 'ANALYZE missing_ends, distinct_keys' });

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

/** The next rows of a table: from where to where, and how many; `null` and 0 when there are none. */
export function partAfter(
  rows: UserRows,
): Statement<
  PageParameters,
  { readonly first: number | null; readonly last: number | null; readonly count: number }
> {
  return statement(`
    SELECT min(place) AS first, max(place) AS last, count(*) AS count
    FROM (
      SELECT ${rows.place} AS place FROM ${rows.table} WHERE ${rows.place} > :after ORDER BY ${rows.place} LIMIT :limit
    ) AS part`);
}

/** How many are missing, and how many of them were deleted. */
export const COUNT_MISSING = statement<NoParameters, { readonly missing: number; readonly deleted: number }>(
  `SELECT count(*) AS missing, count(CASE WHEN is_spent = 1 THEN 1 END) AS deleted FROM missing_ends`,
);

/** Fills `new_ends`: without who was deleted, and whom {@link MARK_UNWANTED} set aside. */
export const GATHER_NEW_ENDS = statement(
  `INSERT INTO new_ends (user_id) SELECT user_id FROM missing_ends WHERE is_spent = 0 ORDER BY user_id`,
);

/** Fills `new_keys`: those whom nobody has, but for those in no follow that could come in if somebody had them. */
export const GATHER_NEW_KEYS = statement(`
  INSERT INTO new_keys (external_id)
  SELECT external_id FROM distinct_keys
  WHERE user_id IS NULL AND external_id IN (
    SELECT follower_key FROM staged_follows
    WHERE followee_key IS NULL AND NOT EXISTS (SELECT 1 FROM missing_ends WHERE user_id = followee_id AND is_spent = 1)
      OR followee_key <> follower_key
    UNION ALL
    SELECT followee_key FROM staged_follows
    WHERE follower_key IS NULL AND NOT EXISTS (SELECT 1 FROM missing_ends WHERE user_id = follower_id AND is_spent = 1)
      OR followee_key <> follower_key
  ) ORDER BY place`);

/** Those who were made are missing no more. */
export const REMOVE_MADE = statement(
  `DELETE FROM missing_ends WHERE is_spent = 0 AND user_id IN (SELECT user_id FROM new_ends)`,
);
export const SET_MADE = statement(`
  UPDATE distinct_keys SET user_id = made.user_id
  FROM new_keys AS made WHERE distinct_keys.external_id = made.external_id`);

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
export const COUNT_REFUSED = count('refused_follows');
export const COUNT_STAGED = count('staged_follows');

function count(name: string): Statement<NoParameters, { readonly count: number }> {
  return statement(`SELECT count(*) AS count FROM ${name}`);
}
