import { manyRowsStatement, statement } from '@retinue/database';

/** The statements of limits. They run only where a limit is set. */

interface ByIds {
  /** A JSON array. */
  readonly ids: string;
}

interface StandingRow {
  readonly id: number;
  readonly following: number;
  readonly requests: number;
}

/** What a user follows and has asked for, without those who are being deleted: as their lists and counts say it. */
export const STANDING = statement<ByIds, StandingRow>(
  (sql) => `
  SELECT asked.value AS id,
    (SELECT following_count FROM user_counts WHERE user_id = asked.value) AS following,
    (
      SELECT count(*) FROM follow_requests
      WHERE follower_id = asked.value AND followee_id NOT IN (SELECT id FROM deleted_users)
    ) AS requests
  FROM (${sql.valuesOf('integer', ':ids')}) AS asked`,
);

interface StartsParameters extends ByIds {
  /** Milliseconds since 1970 UTC; what was made then or before does not count. */
  readonly after: number;
  readonly most: number;
}

interface StartsRow {
  readonly id: number;
  readonly starts: number;
  readonly next_to_leave: number | null;
}

/** The next to leave is the newest that, with all after it, makes as many as may be made; the oldest, if there are fewer. */
export const STARTS = statement<StartsParameters, StartsRow>((sql) => {
  const recent = `follow_starts WHERE follower_id = asked.value AND created_at > :after`;
  return `
  SELECT asked.value AS id,
    (SELECT CAST(coalesce(sum(starts), 0) AS BIGINT) FROM ${recent}) AS starts,
    coalesce(
      (
        SELECT max(created_at) FROM (
          SELECT created_at, sum(starts) OVER (ORDER BY created_at DESC) AS from_then_on FROM ${recent}
        ) AS sums WHERE from_then_on >= CAST(:most AS BIGINT)
      ),
      (SELECT min(created_at) FROM ${recent})
    ) AS next_to_leave
  FROM (${sql.valuesOf('integer', ':ids')}) AS asked`;
});

export const RECORD_STARTS = manyRowsStatement({
  columns: { follower_id: 'integer', created_at: 'integer', starts: 'integer' },
  sqlite: `
    INSERT INTO follow_starts (follower_id, created_at, starts) VALUES (:follower_id, :created_at, :starts)
    ON CONFLICT (follower_id, created_at) DO UPDATE SET starts = follow_starts.starts + excluded.starts`,
  // Nobody asks which: all of them. Each follower is there once.
  postgres: (rows) => `
    INSERT INTO follow_starts (follower_id, created_at, starts)
    SELECT follower_id, created_at, starts FROM (${rows}) AS made WHERE true
    ON CONFLICT (follower_id, created_at) DO UPDATE SET starts = follow_starts.starts + excluded.starts`,
});

export const FORGET_STARTS = statement<ByIds & { readonly upTo: number }>(
  (sql) => `
  DELETE FROM follow_starts
  WHERE follower_id IN (${sql.valuesOf('integer', ':ids')}) AND created_at <= :upTo`,
);
