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
import { namePrefixRange, type UserKey } from '@retinue/users';
import type { FollowDirection, FollowListItem, ListFilter, ListOrder } from '../following/follow.js';
import { FollowClock } from '../following/follow-clock.js';
import { keyAfter, type WindowEnd, windowOffset } from '../relations/list-window.statements.js';
import {
  FILTERED_LIST,
  type FilterParameters,
  LIST,
  LIST_BY_EXTERNAL_ID,
  VIEWED_LIST,
} from './follow-list.statements.js';
import { FollowListsRepository } from './follow-lists.repository.js';

/** Beyond every time and every id: where the newest-first list begins. */
const BEYOND_ALL = MAX_ID;

/** Where a page begins and ends: the time that the list is cut off at, then the time and id to start after. */
type ListKey = [cutOff: number, time: number, id: number];

/** Where the cursors of each order can stand; the newest-first list is cut off nowhere. */
const KEY_SHAPES = {
  newest: [fixedKey(BEYOND_ALL), timeKey, idKey],
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
    user: UserKey,
    direction: FollowDirection,
    order: ListOrder,
    page: PageRequest,
    filter: ListFilter<number>,
  ): Promise<PreparedPage<FollowListItem>> {
    if (typeof user === 'object') return this.firstPage(user.externalId, direction, order, page);
    return hasNoFilter(filter)
      ? this.wholeList(user, direction, order, page)
      : this.filteredList(user, direction, order, page, filter);
  }

  private async firstPage(
    externalId: string,
    direction: FollowDirection,
    order: ListOrder,
    { limit }: PageRequest,
  ): Promise<PreparedPage<FollowListItem>> {
    const [cutOff, time, id] = await this.startOf(order);
    const found = await this.reader.get(LIST_BY_EXTERNAL_ID[direction][order], {
      externalId,
      startTime: time,
      startId: id,
      ...endOfList(order, cutOff),
      limit,
    });
    return preparedPage(found!, `${direction} ${found!.user_id} ${order}`, cutOff);
  }

  private async wholeList(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    { limit, cursor }: PageRequest,
  ): Promise<PreparedPage<FollowListItem>> {
    const scope = `${direction} ${userId} ${order}`;
    const [cutOff, time, id] = await this.keyOf(cursor, scope, order);
    const found = await this.reader.get(LIST[direction][order], {
      userId,
      startTime: time,
      startId: id,
      ...endOfList(order, cutOff),
      limit,
    });
    return preparedPage(found!, scope, cutOff);
  }

  private async filteredList(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    { limit, cursor }: PageRequest,
    filter: ListFilter<number>,
  ): Promise<PreparedPage<FollowListItem>> {
    const values = filterValues(filter);
    const scope = `${direction} ${userId} ${order}${filterScope(filter)}`;
    const [cutOff, time, id] = await this.keyOf(cursor, scope, order);
    const parameters = {
      ...values,
      userId,
      startTime: time,
      startId: id,
      ...endOfList(order, cutOff),
      windowOffset: windowOffset(limit),
      limit,
    };
    const found =
      filter.viewer?.links === true
        ? await this.reader.get(VIEWED_LIST[direction][order], { ...parameters, now: Date.now() })
        : await this.reader.get(FILTERED_LIST[direction][order], parameters);
    return preparedPage(found!, scope, cutOff);
  }

  private async startOf(order: ListOrder): Promise<ListKey> {
    return order === 'newest'
      ? [BEYOND_ALL, BEYOND_ALL, BEYOND_ALL]
      : [await this.clock.cutOff(), -BEYOND_ALL, 0];
  }

  private async keyOf(cursor: string | undefined, scope: string, order: ListOrder): Promise<ListKey> {
    if (cursor === undefined) return this.startOf(order);
    const key = decodeCursor(cursor, scope, KEY_SHAPES[order]);
    if (key[1] > key[0]) throw new InvalidCursorError();
    return key;
  }
}

/** The time and id that a list goes up to. */
function endOfList(order: ListOrder, cutOff: number): { endTime: number; endId: number } {
  return order === 'newest' ? { endTime: -BEYOND_ALL, endId: 0 } : { endTime: cutOff, endId: BEYOND_ALL };
}

function hasNoFilter({ type, namePrefix, link, viewer }: ListFilter<number>): boolean {
  return type === undefined && namePrefix === undefined && link === undefined && viewer === undefined;
}

function preparedPage(
  page: JsonPage & Partial<WindowEnd>,
  scope: string,
  cutOff: number,
): PreparedPage<FollowListItem> {
  const key = keyAfter(page);
  return new PreparedPage(page.json, key === undefined ? null : encodeCursor(scope, [cutOff, ...key]));
}

/**
 * What the scope of a cursor says of the filter: nothing of who looks. The list of a user whom somebody blocks, or blocks no more,
 * between two pages goes on, and no refusal tells them of it.
 */
function filterScope({ viewer: _viewer, ...filter }: ListFilter<number>): string {
  return hasNoFilter(filter) ? '' : ` ${digestOf(filterValues(filter))}`;
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
function filterValues({ type, namePrefix, link, viewer }: ListFilter<number>): FilterParameters {
  const name = namePrefix === undefined ? undefined : namePrefixRange(namePrefix);
  return {
    type: type ?? null,
    nameStart: name?.start ?? null,
    nameEnd: name?.end ?? null,
    linkedId: link?.userId ?? null,
    linkCount: link?.present === true ? 1 : 0,
    viewerId: viewer?.id ?? null,
    leavesOut: viewer === undefined || viewer.seesAll === true ? 0 : 1,
  };
}
