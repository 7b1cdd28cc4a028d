import { type EngineStatement, forEachEngine, ROW_LIMIT, type SqlDialect } from '@retinue/database';
import type { FollowDirection, ListOrder } from '../domain/follow.js';
import { cardRow } from './card.mapper.js';

/** How a list lies in `follows`, and which way a link of those in it is followed (see `FollowLink`). */
interface ListShape {
  readonly own: string;
  readonly other: string;
  readonly linkFrom: string;
  readonly linkTo: string;
}

const SHAPES: Readonly<Record<FollowDirection, ListShape>> = {
  followers: { own: 'followee_id', other: 'follower_id', linkFrom: '?', linkTo: 'f.follower_id' },
  following: { own: 'follower_id', other: 'followee_id', linkFrom: 'f.followee_id', linkTo: '?' },
};

interface Direction {
  readonly beyond: '<' | '>';
  readonly upTo: '>=' | '<=';
  readonly sort: 'ASC' | 'DESC';
}

const DIRECTIONS: Readonly<Record<ListOrder, Direction>> = {
  newest: { beyond: '<', upTo: '>=', sort: 'DESC' },
  oldest: { beyond: '>', upTo: '<=', sort: 'ASC' },
};

const itemOf = (sql: SqlDialect): string => cardRow({ followedAt: sql.jsonTime('f.created_at') });

type Statements = Readonly<Record<FollowDirection, Readonly<Record<ListOrder, EngineStatement>>>>;

function forEachList(write: (sql: SqlDialect, shape: ListShape, direction: Direction) => string): Statements {
  const both = (shape: ListShape): Readonly<Record<ListOrder, EngineStatement>> => ({
    newest: forEachEngine((sql) => write(sql, shape, DIRECTIONS.newest)),
    oldest: forEachEngine((sql) => write(sql, shape, DIRECTIONS.oldest)),
  });
  return { followers: both(SHAPES.followers), following: both(SHAPES.following) };
}

/**
 * A page of a list; who is being deleted has no card, and no list. Parameters: the user, time and id to start after, the time where the list ends, the user again,
 * rows at most. `thenJoin` keeps the edges outermost, so that the index gives the order and nothing is sorted.
 */
export const LIST: Statements = forEachList((sql, { own, other }, { beyond, sort }) =>
  sql.asJsonRows(`
    SELECT ${itemOf(sql)} AS item
    FROM follows f ${sql.thenJoin} user_card_json u ON u.user_id = f.${other}
    WHERE f.${own} = ? AND (f.created_at, f.${other}) ${beyond} (?, ?) AND f.created_at <= ?
      AND EXISTS (SELECT 1 FROM user_card_json WHERE user_id = ?)
    ORDER BY f.created_at ${sort}, f.${other} ${sort}
    LIMIT ${ROW_LIMIT}`),
);

/**
 * A page of those in a list who pass a filter, out of a window of it, and, if the list goes on behind the window, where
 * the window ends. Both come from one statement, so from one state of the list: a second could put the end where rows
 * have moved to that the first never looked at.
 *
 * One bound each way, and no more: of two, SQLite may take the weaker one for the index, and read on to the end.
 *
 * Parameters: the user, time and id to start after, the time where the list ends, rows in the window less one; the
 * user, time and id to start after; where the list ends (time, id); twice the type or null; the beginning of names or
 * null, and twice its range; the linked user or null, the same again, whether the link is there; the user again; rows
 * at most.
 */
export const FILTERED_LIST: Statements = forEachList(
  (sql, { own, other, linkFrom, linkTo }, { beyond, upTo, sort }) => `
    WITH last_and_next AS MATERIALIZED (
      SELECT f.created_at AS time, f.${other} AS id FROM follows f
      WHERE f.${own} = ? AND (f.created_at, f.${other}) ${beyond} (?, ?) AND f.created_at <= ?
      ORDER BY f.created_at ${sort}, f.${other} ${sort}
      LIMIT 2 OFFSET ${ROW_LIMIT}
    ),
    window_end AS MATERIALIZED (
      SELECT time, id FROM last_and_next WHERE (SELECT count(*) FROM last_and_next) = 2
      ORDER BY time ${sort}, id ${sort} LIMIT 1
    )
    ${sql.asJsonRows(
      `
      SELECT ${itemOf(sql)} AS item
      FROM follows f ${sql.thenJoin} user_cards c ON c.id = f.${other} ${sql.thenJoin} user_card_json u ON u.user_id = c.id
      WHERE f.${own} = ? AND (f.created_at, f.${other}) ${beyond} (?, ?)
        AND (f.created_at, f.${other}) ${upTo}
          (coalesce((SELECT time FROM window_end), ?), coalesce((SELECT id FROM window_end), ?))
        AND (CAST(? AS TEXT) IS NULL OR c.type = ?)
        AND (CAST(? AS TEXT) IS NULL OR (c.name_key >= ? AND c.name_key < ?) OR (c.last_name_key >= ? AND c.last_name_key < ?))
        AND (CAST(? AS BIGINT) IS NULL OR EXISTS (
          SELECT 1 FROM follows l WHERE l.follower_id = ${linkFrom} AND l.followee_id = ${linkTo}
        ) = ?)
        AND EXISTS (SELECT 1 FROM user_card_json WHERE user_id = ?)
      ORDER BY f.created_at ${sort}, f.${other} ${sort}
      LIMIT ${ROW_LIMIT}`,
      ['(SELECT time FROM window_end) AS window_end_time', '(SELECT id FROM window_end) AS window_end_id'],
    )}`,
);
