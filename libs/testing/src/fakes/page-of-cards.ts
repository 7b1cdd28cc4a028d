import { decodeCursor, encodeCursor, idKey, type PageRequest, PreparedPage, timeKey } from '@retinue/common';
import type { UserCard } from '@retinue/users';
import type { FakeRow } from './pair-set.js';
import type { FakeWorld } from './fake-world.js';

/** What a list is of. */
export interface CardList<Item extends UserCard> {
  /** Names the list with its order and filters: a cursor is of one list. */
  readonly scope: string;
  readonly rows: readonly FakeRow[];
  /** Which end of a row is shown. */
  readonly shown: 'fromId' | 'toId';
  readonly order: 'newest' | 'oldest';
  /** What the list adds to the card. */
  readonly added: (row: FakeRow) => Omit<Item, keyof UserCard>;
}

/** A page of the list, by time, then by the id of those shown. @throws InvalidCursorError */
export function pageOfCards<Item extends UserCard>(
  world: FakeWorld,
  { scope, rows, shown, order, added }: CardList<Item>,
  { limit, cursor }: PageRequest,
): PreparedPage<Item> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, scope, [timeKey, idKey]);
  const way = order === 'newest' ? -1 : 1;
  const compare = (row: FakeRow, [time, id]: readonly [number, number]): number =>
    way * (row.at.getTime() - time || row[shown] - id);
  const keyOf = (row: FakeRow): [number, number] => [row.at.getTime(), row[shown]];
  const left = rows
    .filter((row) => after === undefined || compare(row, after) > 0)
    .sort((first, second) => compare(first, keyOf(second)));
  const page = left.slice(0, limit);
  const items = page.map((row) => JSON.stringify({ ...world.cardOf(row[shown]), ...added(row) }));
  const last = page.at(-1);
  const nextCursor = left.length > limit && last !== undefined ? encodeCursor(scope, keyOf(last)) : null;
  return new PreparedPage<Item>(items.join(','), nextCursor);
}
