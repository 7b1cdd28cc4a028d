import { manyRowsStatement, type Statement, statement } from '@retinue/database';
import type { CountRows } from './user-counters.js';

/** A user begins with counts of 0. */
export const ADD_COUNTERS = statement<{ readonly id: number }>(
  `INSERT INTO user_counters (user_id, followers_count, following_count) VALUES (:id, 0, 0)`,
);

const COUNTS = { user_id: 'integer', followers: 'integer', following: 'integer' } as const;

/** By how much the counts of each user go up. */
export const ADD_TO_COUNTERS = manyRowsStatement({
  columns: COUNTS,
  sqlite: `
    UPDATE user_counters
    SET followers_count = followers_count + :followers, following_count = following_count + :following
    WHERE user_id = :user_id`,
  // Locked in the order of ids first: two that change the same counts in two orders would wait for each other. By an array: the
  // planner takes a set out of JSON for a hundred rows, and of up to some ten thousand users reads all for it, twice.
  postgres: (rows) => `
    WITH given AS MATERIALIZED (${rows}),
    locked AS MATERIALIZED (
      SELECT user_id FROM user_counters WHERE user_id = ANY (ARRAY(SELECT user_id FROM given))
      ORDER BY user_id FOR NO KEY UPDATE
    )
    UPDATE user_counters c
    SET followers_count = c.followers_count + given.followers, following_count = c.following_count + given.following
    FROM given JOIN locked USING (user_id) WHERE c.user_id = given.user_id
    RETURNING given.ordinal`,
});

/** Takes a JSON array of ids. On SQLite one writes at a time. */
export const LOCK_COUNTERS = statement<{ readonly ids: string }>({
  sqlite: '',
  postgres: `
    SELECT FROM user_counters
    WHERE user_id = ANY (ARRAY(SELECT value::bigint FROM json_array_elements_text(CAST(:ids AS json)) AS given (value)))
    ORDER BY user_id FOR NO KEY UPDATE`,
});

interface PartParameters {
  readonly first: number;
  readonly last: number;
}

function selectCounts({ table, userId, isNew, followers, following }: CountRows, value: 0 | 1): string {
  return `
    SELECT ${userId}, ${followers}, ${following} FROM ${table}
    WHERE ${userId} BETWEEN :first AND :last AND ${isNew} = ${value} ORDER BY ${userId}`;
}

const INSERT_COUNTERS = 'INSERT INTO user_counters (user_id, followers_count, following_count)';

/**
 * By how much the counts of users in a table go up, from one id to another. In the order of ids, for the cause told at
 * {@link ADD_TO_COUNTERS}; on PostgreSQL it takes half as long as to lock them all, then update them.
 */
export function addRowsToCounters(rows: CountRows): Statement<PartParameters> {
  return statement(`
    ${INSERT_COUNTERS} ${selectCounts(rows, 0)}
    ON CONFLICT (user_id) DO UPDATE
    SET followers_count = user_counters.followers_count + excluded.followers_count,
      following_count = user_counters.following_count + excluded.following_count`);
}

/** With what the counts of new users in a table begin, from one id to another. */
export function beginCounters(rows: CountRows): Statement<PartParameters> {
  return statement(`${INSERT_COUNTERS} ${selectCounts(rows, 1)}`);
}

/** Takes a JSON array of arrays, with the values of {@link COUNTS}. */
export const SET_COUNTERS = statement<{ readonly counts: string }>(
  (sql) => `
  INSERT INTO user_counters (user_id, followers_count, following_count)
  SELECT user_id, followers, following FROM (${sql.rowsOf(COUNTS, ':counts')}) AS counts WHERE true
  ON CONFLICT (user_id) DO UPDATE
  SET followers_count = excluded.followers_count, following_count = excluded.following_count`,
);
