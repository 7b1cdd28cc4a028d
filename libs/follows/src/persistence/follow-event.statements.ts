import { forEachRow, ROW_LIMIT } from '@retinue/database';
import type { ListOrder } from '../domain/follow.js';
import { CARD_COLUMNS } from './card.mapper.js';

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
 * A page of a user's history: two ranges of two indexes, merged as they are read. One bound each way, and no more: of
 * two, SQLite may take the weaker one for the index. Parameters: twice the user, the time that the period ends at on
 * the far side (from or, oldest first, to), the time and event to start after; then rows at most, the user.
 */
export const HISTORY: Readonly<Record<ListOrder, string>> = {
  newest: history('<', '>=', 'DESC'),
  oldest: history('>', '<', 'ASC'),
};

function history(beyond: '<' | '>', within: '>=' | '<', direction: 'ASC' | 'DESC'): string {
  const of = (end: string): string => `
      SELECT id, type, actor_id, subject_id, created_at FROM follow_events
      WHERE ${end} = ? AND created_at ${within} ? AND (created_at, id) ${beyond} (?, ?)`;
  return `
    SELECT e.id AS event_id, e.type AS event_type, e.actor_id, e.subject_id, e.created_at AS at, ${CARD_COLUMNS}
    FROM (${of('actor_id')}
      UNION ALL ${of('subject_id')}
      ORDER BY created_at ${direction}, id ${direction}
      LIMIT ${ROW_LIMIT}
    ) e LEFT JOIN user_cards u ON u.id = CASE WHEN e.actor_id = ? THEN e.subject_id ELSE e.actor_id END
    ORDER BY e.created_at ${direction}, e.id ${direction}`;
}
