import { manyRowsStatement, type NoParameters, statement, type Statement } from '@retinue/database';
import type { EventKind } from './event-kinds.js';
import type { RowsToLog } from './event-log.js';

/** The setting of a transaction that says that {@link ANNOUNCED} has been done in it. A savepoint that is taken back takes both back. */
const ANNOUNCED_SETTING = `'retinue.log_from'`;

/** What the locks of writers stand under: those of one database and schema. */
const LOCK_CLASS = `hashtext('retinue events ' || current_schema())`;

/** Places fit in the second number of a lock by what is left of them here. */
const LOCK_SPAN = 2 ** 31;

/** SQL: the last place that was given, from the sequence, which shows at once what others take. */
const LAST_PLACE = 'last_value - CASE WHEN is_called THEN 0 ELSE 1 END';

/**
 * PostgreSQL gives places (ids) before the commit, so that a later one may be there first. Before its first event a writer
 * announces, by a shared lock that ends with the transaction, a place that all of its events will come after. Nobody ever waits
 * for such a lock; {@link LOG_END} looks at those there are.
 */
const ANNOUNCED = `
  SELECT CASE WHEN coalesce(current_setting(${ANNOUNCED_SETTING}, true), '') <> '' THEN '' ELSE
    set_config(${ANNOUNCED_SETTING}, (${LAST_PLACE})::text
      || pg_advisory_xact_lock_shared(${LOCK_CLASS}, ((${LAST_PLACE}) % ${LOCK_SPAN})::integer)::text, true) END AS announced
  FROM follow_events_id_seq`;

export const APPEND_EVENT = manyRowsStatement({
  columns: {
    type: 'text',
    actor_id: 'integer',
    subject_id: 'integer',
    created_at: 'integer',
    caller_id: 'integer',
    service: 'text',
    data: 'text',
  },
  sqlite: `
    INSERT INTO follow_events (type, actor_id, subject_id, created_at, caller_id, service, data)
    VALUES (:type, :actor_id, :subject_id, :created_at, :caller_id, :service, :data)`,
  // Sorted, so that the announcement comes before the first place is taken. Nobody asks which were added: all of them.
  postgres: (rows) => `
    INSERT INTO follow_events (type, actor_id, subject_id, created_at, caller_id, service, data)
    SELECT type, actor_id, subject_id, created_at, caller_id, service, data
    FROM (${ANNOUNCED}) AS writer, (${rows}) AS events WHERE writer.announced IS NOT NULL ORDER BY ordinal`,
});

/** Appends an event of one kind for each row of a part of a table, in order; see {@link APPEND_EVENT}. */
export function appendRows(
  type: EventKind,
  { table, actor, subject, place, version }: RowsToLog,
): Statement<{
  readonly first: number;
  readonly last: number;
  readonly at: number;
}> {
  const insert = `INSERT INTO follow_events (type, actor_id, subject_id, created_at, data)`;
  const data = version === undefined ? 'NULL' : `'{"version":' || ${version} || '}'`;
  const ofPart = `WHERE ${place} BETWEEN :first AND :last`;
  return statement({
    sqlite: `${insert} SELECT '${type}', ${actor}, ${subject}, :at, ${data} FROM ${table} ${ofPart} ORDER BY ${place}`,
    postgres: `
      ${insert} SELECT '${type}', ${actor}, ${subject}, :at::bigint, ${data}
      FROM (${ANNOUNCED}) AS writer, ${table} ${ofPart} AND writer.announced IS NOT NULL ORDER BY ${place}`,
  });
}

/** How far the log goes, in this order: the last event that is committed, then the writers at work. See `LogEnd`. */
interface LogEndRow {
  readonly tag: number;
  readonly settled: number;
  readonly last: number;
  readonly trimmedTo: number;
}

/**
 * A writer who is not among the locks has either committed, and is seen by whatever is read after this, or takes its places from
 * now on, beyond the last event read before. It is the last event, not the last place that was given: what is taken back need not
 * have reached the disk or the standby, and then its places are given once more after a crash. SQLite has one writer at a time. A
 * standby of PostgreSQL knows no writers, and its sequence runs ahead: it has no row to give.
 */
export const LOG_END = statement<NoParameters, LogEndRow>({
  sqlite: `
    SELECT tag, seq AS settled, seq AS last, trimmed_to AS "trimmedTo" FROM log_identity, (
      SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'follow_events'), 0) AS seq
    )`,
  postgres: `
    WITH given AS MATERIALIZED (SELECT ${LAST_PLACE} AS last FROM follow_events_id_seq)
    SELECT log_identity.tag, given.last, log_identity.trimmed_to AS "trimmedTo",
      least((SELECT coalesce(max(id), 0) FROM follow_events), writers.first) AS settled
    FROM given CROSS JOIN LATERAL (
      SELECT min(given.last
          + (objid::bigint - given.last % ${LOCK_SPAN} + ${LOCK_SPAN + LOCK_SPAN / 2}) % ${LOCK_SPAN} - ${LOCK_SPAN / 2}) AS first
      FROM pg_locks
      WHERE locktype = 'advisory' AND objsubid = 2 AND classid::bigint = ${LOCK_CLASS}::bigint & 4294967295
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    ) AS writers CROSS JOIN log_identity
    WHERE NOT pg_is_in_recovery()`,
});
