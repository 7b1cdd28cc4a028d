import { type NoParameters, type SqlDialect, type Statement, statement } from '@retinue/database';
import type { UserCardRow } from '@retinue/users';
import type { ListOrder } from '../following/follow.js';
import { OF_EDGES } from '../relations/edge-events.statements.js';
import { CARD_COLUMNS } from '../relations/card.mapper.js';
import type { FollowEventType } from '../events/edge-kinds.js';

export const LATEST_EVENT = statement<NoParameters, { readonly at: number }>(
  `SELECT created_at AS at FROM follow_events ORDER BY id DESC LIMIT 1`,
);

interface HistoryParameters {
  readonly userId: number;
  /** The time and event to start after. */
  readonly startTime: number;
  readonly startId: number;
  /** Where the list ends: at the `from` of the period or, oldest first, at its `to`. */
  readonly end: number;
  readonly limit: number;
}

/** What the log holds of edges. */
export const ALL_EVENTS = statement<NoParameters, Omit<EventRow, keyof UserCardRow | 'caller_external_id'>>(`
  SELECT id AS event_id, type AS event_type, actor_id, subject_id, created_at AS at, caller_id, service
  FROM follow_events WHERE ${OF_EDGES} ORDER BY id`);

/** An event, with the card of the other user in it, whose columns are all null when that one was deleted. */
export type EventRow = {
  readonly event_id: number;
  readonly event_type: FollowEventType;
  readonly actor_id: number;
  readonly subject_id: number;
  readonly at: number;
  readonly caller_id: number | null;
  readonly caller_external_id: string | null;
  readonly service: string | null;
} & (UserCardRow | { readonly id: null });

/** Behind a CAST, as an id is by `SqlDialect.isId`: else SQLite compiles the statement at each call. */
const cast = (parameter: string): string => `CAST(${parameter} AS BIGINT)`;

const START = { key: cast(':startTime'), id: cast(':startId'), end: cast(':end'), limit: ':limit' };

/** A page of a user's history, of two indexes. */
export const HISTORY: Readonly<Record<ListOrder, Statement<HistoryParameters, EventRow>>> = {
  newest: statement((sql) => history(sql, '<', '>=')),
  oldest: statement((sql) => history(sql, '>', '<')),
};

function history(sql: SqlDialect, beyond: '<' | '>', upTo: '>=' | '<'): string {
  const select = 'SELECT id, type, actor_id, subject_id, created_at, caller_id, service FROM follow_events';
  const of = (column: string): string =>
    sql.rowsFromKey({
      select,
      own: `${sql.isId(column, ':userId')} AND ${OF_EDGES}`,
      key: 'created_at',
      beyond,
      upTo,
      from: START,
    });
  const sort = beyond === '<' ? 'DESC' : 'ASC';
  return `
    SELECT e.id AS event_id, e.type AS event_type, e.actor_id, e.subject_id, e.created_at AS at,
      e.caller_id, e.service, (SELECT c.external_id FROM user_cards c WHERE c.id = e.caller_id) AS caller_external_id, ${CARD_COLUMNS}
    FROM (
      ${of('actor_id')} UNION ALL ${of('subject_id')}
      ORDER BY created_at ${sort}, id ${sort}
      LIMIT :limit
    ) e LEFT JOIN user_cards u ON u.id = CASE WHEN e.actor_id = :userId THEN e.subject_id ELSE e.actor_id END
    ORDER BY e.created_at ${sort}, e.id ${sort}`;
}
