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
import { readJsonRows, SqlReader } from '@retinue/database';
import { namePrefixRange } from '@retinue/users';
import type { FollowDirection, FollowListItem, ListFilter, ListOrder } from '../following/follow.js';
import { FollowClock } from '../following/follow-clock.js';
import { windowOffset } from '../relations/list-window.statements.js';
import { FILTERED_LIST, type FilterParameters, LIST } from './follow-list.statements.js';
import { FollowListsRepository } from './follow-lists.repository.js';

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
export class SqlFollowListsRepository extends FollowListsRepository {
  constructor(
    private readonly reader: SqlReader,
    private readonly clock: FollowClock,
  ) {
    super();
  }

  override async page(
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

  private async wholeList(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    { limit, cursor }: PageRequest,
  ): Promise<PreparedPage<FollowListItem>> {
    const scope = `${direction} ${userId} ${order}`;
    const [end, time, id] = await this.placeOf(cursor, scope, order);
    const rows = await readJsonRows(this.reader, LIST[direction][order], {
      userId,
      startTime: time,
      startId: id,
      ...farSide(order, end),
      limit: limit + 1,
    });
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
    const rows = await readJsonRows(this.reader, FILTERED_LIST[direction][order], {
      ...values,
      userId,
      startTime: time,
      startId: id,
      ...farSide(order, end),
      windowOffset: windowOffset(limit),
      limit: limit + 1,
    });
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
function farSide(order: ListOrder, end: number): { endTime: number; endId: number } {
  return order === 'newest' ? { endTime: -END, endId: 0 } : { endTime: end, endId: END };
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

/**
 * Short, however long the values are: a cursor carries it. Values stand twice for the cursors that clients hold: of
 * another text they would belong to no list any more.
 */
function digestOf({ type, nameStart, nameEnd, linkedId, linkCount }: FilterParameters): string {
  const names = [nameStart, nameStart, nameEnd, nameStart, nameEnd];
  const values = [type, type, ...names, linkedId, linkedId, linkCount];
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}

/** The filter as the parameters of the filtered list. */
function filterValues({ type, namePrefix, link }: ListFilter): FilterParameters {
  const name = namePrefix === undefined ? undefined : namePrefixRange(namePrefix);
  return {
    type: type ?? null,
    nameStart: name?.start ?? null,
    nameEnd: name?.end ?? null,
    linkedId: link?.userId ?? null,
    linkCount: link?.present === true ? 1 : 0,
  };
}
