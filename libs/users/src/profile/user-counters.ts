import type { Transaction } from '@retinue/database';

/** By how much a user's counts change. */
export interface CounterChange {
  readonly userId: number;
  readonly followers: number;
  readonly following: number;
}

/** A table of this transaction that says by how much counts change, each user once, and its columns. */
export interface CountRows {
  readonly table: string;
  readonly userId: string;
  /** 1 for a user who was just made, whose counts begin with these; otherwise 0. */
  readonly isNew: string;
  readonly followers: string;
  readonly following: string;
}

/** The counts on a user. Whoever adds or removes edges changes them in the same transaction. */
export abstract class UserCounters {
  /**
   * Locks the counts of users until the transaction ends, as `UserDirectory.find` does: for who doesn't look for the users
   * themselves. Best once in a transaction, before it changes any: in the order of ids, no two wait for each other.
   */
  abstract lock(transaction: Transaction, userIds: readonly number[]): Promise<void>;

  /** Adds to the counts of each user, by the number of edges that really changed. Any order, each user once. */
  abstract add(transaction: Transaction, changes: readonly CounterChange[]): Promise<void>;

  /** The same of very many: those in the rows from one id to another who are not new. @returns how many they are */
  abstract addRows(
    transaction: Transaction,
    rows: CountRows,
    part: { readonly first: number; readonly last: number },
  ): Promise<number>;

  /** Begins the counts of those in such rows who are new. @returns how many they are */
  abstract beginRows(
    transaction: Transaction,
    rows: CountRows,
    part: { readonly first: number; readonly last: number },
  ): Promise<number>;

  /** Sets counts outright: for repairs. */
  abstract set(transaction: Transaction, counts: readonly CounterChange[]): Promise<void>;
}
