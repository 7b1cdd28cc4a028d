import { type NoParameters, statement } from '@retinue/database';
import type { CounterChange } from '@retinue/users';
import type { FlawedPair, PairFlaw } from './follows-audit.js';

/**
 * The whole graph against the rules and the counts. The counts are in `user_counters`, which is the users module's:
 * they are its to show and ours to be right.
 */

/** Somebody whose deletion goes on is somebody still. */
function isNobody(id: string): string {
  const isNone = (of: string): string => `NOT EXISTS (SELECT 1 FROM ${of} WHERE ${of}.id = ${id})`;
  return `(${isNone('user_cards')} AND ${isNone('deleted_users')})`;
}

function ofNobody(table: string, from: string, to: string): string {
  return `
    SELECT ${from} AS "fromId", ${to} AS "toId" FROM ${table}
    WHERE ${isNobody(from)} OR ${isNobody(to)}`;
}

const PAIRS_BY_FLAW: Readonly<Record<PairFlaw, string>> = {
  follow_of_nobody: ofNobody('follows', 'follower_id', 'followee_id'),
  request_of_nobody: ofNobody('follow_requests', 'follower_id', 'followee_id'),
  block_of_nobody: ofNobody('blocks', 'blocker_id', 'blocked_id'),
  mute_of_nobody: ofNobody('mutes', 'muter_id', 'muted_id'),
  follow_of_blocker: `
    SELECT f.follower_id AS "fromId", f.followee_id AS "toId" FROM blocks b
    JOIN follows f ON f.follower_id = b.blocker_id AND f.followee_id = b.blocked_id`,
  follow_of_blocked: `
    SELECT f.follower_id AS "fromId", f.followee_id AS "toId" FROM blocks b
    JOIN follows f ON f.follower_id = b.blocked_id AND f.followee_id = b.blocker_id`,
  request_across_block: `
    SELECT r.follower_id AS "fromId", r.followee_id AS "toId" FROM follow_requests r
    WHERE EXISTS (SELECT 1 FROM blocks WHERE blocker_id = r.follower_id AND blocked_id = r.followee_id)
      OR EXISTS (SELECT 1 FROM blocks WHERE blocker_id = r.followee_id AND blocked_id = r.follower_id)`,
  request_beside_follow: `
    SELECT r.follower_id AS "fromId", r.followee_id AS "toId" FROM follow_requests r
    JOIN follows f ON f.follower_id = r.follower_id AND f.followee_id = r.followee_id`,
  request_to_public: `
    SELECT r.follower_id AS "fromId", r.followee_id AS "toId" FROM follow_requests r
    JOIN user_cards u ON u.id = r.followee_id
    WHERE u.is_private = 0 AND r.followee_id NOT IN (SELECT user_id FROM opened_accounts)`,
};

export const FLAWED_PAIRS = statement<NoParameters, FlawedPair>(
  Object.entries(PAIRS_BY_FLAW)
    .map(([flaw, pairs]) => `SELECT '${flaw}' AS flaw, * FROM (${pairs}) AS pairs`)
    .join(' UNION ALL '),
);

interface DriftRow {
  readonly userId: number;
  readonly countedFollowers: number | null;
  readonly countedFollowing: number | null;
  readonly followers: number;
  readonly following: number;
}

export const DRIFTING_COUNTS = statement<NoParameters, DriftRow>(`
  SELECT * FROM (
    SELECT u.id AS "userId", c.followers_count AS "countedFollowers", c.following_count AS "countedFollowing",
      (SELECT count(*) FROM follows WHERE followee_id = u.id) AS followers,
      (SELECT count(*) FROM follows WHERE follower_id = u.id) AS following
    FROM user_cards u LEFT JOIN user_counters c ON c.user_id = u.id
  ) AS counts
  WHERE "countedFollowers" IS DISTINCT FROM followers OR "countedFollowing" IS DISTINCT FROM following`);

/** `ids` is a JSON array. */
export const RECOUNT = statement<{ readonly ids: string }, CounterChange>(
  (sql) => `
  SELECT u.id AS "userId",
    (SELECT count(*) FROM follows WHERE followee_id = u.id) AS followers,
    (SELECT count(*) FROM follows WHERE follower_id = u.id) AS following
  FROM user_cards u WHERE u.id IN (${sql.valuesOf('integer', ':ids')})`,
);
