import { forEachEngine, ROW_LIMIT } from '@retinue/database';
import { CARD_COLUMNS } from '../relations/card.mapper.js';

/**
 * Whom a user's followees follow, by how many of them do.
 *
 * Parameters: the user, followees at most, follows of each at most, the user twice, candidates at most; then a JSON
 * array of types, the user three times, now, the user, suggestions at most.
 */
export const SUGGESTIONS = forEachEngine(
  (sql) => `
  WITH mine AS MATERIALIZED (
    SELECT followee_id AS id FROM follows WHERE follower_id = ?
    ORDER BY created_at DESC, followee_id DESC LIMIT ${ROW_LIMIT}
  ),
  candidates AS MATERIALIZED (
    SELECT theirs.value AS id, count(*) AS in_common
    FROM mine CROSS JOIN ${sql.eachOf(`
      SELECT t.followee_id AS value FROM follows t WHERE t.follower_id = mine.id
      ORDER BY t.created_at DESC, t.followee_id DESC LIMIT ${ROW_LIMIT}`)} AS theirs
    WHERE mine.id NOT IN (SELECT id FROM deleted_users) AND theirs.value <> ?
      AND NOT EXISTS (SELECT 1 FROM follows WHERE follower_id = ? AND followee_id = theirs.value)
    GROUP BY theirs.value
    ORDER BY in_common DESC, theirs.value
    LIMIT ${ROW_LIMIT}
  )
  SELECT ${CARD_COLUMNS}, c.in_common
  FROM candidates c ${sql.thenJoin} user_cards u ON u.id = c.id
  WHERE u.type IN (${sql.valuesOf('text')})
    AND NOT EXISTS (SELECT 1 FROM follow_requests WHERE follower_id = ? AND followee_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = ? AND blocked_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = c.id AND blocked_id = ?)
    AND NOT EXISTS (
      SELECT 1 FROM mutes WHERE (expires_at IS NULL OR expires_at > ?) AND muter_id = ? AND muted_id = c.id
    )
  ORDER BY c.in_common DESC, c.id
  LIMIT ${ROW_LIMIT}`,
);
