import {
  type EngineStatement,
  forEachEngine,
  forEachRow,
  ROW_LIMIT,
  type SqlDialect,
} from '@retinue/database';
import type { ListOrder } from '../following/follow.js';
import { CARD_COLUMNS } from '../relations/card.mapper.js';

/** For each event. Parameters: type, actor id, subject id, time. */
export const APPEND_EVENT = forEachRow({
  columns: { type: 'text', actor_id: 'integer', subject_id: 'integer', created_at: 'integer' },
  sqlite: `INSERT INTO follow_events (type, actor_id, subject_id, created_at) VALUES (?, ?, ?, ?)`,
  // Nobody asks which: all of them.
  postgres: (rows) => `
    INSERT INTO follow_events (type, actor_id, subject_id, created_at)
    SELECT type, actor_id, subject_id, created_at FROM (${rows}) AS events ORDER BY place`,
});

export const LATEST_EVENT = `SELECT created_at AS at FROM follow_events ORDER BY id DESC LIMIT 1`;

/**
 * A page of a user's history, of two indexes. Parameters: twice the user, the time and event to start after, the user,
 * that time, the time that the period ends at on the far side (from or, oldest first, to), rows at most; then rows at
 * most, the user.
 */
export const HISTORY: Readonly<Record<ListOrder, EngineStatement>> = {
  newest: forEachEngine((sql) => history(sql, '<', '>=')),
  oldest: forEachEngine((sql) => history(sql, '>', '<')),
};

function history(sql: SqlDialect, beyond: '<' | '>', upTo: '>=' | '<'): string {
  const select = 'SELECT id, type, actor_id, subject_id, created_at FROM follow_events';
  const of = (end: string): string =>
    sql.rowsFromPlace({ select, own: `${end} = ?`, key: 'created_at', beyond, upTo });
  const sort = beyond === '<' ? 'DESC' : 'ASC';
  return `
    SELECT e.id AS event_id, e.type AS event_type, e.actor_id, e.subject_id, e.created_at AS at, ${CARD_COLUMNS}
    FROM (
      ${of('actor_id')} UNION ALL ${of('subject_id')}
      ORDER BY created_at ${sort}, id ${sort}
      LIMIT ${ROW_LIMIT}
    ) e LEFT JOIN user_cards u ON u.id = CASE WHEN e.actor_id = ? THEN e.subject_id ELSE e.actor_id END
    ORDER BY e.created_at ${sort}, e.id ${sort}`;
}
