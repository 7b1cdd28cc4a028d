import { forEachEngine } from '@retinue/database';

/** Parameter: the user, whose edges are nobody's to see once it is being deleted. UTF-8's byte order, SQLite's default and that of these columns on PostgreSQL, is the order of code points. */
export const LEGACY_FOLLOWERS = forEachEngine(
  (sql) => `
  SELECT u.first_name AS "firstName", u.last_name AS "lastName", u.email
  FROM follows f ${sql.thenJoin} user_cards u ON u.id = f.follower_id
  WHERE f.followee_id = ? AND f.followee_id NOT IN (SELECT id FROM deleted_users)
  ORDER BY u.first_name, u.last_name, u.id`,
);
