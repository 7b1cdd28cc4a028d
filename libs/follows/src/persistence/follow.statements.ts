import { forEachEngine, forEachRow, ROW_LIMIT, type SqlDialect } from '@retinue/database';
import type { FollowDirection } from '../domain/follow.js';
import { bitOf, LINK_NAMES, type LinkName } from './follow.mapper.js';

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

/** What else there may be between two users, and how it is found; `me` and `other` are cards. Parameter of the last: now. */
const LINKS: Readonly<Record<LinkName, string>> = {
  followedBy: `SELECT 1 FROM follows WHERE follower_id = other.id AND followee_id = me.id`,
  requested: `SELECT 1 FROM follow_requests WHERE follower_id = me.id AND followee_id = other.id`,
  requestedBy: `SELECT 1 FROM follow_requests WHERE follower_id = other.id AND followee_id = me.id`,
  blocking: `SELECT 1 FROM blocks WHERE blocker_id = me.id AND blocked_id = other.id`,
  blockedBy: `SELECT 1 FROM blocks WHERE blocker_id = other.id AND blocked_id = me.id`,
  muting: `SELECT 1 FROM mutes WHERE muter_id = me.id AND muted_id = other.id AND (expires_at IS NULL OR expires_at > ?)`,
};

/** One number for all of {@link LINKS}: a value for each of them costs more than finding it does. */
const LINK_BITS = LINK_NAMES.map(
  (name) => `CASE WHEN EXISTS (${LINKS[name]}) THEN ${1 << bitOf(name)} ELSE 0 END`,
).join(' + ');

/** @param asked SQL for rows of `place`, `user_id` and `other_id` */
const relationshipsOf = (sql: SqlDialect, asked: string): string => `
  SELECT asked.place, me.id AS user_id, other.id AS other_id, forth.created_at AS followed_at, ${LINK_BITS} AS links
  FROM (${asked}) asked
  ${sql.thenJoin} user_cards me ON me.id = asked.user_id
  ${sql.thenJoin} user_cards other ON other.id = asked.other_id
  LEFT JOIN follows forth ON forth.follower_id = me.id AND forth.followee_id = other.id`;

/**
 * Parameters: now, a JSON array of [user id, other id]. Pairs of which somebody does not exist are left out;
 * `place` says which of the array a row is.
 */
export const RELATIONSHIPS = forEachEngine((sql) =>
  relationshipsOf(sql, sql.rowsOf({ user_id: 'integer', other_id: 'integer' })),
);

/** The same of one pair, for which reading JSON is a third of the work. Parameters: now, the two ids. */
export const RELATIONSHIP = forEachEngine((sql) =>
  relationshipsOf(sql, `SELECT 0 AS place, CAST(? AS BIGINT) AS user_id, CAST(? AS BIGINT) AS other_id`),
);

/** Parameter: the user, whose edges are nobody's to see once it is being deleted. UTF-8's byte order, SQLite's default and that of these columns on PostgreSQL, is the order of code points. */
export const ROSTER = forEachEngine(
  (sql) => `
  SELECT u.first_name AS "firstName", u.last_name AS "lastName", u.email
  FROM follows f ${sql.thenJoin} user_cards u ON u.id = f.follower_id
  WHERE f.followee_id = ? AND f.followee_id NOT IN (SELECT id FROM deleted_users)
  ORDER BY u.first_name, u.last_name, u.id`,
);
