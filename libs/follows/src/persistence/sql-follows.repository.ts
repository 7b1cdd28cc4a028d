import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  decodeCursor,
  encodeCursor,
  fixedKey,
  idKey,
  InvalidCursorError,
  MAX_ID,
  type PageRequest,
  PreparedPage,
  timeKey,
} from '@retinue/common';
import { readJsonRows, SqlReader, SqlStreamer, type SqlValue, type Transaction } from '@retinue/database';
import { namePrefixRange } from '@retinue/users';
import type { Edge, FollowDirection, FollowListItem, ListFilter, ListOrder } from '../domain/follow.js';
import { FollowClock } from '../domain/follow-clock.js';
import type { Standing } from '../domain/follow-standing.js';
import { FollowsRepository, type NewEdge } from '../domain/follows.repository.js';
import type { Pair, Relationship } from '../domain/relationship.js';
import { FILTERED_LIST, LIST } from './follow-list.statements.js';
import { type WindowEnd, windowOffset } from './list-window.js';
import { type EdgeRow, type RelationshipRow, toNewEdge, toRelationship } from './follow.mapper.js';
import {
  ADD_EDGE,
  ALL_EDGES,
  RELATIONSHIP,
  RELATIONSHIPS,
  REMOVE_EDGES,
  REMOVE_SOME,
  STANDINGS,
} from './follow.statements.js';

/** Beyond every time and every id: where the newest-first list begins. */
const END = MAX_ID;

/** Where a page begins and ends: the time where the list ends, then the time and id to start after. */
type Place = [end: number, time: number, id: number];

/** Where the cursors of each order can stand; the newest-first list ends nowhere. */
const PLACE_SHAPES = {
  newest: [fixedKey(END), timeKey, idKey],
  oldest: [timeKey, timeKey, idKey],
} as const;

/** Where a row of a list, as JSON, has its id, and, from its end, its time: `"2026-01-01T00:00:00.000Z"}`. */
const ID_AT = '{"id":'.length;
const TIME_AT = -'2026-01-01T00:00:00.000Z"}'.length;

@Injectable()
export class SqlFollowsRepository extends FollowsRepository {
  constructor(
    private readonly reader: SqlReader,
    private readonly streamer: SqlStreamer,
    private readonly clock: FollowClock,
  ) {
    super();
  }

  override async add(transaction: Transaction, edges: readonly NewEdge[]): Promise<Edge[]> {
    const rows = edges.map(({ followerId, followeeId, createdAt }) => [
      followerId,
      followeeId,
      createdAt.getTime(),
    ]);
    const changes = await transaction.runEach(ADD_EDGE, rows);
    return edges.filter((_edge, index) => changes[index]! > 0);
  }

  override async remove(transaction: Transaction, edges: readonly Edge[]): Promise<Edge[]> {
    return transaction.all<Edge>(REMOVE_EDGES, [pairsOf(edges)]);
  }

  override async removeSome(
    transaction: Transaction,
    userId: number,
    direction: FollowDirection,
    limit: number,
  ): Promise<number[]> {
    const rows = await transaction.all<{ readonly id: number }>(REMOVE_SOME[direction], [userId, limit]);
    return rows.map(({ id }) => id);
  }

  override async standings(transaction: Transaction, edges: readonly Edge[]): Promise<Standing[]> {
    const rows = await transaction.all<{ readonly standing: Standing }>(STANDINGS, [pairsOf(edges)]);
    return rows.map(({ standing }) => standing);
  }

  override async relationships(
    pairs: readonly Pair[],
    now: Date,
    transaction?: Transaction,
  ): Promise<(Relationship | undefined)[]> {
    const [first] = pairs;
    const [statement, asked] =
      first !== undefined && pairs.length === 1
        ? [RELATIONSHIP, [first.userId, first.otherId]]
        : [RELATIONSHIPS, [JSON.stringify(pairs.map(({ userId, otherId }) => [userId, otherId]))]];
    const parameters = [now.getTime(), ...asked];
    const rows = await (transaction ?? this.reader).all<RelationshipRow>(statement, parameters);
    const relationships = Array<Relationship | undefined>(pairs.length).fill(undefined);
    for (const row of rows) relationships[row.place] = toRelationship(row);
    return relationships;
  }

  override async list(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    page: PageRequest,
    filter: ListFilter,
  ): Promise<PreparedPage<FollowListItem>> {
    return isOpen(filter)
      ? this.wholeList(userId, direction, order, page)
      : this.filteredList(userId, direction, order, page, filter);
  }

  override async *all(): AsyncIterable<NewEdge[]> {
    for await (const rows of this.streamer.stream<EdgeRow>(ALL_EDGES)) yield rows.map(toNewEdge);
  }

  private async wholeList(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    { limit, cursor }: PageRequest,
  ): Promise<PreparedPage<FollowListItem>> {
    const scope = `${direction} ${userId} ${order}`;
    const [end, time, id] = await this.placeOf(cursor, scope, order);
    const range = [userId, userId, time, id, ...farSide(order, end), limit + 1];
    const rows = await readJsonRows(this.reader, LIST[direction][order], range);
    return PreparedPage.cut(rows, limit, (last) => cursorAfter(scope, end, last));
  }

  private async filteredList(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    { limit, cursor }: PageRequest,
    filter: ListFilter,
  ): Promise<PreparedPage<FollowListItem>> {
    const values = filterValues(filter);
    const scope = `${direction} ${userId} ${order} ${digestOf(values)}`;
    const [end, time, id] = await this.placeOf(cursor, scope, order);
    const range = [userId, time, id, ...farSide(order, end)];
    const rows = await readJsonRows<WindowEnd>(this.reader, FILTERED_LIST[direction][order], [
      ...range,
      windowOffset(limit),
      userId,
      ...range,
      ...values,
      limit + 1,
    ]);
    const page = PreparedPage.cut<FollowListItem>(rows, limit, (last) => cursorAfter(scope, end, last));
    const { window_end_time: endTime, window_end_id: endId } = rows;
    if (page.nextCursor !== null || endTime === null) return page;
    // The window is used up, not the list: go on behind the last edge looked at.
    return page.continuingAt(encodeCursor(scope, [end, endTime, endId!]));
  }

  private async placeOf(cursor: string | undefined, scope: string, order: ListOrder): Promise<Place> {
    if (cursor === undefined) return order === 'newest' ? [END, END, END] : [await this.clock.pin(), -END, 0];
    const place = decodeCursor(cursor, scope, PLACE_SHAPES[order]);
    if (place[1] > place[0]) throw new InvalidCursorError();
    return place;
  }
}

/** The time and id that a list goes up to. */
function farSide(order: ListOrder, end: number): [time: number, id: number] {
  return order === 'newest' ? [-END, 0] : [end, END];
}

function pairsOf(edges: readonly Edge[]): string {
  return JSON.stringify(edges.map(({ followerId, followeeId }) => [followerId, followeeId]));
}

function isOpen({ type, namePrefix, link }: ListFilter): boolean {
  return type === undefined && namePrefix === undefined && link === undefined;
}

/** @param lastRow its JSON begins with the id and ends with the time: no need to read what is between them */
function cursorAfter(scope: string, end: number, lastRow: string): string {
  const id = Number.parseInt(lastRow.slice(ID_AT), 10);
  const time = Date.parse(lastRow.slice(TIME_AT, -2));
  return encodeCursor(scope, [end, time, id]);
}

/** Short, however long the values are: a cursor carries it. */
function digestOf(values: readonly SqlValue[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}

/** The filter as the parameters of the filtered list. */
function filterValues({ type, namePrefix, link }: ListFilter): SqlValue[] {
  const ofType = type ?? null;
  const name = namePrefix === undefined ? undefined : namePrefixRange(namePrefix);
  const [start, end] = [name?.start ?? null, name?.end ?? null];
  const linked = link?.userId ?? null;
  return [ofType, ofType, start, start, end, start, end, linked, linked, link?.present === true ? 1 : 0];
}
