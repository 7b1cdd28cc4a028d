import type { Transaction } from '@retinue/database';

/** By how much a user's counts change. */
export interface CounterChange {
  readonly userId: number;
  readonly followers: number;
  readonly following: number;
}

/** The counts on a user. Whoever adds or removes edges changes them in the same transaction. */
export abstract class UserCounters {
  /** Adds to the counts of each user, by the number of edges that really changed. Any order, each user once. */
  abstract add(transaction: Transaction, changes: readonly CounterChange[]): Promise<void>;

  /** Sets counts outright: for repairs. */
  abstract set(transaction: Transaction, counts: readonly CounterChange[]): Promise<void>;
}
