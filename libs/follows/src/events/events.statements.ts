import { type NoParameters, type SqlDialect, statement } from '@retinue/database';
import type { EventKind } from './event-kinds.js';

/** An event with the external ids of those in it, as far as they are there. */
export interface EventRow {
  readonly place: number;
  readonly kind: EventKind;
  readonly at: number;
  readonly actor_id: number;
  readonly actor_external_id: string | null;
  readonly subject_id: number;
  readonly subject_external_id: string | null;
  readonly caller_id: number | null;
  readonly caller_external_id: string | null;
  readonly service: string | null;
  readonly data: string | null;
}

interface Stretch {
  readonly after: number;
  readonly upTo: number;
}

/** Behind a CAST, as an id is by `SqlDialect.isId`: else SQLite compiles the statement at each call. */
const BETWEEN = 'id > CAST(:after AS BIGINT) AND id <= CAST(:upTo AS BIGINT)';

/** Up to where the log has been trimmed. */
export const TRIMMED_TO = statement<NoParameters, { readonly trimmedTo: number }>(
  `SELECT trimmed_to AS "trimmedTo" FROM log_identity`,
);

/** How many events there are, of so many at most, and the place of the last. */
export const END_OF_WINDOW = statement<
  Stretch & { readonly window: number },
  { readonly events: number; readonly end: number | null }
>(
  `SELECT count(*) AS events, max(id) AS "end" FROM (SELECT id FROM follow_events WHERE ${BETWEEN} ORDER BY id LIMIT :window) AS looked_at`,
);

/** The events of a stretch, in order. */
export const EVENTS = statement<Stretch & { readonly limit: number }, EventRow>(events(() => ''));

/** Those of some kinds (a JSON array). */
export const EVENTS_OF_KINDS = statement<
  Stretch & { readonly limit: number; readonly kinds: string },
  EventRow
>(events((sql) => `AND type IN (${sql.valuesOf('text', ':kinds')})`));

/** Those of some kinds in which a user is one of the two. */
export const EVENTS_OF_USER = statement<
  Stretch & {
    readonly limit: number;
    readonly kinds: string;
    readonly userId: number;
    /** Those that only the actor sees. */
    readonly hidden: string;
  },
  EventRow
>(
  events(
    (sql) => `AND type IN (${sql.valuesOf('text', ':kinds')})
      AND (actor_id = CAST(:userId AS BIGINT) OR (
        subject_id = CAST(:userId AS BIGINT) AND type NOT IN (${sql.valuesOf('text', ':hidden')})
      ))`,
  ),
);

function events(condition: (sql: SqlDialect) => string): (sql: SqlDialect) => string {
  const externalId = (column: string): string =>
    `(SELECT c.external_id FROM user_cards c WHERE c.id = e.${column})`;
  return (sql) => `
    SELECT e.id AS place, e.type AS kind, e.created_at AS at, e.actor_id, e.subject_id, e.caller_id, e.service, e.data,
      ${externalId('actor_id')} AS actor_external_id, ${externalId('subject_id')} AS subject_external_id,
      ${externalId('caller_id')} AS caller_external_id
    FROM (
      SELECT id, type, created_at, actor_id, subject_id, caller_id, service, data FROM follow_events
      WHERE ${BETWEEN} ${condition(sql)} ORDER BY id LIMIT :limit
    ) e ORDER BY e.id`;
}
