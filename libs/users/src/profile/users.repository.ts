import type { Page, PageRequest } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import type { UserOutcome, UserToStore } from '../import/imported-user.js';
import type { User, UserChanges, UserFilter, UserProfile } from './user.js';

/** Where users are kept. */
export abstract class UsersRepository {
  /**
   * Adds a user with counts of 0, under the next id.
   *
   * @throws EmailTakenError
   */
  abstract add(transaction: Transaction, profile: UserProfile, at: Date): Promise<User>;

  /**
   * Adds those of many users whose id and email are free, with counts of 0.
   *
   * @returns what became of each, in order
   */
  abstract addMany(transaction: Transaction, users: readonly UserToStore[]): Promise<UserOutcome[]>;

  /** The user as last committed. */
  abstract find(id: number): Promise<User | undefined>;

  /** The user as this transaction sees it; nobody else changes it before the transaction ends. */
  abstract findForChange(transaction: Transaction, id: number): Promise<User | undefined>;

  /**
   * Stores changes under the next version.
   *
   * @throws EmailTakenError
   */
  abstract change(transaction: Transaction, current: User, changes: UserChanges, at: Date): Promise<User>;

  /**
   * Hides the user from everyone and forgets what is personal about it. Its email is free again, its id is spent.
   */
  abstract markDeleted(transaction: Transaction, id: number, at: Date): Promise<void>;

  /** How many users are marked as deleted and not yet removed. */
  abstract countDeleted(transaction: Transaction): Promise<number>;

  /** A user that is marked as deleted and not yet removed, if there is one. */
  abstract nextDeleted(transaction: Transaction): Promise<number | undefined>;

  /** Removes the user and its counters. Whatever refers to it must be gone already. */
  abstract remove(transaction: Transaction, id: number): Promise<void>;

  /** Those of the ids that were somebody's who was deleted. */
  abstract findSpent(ids: readonly number[], transaction?: Transaction): Promise<ReadonlySet<number>>;

  /** All ids of users who were deleted, in order and in chunks, as they stand when the first is read. */
  abstract allSpent(): AsyncIterable<number[]>;

  /** Spends ids that nobody has, as if their users had been deleted here. The next user's id is beyond them. */
  abstract spend(transaction: Transaction, ids: readonly number[]): Promise<void>;

  /**
   * Users by id or, with a name prefix, by name. A page of a search may come back short, with a cursor, when `type`
   * matches few of those whose name does.
   *
   * @throws InvalidCursorError
   */
  abstract list(filter: UserFilter, page: PageRequest): Promise<Page<User>>;

  /** All users by id, in chunks, as they stand when the first is read. */
  abstract all(): AsyncIterable<User[]>;
}
