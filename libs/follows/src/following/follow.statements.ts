import { forEachEngine, forEachRow, ROW_LIMIT } from '@retinue/database';
import type { FollowDirection } from './follow.js';

/**
 * The statements on edges, but for lists. They join users through `user_cards`, the view that the users module
 * publishes for this. (The audit alone reads the counts, too.)
 */

/** For each edge. Parameters: follower id, followee id, time. */
export const ADD_EDGE = forEachRow({
  columns: { follower_id: 'integer', followee_id: 'integer', created_at: 'integer' },
  sqlite: `INSERT INTO follows (follower_id, followee_id, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  // What RETURNING gives has no order: the edges are found again by their ends. Of two that are alike, one was new.
  postgres: (rows) => `
    WITH given AS MATERIALIZED (${rows}),
    added AS (
      INSERT INTO follows (follower_id, followee_id, created_at)
      SELECT follower_id, followee_id, created_at FROM given ORDER BY place
      ON CONFLICT DO NOTHING
      RETURNING follower_id, followee_id
    )
    SELECT min(given.place) AS place FROM given JOIN added USING (follower_id, followee_id)
    GROUP BY follower_id, followee_id`,
});

/** Edges of somebody whose deletion goes on are nobody's to see. */
export const ALL_EDGES = `
  SELECT follower_id, followee_id, created_at FROM follows
  WHERE follower_id NOT IN (SELECT id FROM deleted_users) AND followee_id NOT IN (SELECT id FROM deleted_users)
  ORDER BY follower_id, followee_id`;

const PAIR = { follower: 'integer', followee: 'integer' } as const;

/** Parameter: a JSON array of [follower id, followee id]. Answers what was removed. */
export const REMOVE_EDGES = forEachEngine(
  (sql) => `
  DELETE FROM follows
  WHERE (follower_id, followee_id) IN (SELECT follower, followee FROM (${sql.rowsOf(PAIR)}) AS pairs)
  RETURNING follower_id AS "followerId", followee_id AS "followeeId"`,
);

/** Parameters: the user, edges at most. Answers the other ends. */
export const REMOVE_SOME: Readonly<Record<FollowDirection, string>> = {
  following: removeSome('follower_id', 'followee_id'),
  followers: removeSome('followee_id', 'follower_id'),
};

function removeSome(own: string, other: string): string {
  return `
    DELETE FROM follows WHERE (follower_id, followee_id) IN (
      SELECT follower_id, followee_id FROM follows WHERE ${own} = ? LIMIT ${ROW_LIMIT}
    ) RETURNING ${other} AS id`;
}

/** Parameter: a JSON array of [follower id, followee id]. Answers the standing of each, in order. */
export const STANDINGS = forEachEngine(
  (sql) => `
  WITH asked AS MATERIALIZED (
    ${sql.rowsOf(PAIR)}
  )
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM follows WHERE follower_id = follower AND followee_id = followee) THEN 'following'
    WHEN EXISTS (
      SELECT 1 FROM follow_requests WHERE follower_id = follower AND followee_id = followee
    ) THEN 'requested'
    WHEN EXISTS (SELECT 1 FROM blocks WHERE blocker_id = follower AND blocked_id = followee)
      OR EXISTS (SELECT 1 FROM blocks WHERE blocker_id = followee AND blocked_id = follower) THEN 'blocked'
    ELSE 'none'
  END AS standing
  FROM asked ORDER BY place`,
);
