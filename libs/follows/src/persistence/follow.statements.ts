import type { FollowDirection, ListOrder } from '../domain/follow.js';

/**
 * The statements on edges, in one place. They join users through `user_cards`, the view that the users
 * module publishes for this. (The audit alone reads the counts, too.)
 */

/** Parameter: a JSON array of [follower id, followee id, time]. Answers what was added. */
export const ADD_EDGES = `
  INSERT INTO follows (follower_id, followee_id, created_at)
  SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
  ON CONFLICT DO NOTHING
  RETURNING follower_id AS followerId, followee_id AS followeeId`;

export const ALL_EDGES = `
  SELECT follower_id, followee_id, created_at FROM follows ORDER BY follower_id, followee_id`;

export const REMOVE_EDGE = `DELETE FROM follows WHERE follower_id = ? AND followee_id = ?`;

/** Parameters: the user, edges at most. Answers the other ends. */
export const REMOVE_SOME: Readonly<Record<FollowDirection, string>> = {
  following: removeSome('follower_id', 'followee_id'),
  followers: removeSome('followee_id', 'follower_id'),
};

function removeSome(own: string, other: string): string {
  return `
    DELETE FROM follows WHERE (follower_id, followee_id) IN (
      SELECT follower_id, followee_id FROM follows WHERE ${own} = ? LIMIT ?
    ) RETURNING ${other} AS id`;
}

/** Parameters: a JSON array of others' ids, the user twice. Others who don't exist are left out. */
export const RELATIONSHIPS = `
  SELECT other.id, forth.created_at AS followed_at, back.created_at AS followed_by_at
  FROM json_each(?) asked
  JOIN user_cards other ON other.id = asked.value
  LEFT JOIN follows forth ON forth.follower_id = ? AND forth.followee_id = other.id
  LEFT JOIN follows back ON back.follower_id = other.id AND back.followee_id = ?
  ORDER BY asked.key`;

/**
 * A page of a list. Parameters: the user, time and id to start after, the time where the list ends, rows at
 * most. CROSS JOIN keeps the edges outermost, so that the index gives the order and nothing is sorted.
 */
export const LIST: Readonly<Record<FollowDirection, Readonly<Record<ListOrder, string>>>> = {
  followers: {
    newest: list('followee_id', 'follower_id', '<', 'DESC'),
    oldest: list('followee_id', 'follower_id', '>', 'ASC'),
  },
  following: {
    newest: list('follower_id', 'followee_id', '<', 'DESC'),
    oldest: list('follower_id', 'followee_id', '>', 'ASC'),
  },
};

function list(own: string, other: string, beyond: '<' | '>', direction: 'ASC' | 'DESC'): string {
  return `
    SELECT u.id, u.first_name, u.last_name, u.email, u.type, u.is_private, f.created_at AS followed_at
    FROM follows f CROSS JOIN user_cards u ON u.id = f.${other}
    WHERE f.${own} = ? AND (f.created_at, f.${other}) ${beyond} (?, ?) AND f.created_at <= ?
    ORDER BY f.created_at ${direction}, f.${other} ${direction}
    LIMIT ?`;
}

/** Parameter: the user. UTF-8's byte order, SQLite's default, is the order of code points. */
export const ROSTER = `
  SELECT u.first_name AS firstName, u.last_name AS lastName, u.email
  FROM follows f CROSS JOIN user_cards u ON u.id = f.follower_id
  WHERE f.followee_id = ?
  ORDER BY u.first_name, u.last_name, u.id`;

/** Parameters: a JSON array of [type, actor id, subject id], the time. */
export const APPEND_EVENTS = `
  INSERT INTO follow_events (type, actor_id, subject_id, created_at)
  SELECT value ->> 0, value ->> 1, value ->> 2, ? FROM json_each(?)`;
