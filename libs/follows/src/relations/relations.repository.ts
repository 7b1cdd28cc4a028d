import type { PageRequest, PreparedPage } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import type { UserCard } from '@retinue/users';
import type { IdPair, PlainRelation, Relation, RelationRow } from './relation.js';

/** Where relations are kept. Of those whose rows expire, a row that has expired is not there, for all these methods. */
export abstract class RelationsRepository {
  /**
   * Adds the rows that are not there. The others keep their time; where rows expire, they take the new `expiresAt`.
   *
   * @returns those added
   */
  abstract add(
    transaction: Transaction,
    relation: PlainRelation,
    rows: readonly RelationRow[],
    now: Date,
  ): Promise<IdPair[]>;

  /** @returns those that were there */
  abstract remove(
    transaction: Transaction,
    relation: PlainRelation,
    pairs: readonly IdPair[],
  ): Promise<IdPair[]>;

  /** Removes rows of a user, at either end. @returns how many; 0 when none is left */
  abstract removeSome(
    transaction: Transaction,
    relation: PlainRelation,
    userId: number,
    limit: number,
  ): Promise<number>;

  /**
   * Those at the other end of a user's rows, the newest first.
   *
   * @param viewerId to whom each says what is between the two, if somebody wants to know
   * @throws InvalidCursorError
   */
  abstract list<Item extends UserCard>(
    relation: PlainRelation,
    userId: number,
    page: PageRequest,
    now: Date,
    viewerId?: number,
  ): Promise<PreparedPage<Item>>;

  /** All rows between users who are there, by their pairs, in chunks, as they stand when the first is read. */
  abstract all(relation: Relation, now: Date): AsyncIterable<RelationRow[]>;
}
