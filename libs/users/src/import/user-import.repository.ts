import type { Transaction } from '@retinue/database';
import type { UserType } from '../profile/user-type.js';
import type { AddedUser } from '../profile/user.js';
import type { UserOutcome, UserToStore } from './imported-user.js';

/** Users from elsewhere, and ids that are spent, where users are kept. */
export abstract class UserImportRepository {
  /**
   * Adds those of many users whose id and email are free, with counts of 0.
   *
   * @returns what became of each, in order, and who was added
   */
  abstract addMany(
    transaction: Transaction,
    users: readonly UserToStore[],
  ): Promise<{ readonly outcomes: UserOutcome[]; readonly added: readonly AddedUser[] }>;

  /**
   * Adds a user called "User <id>" for each id that nobody has or had, with counts of 0.
   *
   * @returns who was added
   */
  abstract addPlaceholders(
    transaction: Transaction,
    ids: readonly number[],
    type: UserType,
    now: Date,
  ): Promise<readonly AddedUser[]>;

  /** Those of the ids that were somebody's who was deleted. */
  abstract findSpent(ids: readonly number[]): Promise<ReadonlySet<number>>;

  /** All ids of users who were deleted, in order and in chunks, as they stand when the first is read. */
  abstract allSpent(): AsyncIterable<number[]>;

  /** Spends ids that nobody has, as if their users had been deleted here. The next user's id is beyond them. */
  abstract spend(transaction: Transaction, ids: readonly number[]): Promise<void>;
}
