import {
  manyRowsStatement,
  type NoParameters,
  type SqlDialect,
  type Statement,
  statement,
} from '@retinue/database';
import type { UserCardRow } from '@retinue/users';
import type { ListOrder } from '../following/follow.js';
import { CARD_COLUMNS } from '../relations/card.mapper.js';
import type { FollowEventType } from './follow-event.js';

export const APPEND_EVENT = manyRowsStatement({
  columns: { type: 'text', actor_id: 'integer', subject_id: 'integer', created_at: 'integer' },
  sqlite: `
    INSERT INTO follow_events (type, actor_id, subject_id, created_at)
    VALUES (:type, :actor_id, :subject_id, :created_at)`,
  // Nobody asks which: all of them.
  postgres: (rows) => `
    INSERT INTO follow_events (type, actor_id, subject_id, created_at)
    SELECT type, actor_id, subject_id, created_at FROM (${rows}) AS events ORDER BY ordinal`,
});

export const LATEST_EVENT = statement<NoParameters, { readonly at: number }>(
  `SELECT created_at AS at FROM follow_events ORDER BY id DESC LIMIT 1`,
);

interface HistoryParameters {
  readonly userId: number;
  /** The time and event to start after. */
  readonly startTime: number;
  readonly startId: number;
  /** Where the period ends on the far side: its `from` or, oldest first, its `to`. */
  readonly end: number;
  readonly limit: number;
}

/** An event, with the card of the other user in it, whose columns are all null when that one was deleted. */
export type EventRow = {
  readonly event_id: number;
  readonly event_type: FollowEventType;
  readonly actor_id: number;
  readonly subject_id: number;
  readonly at: number;
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
  const select = 'SELECT id, type, actor_id, subject_id, created_at FROM follow_events';
  const of = (end: string): string =>
    sql.rowsFromKey({
      select,
      own: sql.isId(end, ':userId'),
      key: 'created_at',
      beyond,
      upTo,
      from: START,
    });
  const sort = beyond === '<' ? 'DESC' : 'ASC';
  return `
    SELECT e.id AS event_id, e.type AS event_type, e.actor_id, e.subject_id, e.created_at AS at, ${CARD_COLUMNS}
    FROM (
      ${of('actor_id')} UNION ALL ${of('subject_id')}
      ORDER BY created_at ${sort}, id ${sort}
      LIMIT :limit
    ) e LEFT JOIN user_cards u ON u.id = CASE WHEN e.actor_id = :userId THEN e.subject_id ELSE e.actor_id END
    ORDER BY e.created_at ${sort}, e.id ${sort}`;
}
