import type { Transaction } from '@retinue/database';

/** Users who are being deleted, where users are kept. */
export abstract class DeletionsRepository {
  /**
   * Hides the user from everyone and forgets what is personal about them. Their email and external id are free again,
   * their id is spent.
   */
  abstract markDeleted(transaction: Transaction, id: number, at: Date): Promise<void>;

  /** How many users are marked as deleted and not yet removed. */
  abstract countDeleted(transaction: Transaction): Promise<number>;

  /** The same, outside of any transaction: as the database stood a moment ago. */
  abstract countUnderWay(): Promise<number>;

  /** A user who is marked as deleted and not yet removed, if there is one. */
  abstract nextDeleted(transaction: Transaction): Promise<number | undefined>;

  /** Removes the user and their counters. Whatever refers to them must be gone already. */
  abstract remove(transaction: Transaction, id: number): Promise<void>;
}
