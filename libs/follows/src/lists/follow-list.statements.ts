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
import { blocksOfViewer, linksOfViewer } from '../relations/viewer.statements.js';

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

/** What each item holds besides the card. */
type Added = (sql: SqlDialect, shape: ListShape) => Readonly<Record<string, string>>;

const SINCE: Added = (sql) => ({ followedAt: sql.jsonTime('f.created_at') });

const SINCE_AND_VIEWER: Added = (sql, shape) => ({
  ...SINCE(sql, shape),
  viewer: linksOfViewer(`f.${shape.other}`),
});

/** The columns of a row: see `asJsonPage`. */
const row = (sql: SqlDialect, shape: ListShape, added = SINCE): string =>
  `${cardRow(added(sql, shape))} AS item, f.created_at AS time, f.${shape.other} AS id`;

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

interface RangeParameters {
  /** To start after. */
  readonly startTime: number;
  readonly startId: number;
  /** Where the list ends. */
  readonly endTime: number;
  readonly endId: number;
  /** Items at most. */
  readonly limit: number;
}

interface ListParameters extends RangeParameters {
  readonly userId: number;
}

/**
 * A page of a list; who is being deleted has no card, and is in none. `thenJoin` keeps the edges outermost, so that the
 * index gives the order and nothing is sorted.
 *
 * @param own SQL for which edges are those of the list
 */
function wholeList(
  sql: SqlDialect,
  shape: ListShape,
  direction: Direction,
  own: string,
  beside?: readonly string[],
): string {
  const rowsBeyond = (key: string): string => `
    SELECT ${row(sql, shape)}
    FROM follows f ${sql.thenJoin} user_card_json u ON u.user_id = f.${shape.other}
    WHERE ${own} AND ${inRange(shape, direction, key)}
    ${inOrder(shape, direction)}`;
  return asJsonPage(sql, { rowsBeyond, sort: direction.sort }, beside);
}

export const LIST = forEachList<ListParameters, JsonPage>((sql, shape, direction) =>
  wholeList(sql, shape, direction, isOwn(sql, shape)),
);

/** The user who has an external id; nobody, when nobody has it. The CAST keeps SQLite from compiling it anew at each call. */
const ID_BY_EXTERNAL_ID = `(SELECT id FROM user_cards WHERE external_id = CAST(:externalId AS TEXT))`;

/** The same by an external id, with the user's id beside it, for the cursor. */
export const LIST_BY_EXTERNAL_ID = forEachList<
  RangeParameters & { readonly externalId: string },
  JsonPage & { readonly user_id: number | null }
>((sql, shape, direction) =>
  wholeList(sql, shape, direction, `f.${shape.own} = ${ID_BY_EXTERNAL_ID}`, [
    `${ID_BY_EXTERNAL_ID} AS user_id`,
  ]),
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
  readonly viewerId: number | null;
  /** 1 when those are left out whom the viewer blocks, or who block them. */
  readonly leavesOut: 0 | 1;
}

/** What a viewer's links are found by. */
interface ViewerParameters {
  readonly now: number;
}

type FilteredParameters = ListParameters & WindowParameters & FilterParameters;

/**
 * A page of those in a list who pass a filter, out of a window of it, and, if the list goes on behind the window, where
 * the window ends. Both come from one statement, so from one state of the list: a second could put the end where rows
 * have moved to that the first never looked at.
 *
 * The link is counted (it is there once or not): of an EXISTS PostgreSQL may read all follows of the linked user first.
 */
export const FILTERED_LIST = forEachList<FilteredParameters, JsonPage & WindowEnd>((sql, shape, direction) =>
  filteredList(sql, shape, direction, SINCE),
);

/** The same, with what is between the viewer and each. */
export const VIEWED_LIST = forEachList<FilteredParameters & ViewerParameters, JsonPage & WindowEnd>(
  (sql, shape, direction) => filteredList(sql, shape, direction, SINCE_AND_VIEWER),
);

function filteredList(sql: SqlDialect, shape: ListShape, direction: Direction, added: Added): string {
  const { own, other, linkFrom, linkTo } = shape;
  const rows = `
    SELECT f.created_at AS time, f.${other} AS id FROM follows f
    WHERE ${sql.isId(`f.${own}`, ':userId')} AND ${inRange(shape, direction, '(:startTime, :startId)')}
    ${inOrder(shape, direction)}`;
  const passing = (key: string): string => `
      SELECT ${row(sql, shape, added)}
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
        AND (CAST(:leavesOut AS BIGINT) = 0 OR ${blocksOfViewer(`f.${other}`)} = 0)
      ${inOrder(shape, direction)}`;
  return `
    ${withWindow(rows, direction.sort)}
    ${asJsonPage(sql, { rowsBeyond: passing, sort: direction.sort }, WINDOW_END)}`;
}
