import { type EngineStatement, forEachEngine, ROW_LIMIT, type SqlDialect } from '@retinue/database';
import type { FollowDirection, ListOrder } from '../following/follow.js';
import { cardRow } from '../relations/card.mapper.js';
import { LAST_IN_WINDOW, WINDOW_END, withWindow } from '../relations/list-window.statements.js';

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

/** From a place of a list up to where it ends. One bound each way, both of the index: nothing beyond is looked at. */
const inRange = ({ other }: ListShape, { beyond, upTo }: Direction, end = '(?, ?)'): string =>
  `(f.created_at, f.${other}) ${beyond} (?, ?) AND (f.created_at, f.${other}) ${upTo} ${end}`;

const inOrder = ({ other }: ListShape, { sort }: Direction): string =>
  `ORDER BY f.created_at ${sort}, f.${other} ${sort}`;

/** Who is being deleted has no card, and no list. */
const isOwn = (sql: SqlDialect, { own }: ListShape): string =>
  sql.isKnownId(`f.${own}`, 'user_card_json', 'user_id');

/**
 * A page of a list; who is being deleted has no card, and is in none. Parameters: twice the user, time and id to start
 * after, time and id where the list ends, rows at most. `thenJoin` keeps the edges outermost, so that the index gives
 * the order and nothing is sorted.
 */
export const LIST: Statements = forEachList((sql, shape, direction) =>
  sql.asJsonRows(`
    SELECT ${itemOf(sql)} AS item
    FROM follows f ${sql.thenJoin} user_card_json u ON u.user_id = f.${shape.other}
    WHERE ${isOwn(sql, shape)} AND ${inRange(shape, direction)}
    ${inOrder(shape, direction)}
    LIMIT ${ROW_LIMIT}`),
);

/**
 * A page of those in a list who pass a filter, out of a window of it, and, if the list goes on behind the window, where
 * the window ends. Both come from one statement, so from one state of the list: a second could put the end where rows
 * have moved to that the first never looked at.
 *
 * The link is counted (it is there once or not): of an EXISTS PostgreSQL may read all follows of the linked user first.
 *
 * Parameters: the user, time and id to start after, time and id where the list ends, the window's offset; twice the
 * user, time and id to start after, time and id where the list ends; twice the type or null; the beginning of names or
 * null, and twice its range; the linked user or null, the same again, whether the link is there; rows at most.
 */
export const FILTERED_LIST: Statements = forEachList((sql, shape, direction) => {
  const { own, other, linkFrom, linkTo } = shape;
  const rows = `
    SELECT f.created_at AS time, f.${other} AS id FROM follows f
    WHERE f.${own} = ? AND ${inRange(shape, direction)}
    ${inOrder(shape, direction)}`;
  return `
    ${withWindow(rows, direction.sort)}
    ${sql.asJsonRows(
      `
      SELECT ${itemOf(sql)} AS item
      FROM follows f ${sql.thenJoin} user_cards c ON c.id = f.${other} ${sql.thenJoin} user_card_json u ON u.user_id = c.id
      WHERE ${isOwn(sql, shape)} AND ${inRange(shape, direction, LAST_IN_WINDOW)}
        AND (CAST(? AS TEXT) IS NULL OR c.type = ?)
        AND (CAST(? AS TEXT) IS NULL OR (c.name_key >= ? AND c.name_key < ?) OR (c.last_name_key >= ? AND c.last_name_key < ?))
        AND (CAST(? AS BIGINT) IS NULL OR (
          SELECT count(*) FROM follows l WHERE l.follower_id = ${linkFrom} AND l.followee_id = ${linkTo}
        ) = ?)
      ${inOrder(shape, direction)}
      LIMIT ${ROW_LIMIT}`,
      WINDOW_END,
    )}`;
});
