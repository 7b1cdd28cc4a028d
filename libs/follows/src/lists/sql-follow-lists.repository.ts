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
import { type JsonPage, SqlReader } from '@retinue/database';
import { namePrefixRange } from '@retinue/users';
import type { FollowDirection, FollowListItem, ListFilter, ListOrder } from '../following/follow.js';
import { FollowClock } from '../following/follow-clock.js';
import { keyAfter, type WindowEnd, windowOffset } from '../relations/list-window.statements.js';
import { FILTERED_LIST, type FilterParameters, LIST } from './follow-list.statements.js';
import { FollowListsRepository } from './follow-lists.repository.js';

/** Beyond every time and every id: where the newest-first list begins. */
const END = MAX_ID;

/** Where a page begins and ends: the time where the list ends, then the time and id to start after. */
type ListKey = [end: number, time: number, id: number];

/** Where the cursors of each order can stand; the newest-first list ends nowhere. */
const KEY_SHAPES = {
  newest: [fixedKey(END), timeKey, idKey],
  oldest: [timeKey, timeKey, idKey],
} as const;

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
    const [end, time, id] = await this.keyOf(cursor, scope, order);
    const found = await this.reader.get(LIST[direction][order], {
      userId,
      startTime: time,
      startId: id,
      ...farSide(order, end),
      limit,
    });
    return preparedPage(found!, scope, end);
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
    const [end, time, id] = await this.keyOf(cursor, scope, order);
    const found = await this.reader.get(FILTERED_LIST[direction][order], {
      ...values,
      userId,
      startTime: time,
      startId: id,
      ...farSide(order, end),
      windowOffset: windowOffset(limit),
      limit,
    });
    return preparedPage(found!, scope, end);
  }

  private async keyOf(cursor: string | undefined, scope: string, order: ListOrder): Promise<ListKey> {
    if (cursor === undefined)
      return order === 'newest' ? [END, END, END] : [await this.clock.cutOff(), -END, 0];
    const key = decodeCursor(cursor, scope, KEY_SHAPES[order]);
    if (key[1] > key[0]) throw new InvalidCursorError();
    return key;
  }
}

/** The time and id that a list goes up to. */
function farSide(order: ListOrder, end: number): { endTime: number; endId: number } {
  return order === 'newest' ? { endTime: -END, endId: 0 } : { endTime: end, endId: END };
}

function isOpen({ type, namePrefix, link }: ListFilter): boolean {
  return type === undefined && namePrefix === undefined && link === undefined;
}

function preparedPage(
  page: JsonPage & Partial<WindowEnd>,
  scope: string,
  end: number,
): PreparedPage<FollowListItem> {
  const key = keyAfter(page);
  return new PreparedPage(page.json, key === undefined ? null : encodeCursor(scope, [end, ...key]));
}

/**
 * A short text for the filter, however long its values are: a cursor carries it. Some values are repeated, as when
 * parameters were counted: another text has another digest, and cursors that clients hold would be refused.
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
