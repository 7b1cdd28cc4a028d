import type { ClientBase, Pool, QueryResult, QueryResultRow } from 'pg';

/** Edges that begin or end at a user, with the other end of each. */
const REMOVE_ALL_EDGES = `
  WITH gone AS (DELETE FROM follows WHERE follower_id = $1 OR followee_id = $1 RETURNING follower_id, followee_id),
  told AS (
    INSERT INTO follow_events (type, actor_id, subject_id, created_at)
    SELECT CASE WHEN follower_id = $1 THEN 'leave_followee' ELSE 'leave_follower' END, $1,
      CASE WHEN follower_id = $1 THEN followee_id ELSE follower_id END, $2
    FROM gone
  )
  UPDATE user_counters c SET followers_count = followers_count - o.followers, following_count = following_count - o.following
  FROM (
    SELECT CASE WHEN follower_id = $1 THEN followee_id ELSE follower_id END AS user_id,
      count(*) FILTER (WHERE follower_id = $1) AS followers, count(*) FILTER (WHERE followee_id = $1) AS following
    FROM gone GROUP BY 1
  ) o
  WHERE c.user_id = o.user_id`;

/** Names each statement, by which the server knows it again: it is prepared once for each connection. */
export const STATEMENTS = {
  exists: `SELECT 1 FROM users WHERE id = $1`,
  user: `
    SELECT u.id, u.external_id, u.first_name, u.last_name, u.email, u.type, u.is_private, u.metadata, u.version, u.created_at, u.updated_at,
      c.followers_count, c.following_count
    FROM users u JOIN user_counters c ON c.user_id = u.id WHERE u.id = $1`,
  followers: `
    SELECT u.id, u.external_id, u.first_name, u.last_name, u.type, u.is_private, u.metadata, f.created_at AS followed_at
    FROM follows f JOIN users u ON u.id = f.follower_id
    WHERE f.followee_id = $1 AND (f.created_at, f.follower_id) < ($2, $3)
    ORDER BY f.created_at DESC, f.follower_id DESC LIMIT $4`,
  relationship: `
    SELECT
      (SELECT external_id FROM users WHERE id = $1) AS me_external_id,
      (SELECT external_id FROM users WHERE id = $2) AS other_external_id,
      (SELECT created_at FROM follows WHERE follower_id = $1 AND followee_id = $2) AS followed_at,
      EXISTS (SELECT 1 FROM follows WHERE follower_id = $2 AND followee_id = $1) AS followed_by,
      EXISTS (SELECT 1 FROM follow_requests WHERE follower_id = $1 AND followee_id = $2) AS requested,
      EXISTS (SELECT 1 FROM follow_requests WHERE follower_id = $2 AND followee_id = $1) AS requested_by,
      EXISTS (SELECT 1 FROM blocks WHERE blocker_id = $1 AND blocked_id = $2) AS blocking,
      EXISTS (SELECT 1 FROM blocks WHERE blocker_id = $2 AND blocked_id = $1) AS blocked_by,
      EXISTS (
        SELECT 1 FROM mutes WHERE muter_id = $1 AND muted_id = $2 AND (expires_at IS NULL OR expires_at > $3)
      ) AS muting
    WHERE EXISTS (SELECT 1 FROM users WHERE id = $1) AND EXISTS (SELECT 1 FROM users WHERE id = $2)`,
  addEdge: `INSERT INTO follows (follower_id, followee_id, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
  removeEdge: `DELETE FROM follows WHERE follower_id = $1 AND followee_id = $2`,
  addEvent: `INSERT INTO follow_events (type, actor_id, subject_id, created_at) VALUES ($1, $2, $3, $4)`,
  // Held in the order of ids, so that two who follow each other don't wait for each other.
  count: `
    WITH held AS MATERIALIZED (
      SELECT user_id FROM user_counters WHERE user_id IN ($1, $2) ORDER BY user_id FOR NO KEY UPDATE
    )
    UPDATE user_counters c
    SET following_count = following_count + CASE WHEN c.user_id = $1 THEN $3::bigint ELSE 0 END,
      followers_count = followers_count + CASE WHEN c.user_id = $2 THEN $3::bigint ELSE 0 END
    FROM held WHERE c.user_id = held.user_id`,
  addUser: `
    INSERT INTO users (first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
      created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, 'person', 0, 1, $7, $7) RETURNING id`,
  addCounters: `INSERT INTO user_counters VALUES ($1, 0, 0)`,
  lockUser: `SELECT first_name, last_name FROM users WHERE id = $1 FOR NO KEY UPDATE`,
  rename: `UPDATE users SET first_name = $1, name_key = $2, updated_at = $3, version = version + 1 WHERE id = $4`,
  holdNeighbours: `
    SELECT user_id FROM user_counters WHERE user_id = $1
      OR user_id IN (SELECT followee_id FROM follows WHERE follower_id = $1)
      OR user_id IN (SELECT follower_id FROM follows WHERE followee_id = $1)
    ORDER BY user_id FOR NO KEY UPDATE`,
  removeAllEdges: REMOVE_ALL_EDGES,
  removeUser: `DELETE FROM users WHERE id = $1`,
  externalIds: `SELECT id, external_id FROM users WHERE id = ANY ($1::bigint[])`,
  holdMany: `SELECT user_id FROM user_counters WHERE user_id = ANY ($1::bigint[]) ORDER BY user_id FOR NO KEY UPDATE`,
  addEdges: `
    WITH added AS (
      INSERT INTO follows (follower_id, followee_id, created_at)
      SELECT follower_id, followee_id, $3::bigint FROM unnest($1::bigint[], $2::bigint[]) AS asked (follower_id, followee_id)
      ON CONFLICT DO NOTHING RETURNING follower_id, followee_id
    ),
    told AS (
      INSERT INTO follow_events (type, actor_id, subject_id, created_at)
      SELECT 'follow', follower_id, followee_id, $3::bigint FROM added
    ),
    counted AS (
      UPDATE user_counters c SET following_count = following_count + o.following, followers_count = followers_count + o.followers
      FROM (
        SELECT user_id, sum(following) AS following, sum(followers) AS followers FROM (
          SELECT follower_id AS user_id, 1 AS following, 0 AS followers FROM added
          UNION ALL SELECT followee_id, 0, 1 FROM added
        ) ends GROUP BY user_id
      ) o
      WHERE c.user_id = o.user_id
    )
    SELECT follower_id, followee_id FROM added`,
} as const;

type Value = number | string | readonly number[];

/** The rows of a statement. */
export async function query<Row extends QueryResultRow>(
  connection: Pool | ClientBase,
  name: keyof typeof STATEMENTS,
  values: readonly Value[],
): Promise<Row[]> {
  return (await run<Row>(connection, name, values)).rows;
}

/** Runs a statement. */
export async function run<Row extends QueryResultRow>(
  connection: Pool | ClientBase,
  name: keyof typeof STATEMENTS,
  values: readonly Value[],
): Promise<QueryResult<Row>> {
  return connection.query<Row>({ name, text: STATEMENTS[name], values: values as Value[] });
}
