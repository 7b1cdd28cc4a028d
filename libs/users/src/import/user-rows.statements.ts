import { type Statement, statement } from '@retinue/database';
import type { UserRows } from './user-rows.js';

/** The first and the last place of a part of rows. */
export interface PartParameters {
  readonly first: number;
  readonly last: number;
}

/** SQL, after the column of the place. */
export const IN_PART = 'BETWEEN :first AND :last';

/** Users begin with counts of 0. */
export function addCounters({ table, id, place }: UserRows): Statement<PartParameters> {
  return statement(`
    INSERT INTO user_counters (user_id, followers_count, following_count)
    SELECT ${id}, 0, 0 FROM ${table} WHERE ${place} ${IN_PART} ORDER BY ${id}`);
}

/** Who is in a part of rows of users who were added, in order. */
export function addedIn({
  table,
  id,
  place,
  version = '1',
}: UserRows): Statement<PartParameters, { readonly id: number; readonly version: number }> {
  return statement(
    `SELECT ${id} AS id, ${version} AS version FROM ${table} WHERE ${place} ${IN_PART} ORDER BY ${place}`,
  );
}

/** Whether there are more users than so many, without counting them all. */
export const HAS_MORE_THAN = statement<{ readonly count: number }, { readonly more: number }>(
  `SELECT count(*) AS more FROM (SELECT 1 FROM users LIMIT 1 OFFSET :count) AS beyond`,
);
