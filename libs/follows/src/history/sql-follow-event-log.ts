import { Injectable } from '@nestjs/common';
import {
  cutPage,
  decodeCursor,
  encodeCursor,
  idKey,
  InvalidCursorError,
  MAX_ID,
  type Page,
  type PageRequest,
  timeKey,
} from '@retinue/common';
import { SqlReader, type Transaction } from '@retinue/database';
import type { ListOrder } from '../following/follow.js';
import {
  EVENT_KINDS,
  type FollowEvent,
  FollowEventLog,
  type FollowHistoryItem,
  type Period,
} from './follow-event.js';
import { toCard } from '../relations/card.mapper.js';
import { APPEND_EVENT, type EventRow, HISTORY, LATEST_EVENT } from './follow-event.statements.js';

@Injectable()
export class SqlFollowEventLog extends FollowEventLog {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async append(transaction: Transaction, events: readonly FollowEvent[], at: Date): Promise<void> {
    const time = at.getTime();
    await transaction.executeMany(
      APPEND_EVENT,
      events.map(({ type, actorId, subjectId }) => ({
        type,
        actor_id: actorId,
        subject_id: subjectId,
        created_at: time,
      })),
    );
  }

  override async latest(): Promise<Date | undefined> {
    const row = await this.reader.get(LATEST_EVENT);
    return row && new Date(row.at);
  }

  override async history(
    userId: number,
    { from, to }: Period,
    order: ListOrder,
    { limit, cursor }: PageRequest,
  ): Promise<Page<FollowHistoryItem>> {
    const [start, end] = [from?.getTime() ?? 0, to?.getTime() ?? MAX_ID];
    const scope = `history ${userId} ${order} ${start} ${end}`;
    // Before the first event of the period, as events have ids from 1 on.
    const [first, farSide] = order === 'newest' ? ([[end, 0], start] as const) : ([[start, 0], end] as const);
    const [time, id] = cursor === undefined ? first : decodeCursor(cursor, scope, [timeKey, idKey]);
    if (cursor !== undefined && (time < start || time >= end)) throw new InvalidCursorError();
    const rows = await this.reader.all(HISTORY[order], {
      userId,
      startTime: time,
      startId: id,
      end: farSide,
      limit: limit + 1,
    });
    const page = cutPage(rows, limit, (last) => encodeCursor(scope, [last.at, last.event_id]));
    return { items: page.items.map((row) => toHistoryItem(userId, row)), nextCursor: page.nextCursor };
  }
}

function toHistoryItem(userId: number, row: EventRow): FollowHistoryItem {
  const { change, follower, cause } = EVENT_KINDS[row.event_type];
  const byUser = row.actor_id === userId;
  return {
    at: new Date(row.at),
    change,
    list: (follower === 'actor') === byUser ? 'following' : 'followers',
    cause,
    actorId: row.actor_id,
    otherId: byUser ? row.subject_id : row.actor_id,
    other: row.id === null ? null : toCard(row),
  };
}
