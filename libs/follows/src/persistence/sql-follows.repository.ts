import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { cutPage, decodeCursor, encodeCursor, MAX_ID, type Page, type PageRequest } from '@retinue/common';
import { SqlReader, SqlStreamer, type SqlValue, type Transaction } from '@retinue/database';
import { namePrefixRange } from '@retinue/users';
import type { Edge, FollowDirection, FollowListItem, ListFilter, ListOrder } from '../domain/follow.js';
import { FollowClock } from '../domain/follow-clock.js';
import type { Standing } from '../domain/follow-standing.js';
import { FollowsRepository, type NewEdge } from '../domain/follows.repository.js';
import type { Pair, Relationship } from '../domain/relationship.js';
import { FILTERED_LIST, LIST } from './follow-list.statements.js';
import {
  type EdgeRow,
  type ListRow,
  type RelationshipRow,
  toListItem,
  toNewEdge,
  toRelationship,
} from './follow.mapper.js';
import {
  ADD_EDGES,
  ALL_EDGES,
  RELATIONSHIPS,
  REMOVE_EDGES,
  REMOVE_SOME,
  STANDINGS,
} from './follow.statements.js';

/** Beyond every time and every id: where the newest-first list begins. */
const END = MAX_ID;

/** Edges that a filtered page looks at, at most: bounds the work, not the answer. */
const FILTER_WINDOW = 2_000;

/** Where a page begins and ends: the time where the list ends, then the time and id to start after. */
type Place = [end: number, time: number, id: number];

/** A row of the filtered list; the one for the end of the window has no names. */
type FilteredRow = ListRow | (Pick<ListRow, 'id' | 'followed_at'> & { readonly email: null });

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
    return transaction.all<Edge>(ADD_EDGES, [JSON.stringify(rows)]);
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
    const asked = JSON.stringify(pairs.map(({ userId, otherId }) => [userId, otherId]));
    const rows = await (transaction ?? this.reader).all<RelationshipRow>(RELATIONSHIPS, [
      now.getTime(),
      asked,
    ]);
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
  ): Promise<Page<FollowListItem>> {
    const { items, nextCursor } = isOpen(filter)
      ? await this.wholeList(userId, direction, order, page)
      : await this.filteredList(userId, direction, order, page, filter);
    return { items: items.map(toListItem), nextCursor };
  }

  override async *all(): AsyncIterable<NewEdge[]> {
    for await (const rows of this.streamer.stream<EdgeRow>(ALL_EDGES)) yield rows.map(toNewEdge);
  }

  private async wholeList(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    { limit, cursor }: PageRequest,
  ): Promise<Page<ListRow>> {
    const scope = `${direction} ${userId} ${order}`;
    const [end, time, id] = this.placeOf(cursor, scope, order);
    const rows = await this.reader.all<ListRow>(LIST[direction][order], [userId, time, id, end, limit + 1]);
    return cutPage(rows, limit, (last) => encodeCursor(scope, [end, last.followed_at, last.id]));
  }

  private async filteredList(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    { limit, cursor }: PageRequest,
    filter: ListFilter,
  ): Promise<Page<ListRow>> {
    const values = filterValues(filter);
    const scope = `${direction} ${userId} ${order} ${digestOf(values)}`;
    const [end, time, id] = this.placeOf(cursor, scope, order);
    const window = Math.max(FILTER_WINDOW, limit + 1);
    const listEnd = order === 'newest' ? [-END, 0] : [end, END];
    const rows = await this.reader.all<FilteredRow>(FILTERED_LIST[direction][order], [
      userId,
      time,
      id,
      end,
      window - 1,
      userId,
      time,
      id,
      ...listEnd,
      ...values,
      limit + 1,
    ]);
    const cursorAfter = (last: Pick<ListRow, 'id' | 'followed_at'>): string =>
      encodeCursor(scope, [end, last.followed_at, last.id]);
    const page = cutPage(rows.filter(isMatch), limit, cursorAfter);
    const windowEnd = rows.find((row) => !isMatch(row));
    if (page.nextCursor !== null || windowEnd === undefined) return page;
    // The window is used up, not the list: go on behind the last edge looked at.
    return { items: page.items, nextCursor: cursorAfter(windowEnd) };
  }

  private placeOf(cursor: string | undefined, scope: string, order: ListOrder): Place {
    if (cursor !== undefined) return decodeCursor(cursor, scope, ['integer', 'integer', 'integer']);
    return order === 'newest' ? [END, END, END] : [this.clock.pin(), -END, 0];
  }
}

function pairsOf(edges: readonly Edge[]): string {
  return JSON.stringify(edges.map(({ followerId, followeeId }) => [followerId, followeeId]));
}

function isOpen({ type, namePrefix, link }: ListFilter): boolean {
  return type === undefined && namePrefix === undefined && link === undefined;
}

function isMatch(row: FilteredRow): row is ListRow {
  return row.email !== null;
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
