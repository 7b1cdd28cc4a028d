import { type SqlDialect, statement } from '@retinue/database';
import type { UserCardRow } from '@retinue/users';
import { CARD_COLUMNS } from '../relations/card.mapper.js';
import { linksOfViewer } from '../relations/viewer.statements.js';

interface SuggestionParameters {
  readonly userId: number;
  /** At most, each of these three. */
  readonly followees: number;
  readonly followsOfEach: number;
  readonly candidates: number;
  /** A JSON array. */
  readonly types: string;
  readonly now: number;
  readonly limit: number;
}

export type SuggestionRow = UserCardRow & { readonly in_common: number };

/** Whom a user's followees follow, by how many of them do. */
export const SUGGESTIONS = statement<SuggestionParameters, SuggestionRow>((sql) => suggestions(sql));

/** The same, with what is between a viewer and each, as JSON. */
export const VIEWED_SUGGESTIONS = statement<
  SuggestionParameters & { readonly viewerId: number },
  SuggestionRow & { readonly viewer: string }
>((sql) => suggestions(sql, `, ${linksOfViewer('c.id')} AS viewer`));

function suggestions(sql: SqlDialect, added = ''): string {
  return `
  WITH mine AS MATERIALIZED (
    SELECT followee_id AS id FROM follows WHERE follower_id = :userId
    ORDER BY created_at DESC, followee_id DESC LIMIT :followees
  ),
  candidates AS MATERIALIZED (
    SELECT theirs.value AS id, count(*) AS in_common
    FROM mine CROSS JOIN ${sql.eachOf(`
      SELECT t.followee_id AS value FROM follows t WHERE t.follower_id = mine.id
      ORDER BY t.created_at DESC, t.followee_id DESC LIMIT :followsOfEach`)} AS theirs
    WHERE mine.id NOT IN (SELECT id FROM deleted_users) AND theirs.value <> :userId
      AND NOT EXISTS (SELECT 1 FROM follows WHERE follower_id = :userId AND followee_id = theirs.value)
    GROUP BY theirs.value
    ORDER BY in_common DESC, theirs.value
    LIMIT :candidates
  )
  SELECT ${CARD_COLUMNS}, c.in_common${added}
  FROM candidates c ${sql.thenJoin} user_cards u ON u.id = c.id
  WHERE u.type IN (${sql.valuesOf('text', ':types')})
    AND NOT EXISTS (SELECT 1 FROM follow_requests WHERE follower_id = :userId AND followee_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = :userId AND blocked_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = c.id AND blocked_id = :userId)
    AND NOT EXISTS (
      SELECT 1 FROM mutes WHERE (expires_at IS NULL OR expires_at > :now) AND muter_id = :userId AND muted_id = c.id
    )
  ORDER BY c.in_common DESC, c.id
  LIMIT :limit`;
}
