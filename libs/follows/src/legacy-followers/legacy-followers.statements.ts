import { statement } from '@retinue/database';
import type { LegacyFollower } from './legacy-followers.repository.js';

/**
 * Edges of a user who is being deleted are nobody's to see. UTF-8's byte order, SQLite's default and that of these columns
 * on PostgreSQL, is the order of code points.
 */
export const LEGACY_FOLLOWERS = statement<{ readonly userId: number }, LegacyFollower>(
  (sql) => `
  SELECT u.first_name AS "firstName", u.last_name AS "lastName", coalesce(u.email, '') AS email
  FROM follows f ${sql.thenJoin} user_cards u ON u.id = f.follower_id
  WHERE f.followee_id = :userId AND f.followee_id NOT IN (SELECT id FROM deleted_users)
  ORDER BY u.first_name, coalesce(u.last_name, ''), u.id`,
);
