import { asJsonPage, type JsonPage, type SqlDialect, type Statement, statement } from '@retinue/database';
import type { FollowDirection, ListOrder } from '../following/follow.js';
import { cardRow } from '../relations/card.mapper.js';
import {
  LAST_IN_WINDOW,
  WINDOW_END,
  type WindowEnd,
  type WindowParameters,
  withWindow,
} from '../relations/list-window.statements.js';

/** How a list lies in `follows`, and which way a link of those in it is followed (see `FollowLink`). */
interface ListShape {
  readonly own: string;
  readonly other: string;
  readonly linkFrom: string;
  readonly linkTo: string;
}

const SHAPES: Readonly<Record<FollowDirection, ListShape>> = {
  followers: { own: 'followee_id', other: 'follower_id', linkFrom: ':linkedId', linkTo: 'f.follower_id' },
  following: { own: 'follower_id', other: 'followee_id', linkFrom: 'f.followee_id', linkTo: ':linkedId' },
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

/** The columns of a row: see `asJsonPage`. */
const row = (sql: SqlDialect, { other }: ListShape): string =>
  `${cardRow({ followedAt: sql.jsonTime('f.created_at') })} AS item, f.created_at AS time, f.${other} AS id`;

type InBothOrders<Parameters extends object, Row> = Readonly<Record<ListOrder, Statement<Parameters, Row>>>;

function forEachList<Parameters extends object, Row>(
  write: (sql: SqlDialect, shape: ListShape, direction: Direction) => string,
): Readonly<Record<FollowDirection, InBothOrders<Parameters, Row>>> {
  const both = (shape: ListShape): InBothOrders<Parameters, Row> => ({
    newest: statement((sql) => write(sql, shape, DIRECTIONS.newest)),
    oldest: statement((sql) => write(sql, shape, DIRECTIONS.oldest)),
  });
  return { followers: both(SHAPES.followers), following: both(SHAPES.following) };
}

/** From a key of a list up to where it ends. One bound each way, both of the index: nothing beyond is looked at. */
const inRange = (
  { other }: ListShape,
  { beyond, upTo }: Direction,
  start: string,
  end = '(:endTime, :endId)',
): string => `(f.created_at, f.${other}) ${beyond} ${start} AND (f.created_at, f.${other}) ${upTo} ${end}`;

const inOrder = ({ other }: ListShape, { sort }: Direction): string =>
  `ORDER BY f.created_at ${sort}, f.${other} ${sort}`;

/** Who is being deleted has no card, and no list. */
const isOwn = (sql: SqlDialect, { own }: ListShape): string =>
  sql.isKnownId(`f.${own}`, 'user_card_json', 'user_id', ':userId');

interface ListParameters {
  readonly userId: number;
  /** To start after. */
  readonly startTime: number;
  readonly startId: number;
  /** Where the list ends. */
  readonly endTime: number;
  readonly endId: number;
  /** Items at most. */
  readonly limit: number;
}

/**
 * A page of a list; who is being deleted has no card, and is in none. `thenJoin` keeps the edges outermost, so that the
 * index gives the order and nothing is sorted.
 */
export const LIST = forEachList<ListParameters, JsonPage>((sql, shape, direction) =>
  asJsonPage(sql, {
    rowsBeyond: (key) => `
    SELECT ${row(sql, shape)}
    FROM follows f ${sql.thenJoin} user_card_json u ON u.user_id = f.${shape.other}
    WHERE ${isOwn(sql, shape)} AND ${inRange(shape, direction, key)}
    ${inOrder(shape, direction)}`,
    sort: direction.sort,
  }),
);

/** Each null where it does not filter. */
export interface FilterParameters {
  readonly type: string | null;
  /** A range of names. */
  readonly nameStart: string | null;
  readonly nameEnd: string | null;
  readonly linkedId: number | null;
  /** 1 for those with the link, 0 for those without it. */
  readonly linkCount: 0 | 1;
}

/**
 * A page of those in a list who pass a filter, out of a window of it, and, if the list goes on behind the window, where
 * the window ends. Both come from one statement, so from one state of the list: a second could put the end where rows
 * have moved to that the first never looked at.
 *
 * The link is counted (it is there once or not): of an EXISTS PostgreSQL may read all follows of the linked user first.
 */
export const FILTERED_LIST = forEachList<
  ListParameters & WindowParameters & FilterParameters,
  JsonPage & WindowEnd
>((sql, shape, direction) => {
  const { own, other, linkFrom, linkTo } = shape;
  const rows = `
    SELECT f.created_at AS time, f.${other} AS id FROM follows f
    WHERE ${sql.isId(`f.${own}`, ':userId')} AND ${inRange(shape, direction, '(:startTime, :startId)')}
    ${inOrder(shape, direction)}`;
  const passing = (key: string): string => `
      SELECT ${row(sql, shape)}
      FROM follows f ${sql.thenJoin} user_cards c ON c.id = f.${other} ${sql.thenJoin} user_card_json u ON u.user_id = c.id
      WHERE ${isOwn(sql, shape)} AND ${inRange(shape, direction, key, LAST_IN_WINDOW)}
        AND (CAST(:type AS TEXT) IS NULL OR c.type = :type)
        AND (
          CAST(:nameStart AS TEXT) IS NULL
          OR (c.name_key >= :nameStart AND c.name_key < :nameEnd)
          OR (c.last_name_key >= :nameStart AND c.last_name_key < :nameEnd)
        )
        AND (CAST(:linkedId AS BIGINT) IS NULL OR (
          SELECT count(*) FROM follows l WHERE l.follower_id = ${linkFrom} AND l.followee_id = ${linkTo}
        ) = :linkCount)
      ${inOrder(shape, direction)}`;
  return `
    ${withWindow(rows, direction.sort)}
    ${asJsonPage(sql, { rowsBeyond: passing, sort: direction.sort }, WINDOW_END)}`;
});
