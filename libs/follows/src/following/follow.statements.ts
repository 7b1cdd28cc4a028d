import { manyRowsStatement, type Statement, statement } from '@retinue/database';
import type { Edge, FollowDirection } from './follow.js';
import type { FollowState } from './follow-state.js';

/**
 * The statements on edges, but for lists. They join users through `user_cards`, the view that the users module
 * publishes for this. (The audit alone reads the counts, too.)
 */

export const ADD_EDGE = manyRowsStatement({
  columns: { follower_id: 'integer', followee_id: 'integer', created_at: 'integer' },
  sqlite: `
    INSERT INTO follows (follower_id, followee_id, created_at) VALUES (:follower_id, :followee_id, :created_at)
    ON CONFLICT DO NOTHING`,
  // What RETURNING gives has no order: the edges are found again by their ends. Of two that are alike, one was new.
  postgres: (rows) => `
    WITH given AS MATERIALIZED (${rows}),
    added AS (
      INSERT INTO follows (follower_id, followee_id, created_at)
      SELECT follower_id, followee_id, created_at FROM given ORDER BY ordinal
      ON CONFLICT DO NOTHING
      RETURNING follower_id, followee_id
    )
    SELECT min(given.ordinal) AS ordinal FROM given JOIN added USING (follower_id, followee_id)
    GROUP BY follower_id, followee_id`,
});

const PAIR = { follower: 'integer', followee: 'integer' } as const;

interface PairsParameter {
  /** A JSON array of [follower id, followee id]. */
  readonly pairs: string;
}

/** Answers what was removed. */
export const REMOVE_EDGES = statement<PairsParameter, Edge>(
  (sql) => `
  DELETE FROM follows
  WHERE (follower_id, followee_id) IN (SELECT follower, followee FROM (${sql.rowsOf(PAIR, ':pairs')}) AS pairs)
  RETURNING follower_id AS "followerId", followee_id AS "followeeId"`,
);

type RemoveSome = Statement<{ readonly userId: number; readonly limit: number }, { readonly id: number }>;

/** Answers the other ends. */
export const REMOVE_SOME: Readonly<Record<FollowDirection, RemoveSome>> = {
  following: removeSome('follower_id', 'followee_id'),
  followers: removeSome('followee_id', 'follower_id'),
};

function removeSome(own: string, other: string): RemoveSome {
  return statement(`
    DELETE FROM follows WHERE (follower_id, followee_id) IN (
      SELECT follower_id, followee_id FROM follows WHERE ${own} = :userId LIMIT :limit
    ) RETURNING ${other} AS id`);
}

/** Answers the state of each, in order. */
export const FOLLOW_STATES = statement<PairsParameter, { readonly state: FollowState }>(
  (sql) => `
  WITH asked AS MATERIALIZED (
    ${sql.rowsOf(PAIR, ':pairs')}
  )
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM follows WHERE follower_id = follower AND followee_id = followee) THEN 'following'
    WHEN EXISTS (
      SELECT 1 FROM follow_requests WHERE follower_id = follower AND followee_id = followee
    ) THEN 'requested'
    WHEN EXISTS (SELECT 1 FROM blocks WHERE blocker_id = follower AND blocked_id = followee)
      OR EXISTS (SELECT 1 FROM blocks WHERE blocker_id = followee AND blocked_id = follower) THEN 'blocked'
    ELSE 'none'
  END AS state
  FROM asked ORDER BY ordinal`,
);
