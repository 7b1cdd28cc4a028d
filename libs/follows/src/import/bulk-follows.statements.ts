import { type NoParameters, type Statement, statement } from '@retinue/database';

/** SQL: a staged follow that has not been refused. */
const NOT_REFUSED = `NOT EXISTS (SELECT 1 FROM refused_follows r WHERE r.line = s.line)`;
const IS_EDGE = `EXISTS (SELECT 1 FROM follows f WHERE f.follower_id = s.follower_id AND f.followee_id = s.followee_id)`;
const IS_REQUEST = `EXISTS (SELECT 1 FROM follow_requests q WHERE q.follower_id = s.follower_id AND q.followee_id = s.followee_id)`;
const isUnknown = (end: string): string =>
  `(s.${end}_id = 0 OR EXISTS (SELECT 1 FROM missing_ends m WHERE m.user_id = s.${end}_id))`;

/** In the order of `refusal` in FollowsImportService: oneself, then who is unknown, then who is blocked. */
export const REFUSE_SELF = statement(`
  INSERT INTO refused_follows (line, outcome)
  SELECT line, 'self_follow' FROM staged_follows WHERE follower_id = followee_id AND follower_id <> 0`);

export const REFUSE_UNKNOWN = statement(`
  INSERT INTO refused_follows (line, outcome)
  SELECT line, CASE WHEN ${isUnknown('follower')} THEN 'unknown_follower' ELSE 'unknown_followee' END
  FROM staged_follows s WHERE (${isUnknown('follower')} OR ${isUnknown('followee')}) AND ${NOT_REFUSED}`);

/** Who follows already, or waits to, is not asked. */
export const REFUSE_BLOCKED = statement(`
  INSERT INTO refused_follows (line, outcome)
  SELECT line, 'blocked' FROM staged_follows s
  WHERE (
    EXISTS (SELECT 1 FROM blocks WHERE blocker_id = s.follower_id AND blocked_id = s.followee_id)
    OR EXISTS (SELECT 1 FROM blocks WHERE blocker_id = s.followee_id AND blocked_id = s.follower_id)
  ) AND NOT ${IS_EDGE} AND NOT ${IS_REQUEST} AND ${NOT_REFUSED}`);

/** What there is that makes a further look at all follows worth while. */
export const LOOK_AROUND = statement<
  NoParameters,
  { readonly hasBlocks: number; readonly hasRequests: number }
>(`
  SELECT CASE WHEN EXISTS (SELECT 1 FROM blocks) THEN 1 ELSE 0 END AS "hasBlocks",
    CASE WHEN EXISTS (SELECT 1 FROM follow_requests) THEN 1 ELSE 0 END AS "hasRequests"`);

/** Whether anybody is named by another key, be it one that nobody can have. */
export const HAS_KEYS = statement<NoParameters, { readonly has: number }>(`
  SELECT CASE WHEN EXISTS (SELECT 1 FROM staged_follows WHERE follower_key IS NOT NULL OR followee_key IS NOT NULL)
    THEN 1 ELSE 0 END AS has`);

/** Whether there are more follows than so many, without counting them all. */
export const HAS_MORE_THAN = statement<{ readonly count: number }, { readonly more: number }>(
  `SELECT count(*) AS more FROM (SELECT 1 FROM follows LIMIT 1 OFFSET :count) AS beyond`,
);

export const REQUESTS_OVERTAKEN = statement<
  { readonly limit: number },
  { readonly followerId: number; readonly followeeId: number }
>(`
  SELECT DISTINCT follower_id AS "followerId", followee_id AS "followeeId" FROM staged_follows s
  WHERE ${IS_REQUEST} AND ${NOT_REFUSED} LIMIT :limit`);

/**
 * Fills `new_follows` in the order of the table: of those that are alike, the first.
 *
 * @param condition SQL: which of `staged_follows s`
 */
function gatherNew(condition: string): Statement<{ readonly now: number }> {
  return statement({
    sqlite: `
      INSERT INTO new_follows (follower_id, followee_id, created_at)
      SELECT follower_id, followee_id, coalesce(min(created_at, :now), :now) FROM (
        SELECT follower_id, followee_id, created_at, min(line) FROM staged_follows s WHERE ${condition}
        GROUP BY follower_id, followee_id
      ) AS s WHERE NOT ${IS_EDGE}`,
    postgres: `
      INSERT INTO new_follows (place, follower_id, followee_id, created_at)
      SELECT row_number() OVER (ORDER BY follower_id, followee_id), follower_id, followee_id, least(created_at, :now::bigint)
      FROM (
        SELECT DISTINCT ON (follower_id, followee_id) follower_id, followee_id, created_at
        FROM staged_follows s WHERE ${condition} ORDER BY follower_id, followee_id, line
      ) AS s WHERE NOT ${IS_EDGE} ORDER BY follower_id, followee_id`,
  });
}

/** Without those that were refused, and where nothing was: to ask so often takes a third as long again. */
export const GATHER_NEW = gatherNew(NOT_REFUSED);
export const GATHER_NEW_OF_ALL = gatherNew('true');

interface RangeParameters {
  /** The first and the last place in `new_follows`. */
  readonly first: number;
  readonly last: number;
}

/** Adds a part of `new_follows`. */
export const ADD_NEW = statement<RangeParameters>(`
  INSERT INTO follows (follower_id, followee_id, created_at)
  SELECT follower_id, followee_id, created_at FROM new_follows WHERE place BETWEEN :first AND :last ORDER BY place`);

/** Fills `new_counts`, in the order of the users: with all who were made, too, since their counts begin with these. */
export const GATHER_COUNTS = statement(`
  INSERT INTO new_counts (user_id, is_new, followers, following)
  SELECT user_id, max(is_new), sum(followers), sum(following) FROM (
    SELECT followee_id AS user_id, 0 AS is_new, count(*) AS followers, 0 AS following FROM new_follows GROUP BY followee_id
    UNION ALL
    SELECT follower_id, 0, 0, count(*) FROM new_follows GROUP BY follower_id
    UNION ALL SELECT user_id, 1, 0, 0 FROM new_ends
    UNION ALL SELECT user_id, 1, 0, 0 FROM new_keys
  ) AS ends GROUP BY user_id ORDER BY user_id`);

interface PageParameters {
  readonly after: number;
  readonly limit: number;
}

/** Why follows were refused, in the order of their numbers. */
export const PAGE_OF_REFUSED = statement<PageParameters, StagedRow & { readonly outcome: string }>(`
  SELECT s.line, outcome, follower_id, followee_id, created_at, follower_key, followee_key
  FROM refused_follows r JOIN staged_follows s ON s.line = r.line
  WHERE r.line > :after ORDER BY r.line LIMIT :limit`);

/** A follow as it was staged. */
export interface StagedRow {
  readonly line: number;
  readonly follower_id: number | null;
  readonly followee_id: number | null;
  readonly created_at: number | null;
  readonly follower_key: string | null;
  readonly followee_key: string | null;
}
