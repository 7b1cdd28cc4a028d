import { statement } from '@retinue/database';
import type { SharedCount } from './shared-counts.js';

/** The clock of the server, which is the same for all instances. Milliseconds. */
const NOW = `CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)`;

/** PostgreSQL's alone: elsewhere there are no instances to share with. In the order of keys, so nobody deadlocks. */
export const ADD_COUNTS = statement<{ readonly counts: string; readonly windowMs: number }, SharedCount>({
  sqlite: '',
  postgres: `
    WITH clock AS MATERIALIZED (SELECT ${NOW} AS now),
    given AS (
      SELECT value ->> 0 AS key, (value ->> 1)::bigint AS points
      FROM json_array_elements(CAST(:counts AS json)) AS given (value)
    )
    INSERT INTO request_counts AS c (key, points, ends_at)
    SELECT key, points, now + CAST(:windowMs AS BIGINT) FROM given, clock ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN c.ends_at <= (SELECT now FROM clock) THEN excluded.points ELSE c.points + excluded.points END,
      ends_at = CASE WHEN c.ends_at <= (SELECT now FROM clock) THEN excluded.ends_at ELSE c.ends_at END
    RETURNING c.key, c.points, c.ends_at - (SELECT now FROM clock) AS "msLeft"`,
});

/** What has ended. */
export const FORGET_COUNTS = statement({
  sqlite: '',
  postgres: `DELETE FROM request_counts WHERE ends_at <= ${NOW}`,
});
