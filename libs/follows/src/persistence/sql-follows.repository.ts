import { Injectable } from '@nestjs/common';
import { cutPage, decodeCursor, encodeCursor, MAX_ID, type Page, type PageRequest } from '@retinue/common';
import { SqlReader, SqlStreamer, type Transaction } from '@retinue/database';
import type { Edge, FollowDirection, FollowListItem, ListOrder } from '../domain/follow.js';
import { FollowClock } from '../domain/follow-clock.js';
import { FollowsRepository, type NewEdge } from '../domain/follows.repository.js';
import type { Relationship } from '../domain/relationship.js';
import {
  type EdgeRow,
  type ListRow,
  type RelationshipRow,
  toListItem,
  toNewEdge,
  toRelationship,
} from './follow.mapper.js';
import { ADD_EDGES, ALL_EDGES, LIST, RELATIONSHIPS, REMOVE_EDGE, REMOVE_SOME } from './follow.statements.js';

/** Beyond every time and every id: where the newest-first list begins. */
const END = MAX_ID;

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

  override async remove(transaction: Transaction, { followerId, followeeId }: Edge): Promise<boolean> {
    return (await transaction.run(REMOVE_EDGE, [followerId, followeeId])) > 0;
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

  override async relationships(
    userId: number,
    otherIds: readonly number[],
    transaction?: Transaction,
  ): Promise<Relationship[]> {
    const rows = await (transaction ?? this.reader).all<RelationshipRow>(RELATIONSHIPS, [
      JSON.stringify(otherIds),
      userId,
      userId,
    ]);
    return rows.map((row) => toRelationship(userId, row));
  }

  override async list(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    { limit, cursor }: PageRequest,
  ): Promise<Page<FollowListItem>> {
    const scope = `${direction} ${userId} ${order}`;
    const [end, time, id] =
      cursor === undefined
        ? this.start(order)
        : decodeCursor(cursor, scope, ['integer', 'integer', 'integer']);
    const rows = await this.reader.all<ListRow>(LIST[direction][order], [userId, time, id, end, limit + 1]);
    const page = cutPage(rows, limit, (last) => encodeCursor(scope, [end, last.followed_at, last.id]));
    return { items: page.items.map(toListItem), nextCursor: page.nextCursor };
  }

  override async *all(): AsyncIterable<NewEdge[]> {
    for await (const rows of this.streamer.stream<EdgeRow>(ALL_EDGES)) yield rows.map(toNewEdge);
  }

  /** Where the list ends in time, then the time and id before its first row. */
  private start(order: ListOrder): [end: number, time: number, id: number] {
    return order === 'newest' ? [END, END, END] : [this.clock.pin(), -END, 0];
  }
}
