import type { PageRequest, PreparedPage } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import type { UserCard } from '@retinue/users';
import type { Edge } from '../following/follow.js';
import type { NewEdge } from '../following/follows.repository.js';

/** Somebody who asked to follow, and since when they wait. */
export interface FollowRequestItem extends UserCard {
  readonly requestedAt: Date;
}

/** Where requests to follow a private user wait. */
export abstract class FollowRequestsRepository {
  /** Adds those that do not wait yet; the others keep their time. @returns those added */
  abstract add(transaction: Transaction, requests: readonly NewEdge[]): Promise<Edge[]>;

  /** @returns those that were there */
  abstract remove(transaction: Transaction, requests: readonly Edge[]): Promise<Edge[]>;

  /** Removes those of a user, made or received. @returns how many; fewer than `limit` when none is left */
  abstract removeSome(transaction: Transaction, userId: number, limit: number): Promise<number>;

  /** Removes those that have waited longest. @returns them; fewer than `limit` when none is left */
  abstract takeOldest(transaction: Transaction, followeeId: number, limit: number): Promise<Edge[]>;

  /** Those that wait for a user, the newest first. @throws InvalidCursorError */
  abstract list(followeeId: number, page: PageRequest): Promise<PreparedPage<FollowRequestItem>>;

  /** All requests, in chunks, as they stand when the first is read. */
  abstract all(): AsyncIterable<NewEdge[]>;
}
