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
import { LatestReader, SqlReader, SqlStreamer } from '@retinue/database';
import type { ListOrder } from '../following/follow.js';
import {
  changeOf,
  type FollowEvent,
  FollowEventLog,
  type FollowHistoryItem,
  type LoggedChange,
  type Period,
  seenBy,
} from './follow-event.js';
import { toCard } from '../relations/card.mapper.js';
import { ALL_EVENTS, type EventRow, HISTORY, LATEST_EVENT } from './follow-event.statements.js';

@Injectable()
export class SqlFollowEventLog extends FollowEventLog {
  constructor(
    private readonly reader: SqlReader,
    private readonly streamer: SqlStreamer,
    private readonly latestReader: LatestReader,
  ) {
    super();
  }

  override async latest(): Promise<Date | undefined> {
    const row = await this.latestReader.get(LATEST_EVENT);
    return row && new Date(row.at);
  }

  override async *all(): AsyncIterable<LoggedChange[]> {
    for await (const rows of this.streamer.stream(ALL_EVENTS, {}))
      yield rows.map((row) => ({ id: row.event_id, at: new Date(row.at), ...changeOf(toEvent(row)) }));
  }

  override async history(
    userId: number,
    { from, to }: Period,
    order: ListOrder,
    { limit, cursor }: PageRequest,
  ): Promise<Page<FollowHistoryItem>> {
    const [since, until] = [from?.getTime() ?? 0, to?.getTime() ?? MAX_ID];
    const scope = `history ${userId} ${order} ${since} ${until}`;
    // Before the first event of the period, as events have ids from 1 on.
    const [first, end] = order === 'newest' ? ([[until, 0], since] as const) : ([[since, 0], until] as const);
    const [time, id] = cursor === undefined ? first : decodeCursor(cursor, scope, [timeKey, idKey]);
    if (cursor !== undefined && (time < since || time >= until)) throw new InvalidCursorError();
    const rows = await this.reader.all(HISTORY[order], {
      userId,
      startTime: time,
      startId: id,
      end,
      limit: limit + 1,
    });
    const page = cutPage(rows, limit, (last) => encodeCursor(scope, [last.at, last.event_id]));
    return { items: page.items.map((row) => toHistoryItem(userId, row)), nextCursor: page.nextCursor };
  }
}

function toEvent(
  row: Pick<EventRow, 'event_type' | 'actor_id' | 'subject_id' | 'caller_id' | 'service'>,
): FollowEvent {
  const caller = { id: row.caller_id, service: row.service };
  return { type: row.event_type, actorId: row.actor_id, subjectId: row.subject_id, caller };
}

function toHistoryItem(userId: number, row: EventRow): FollowHistoryItem {
  const externalIds = { other: row.id === null ? null : row.external_id, caller: row.caller_external_id };
  return {
    at: new Date(row.at),
    ...seenBy(userId, toEvent(row), externalIds),
    other: row.id === null ? null : toCard(row),
  };
}
