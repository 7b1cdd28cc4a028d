import type { Transaction } from '@retinue/database';
import type { Edge, EdgeChange, FollowDirection } from './follow.js';
import type { FollowState } from './follow-state.js';

/** An edge to add, since when it stands, and who asked for it. */
export interface NewEdge extends EdgeChange {
  readonly createdAt: Date;
}

/** Where edges are kept. Counts and events are the caller's to write, by what these methods say has changed. */
export abstract class FollowsRepository {
  /**
   * Adds the edges that are not there yet; those that are stay as they are, their time too. All users exist.
   *
   * @returns those of the edges that were added
   */
  abstract add(transaction: Transaction, edges: readonly NewEdge[]): Promise<NewEdge[]>;

  /** @returns the edges that were there */
  abstract remove(transaction: Transaction, edges: readonly Edge[]): Promise<Edge[]>;

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

  /** Where each follower stands with the followee, in order, as the transaction sees it. */
  abstract states(transaction: Transaction, edges: readonly Edge[]): Promise<FollowState[]>;
}
