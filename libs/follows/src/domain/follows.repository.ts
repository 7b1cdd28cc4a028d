import type { Page, PageRequest } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import type { Edge, FollowDirection, FollowListItem, ListOrder } from './follow.js';
import type { Relationship } from './relationship.js';

/** An edge to add, and since when it stands. */
export interface NewEdge extends Edge {
  readonly createdAt: Date;
}

/** Where edges are kept. Counts and events are the caller's to write, by what these methods say has changed. */
export abstract class FollowsRepository {
  /**
   * Adds the edges that are not there yet; those that are stay as they are, their time too. All users exist.
   *
   * @returns the edges that were added
   */
  abstract add(transaction: Transaction, edges: readonly NewEdge[]): Promise<Edge[]>;

  /** @returns whether there was such an edge */
  abstract remove(transaction: Transaction, edge: Edge): Promise<boolean>;

  /**
   * Removes some of a user's edges in one direction.
   *
   * @returns the users at the other end of the edges removed; empty when none is left
   */
  abstract removeSome(
    transaction: Transaction,
    userId: number,
    direction: FollowDirection,
    limit: number,
  ): Promise<number[]>;

  /**
   * What is between a user and each of the others, in the order of `otherIds`; others who don't exist are
   * left out.
   */
  abstract relationships(
    userId: number,
    otherIds: readonly number[],
    transaction?: Transaction,
  ): Promise<Relationship[]>;

  /**
   * One page of a user's followers or followed.
   *
   * @throws InvalidCursorError
   */
  abstract list(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    page: PageRequest,
  ): Promise<Page<FollowListItem>>;

  /** All edges, in chunks, as they stand when the first is read. */
  abstract all(): AsyncIterable<NewEdge[]>;
}
