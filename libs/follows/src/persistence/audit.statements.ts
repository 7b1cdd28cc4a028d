/**
 * The whole graph against the counts. These read `user_counters`, which is the users module's: counts
 * are its to show and ours to be right.
 */

export const DANGLING_EDGES = `
  SELECT f.follower_id AS followerId, f.followee_id AS followeeId
  FROM follows f
  LEFT JOIN user_cards follower ON follower.id = f.follower_id
  LEFT JOIN user_cards followee ON followee.id = f.followee_id
  WHERE follower.id IS NULL OR followee.id IS NULL`;

export const DRIFTING_COUNTS = `
  SELECT * FROM (
    SELECT u.id AS userId, c.followers_count AS countedFollowers, c.following_count AS countedFollowing,
      (SELECT count(*) FROM follows WHERE followee_id = u.id) AS followers,
      (SELECT count(*) FROM follows WHERE follower_id = u.id) AS following
    FROM user_cards u LEFT JOIN user_counters c ON c.user_id = u.id
  )
  WHERE countedFollowers IS NOT followers OR countedFollowing IS NOT following`;

/** Parameter: a JSON array of user ids. */
export const RECOUNT = `
  SELECT u.id AS userId,
    (SELECT count(*) FROM follows WHERE followee_id = u.id) AS followers,
    (SELECT count(*) FROM follows WHERE follower_id = u.id) AS following
  FROM user_cards u WHERE u.id IN (SELECT value FROM json_each(?))`;
