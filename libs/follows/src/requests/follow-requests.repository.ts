import type { Transaction } from '@retinue/database';
import type { Edge } from '../following/follow.js';
import type { NewEdge } from '../following/follows.repository.js';

/** Requests to follow a private user, as the follows that they may become. */
export abstract class FollowRequestsRepository {
  /** Adds those that do not wait yet; the others keep their time. @returns those added */
  abstract add(transaction: Transaction, requests: readonly NewEdge[]): Promise<Edge[]>;

  /** @returns those that were there */
  abstract remove(transaction: Transaction, requests: readonly Edge[]): Promise<Edge[]>;

  /** Removes those that have waited longest. @returns them; nobody when none is left */
  abstract takeOldest(transaction: Transaction, followeeId: number, limit: number): Promise<Edge[]>;
}
