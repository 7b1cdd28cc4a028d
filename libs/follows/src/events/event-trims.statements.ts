import { statement } from '@retinue/database';

interface Stretch {
  /** Up to here nothing is left: it is not looked at, as on PostgreSQL its dead rows may still be there. */
  readonly trimmedTo: number;
}

/** The oldest events up to the first that is not from before a time: how many, and the place of the last. */
export const OLDEST = statement<
  Stretch & { readonly settled: number; readonly before: number; readonly most: number },
  { readonly events: number; readonly upTo: number | null }
>(`
  WITH oldest AS (
    SELECT id, created_at FROM follow_events
    WHERE id > CAST(:trimmedTo AS BIGINT) AND id <= CAST(:settled AS BIGINT) AND id < (SELECT max(id) FROM follow_events)
    ORDER BY id LIMIT :most
  )
  SELECT count(*) AS events, max(id) AS "upTo" FROM oldest
  WHERE id < coalesce(
    (SELECT min(id) FROM oldest WHERE created_at >= CAST(:before AS BIGINT)), CAST(:settled AS BIGINT) + 1
  )`);

/** Takes a stretch away. */
export const DELETE_EVENTS = statement<Stretch & { readonly upTo: number }>(
  `DELETE FROM follow_events WHERE id > CAST(:trimmedTo AS BIGINT) AND id <= CAST(:upTo AS BIGINT)`,
);

/** Writes down up to where the log has been trimmed. */
export const SET_TRIMMED_TO = statement<{ readonly upTo: number }>(
  `UPDATE log_identity SET trimmed_to = CAST(:upTo AS BIGINT) WHERE trimmed_to < CAST(:upTo AS BIGINT)`,
);
