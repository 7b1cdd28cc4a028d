import type { Transaction } from '@retinue/database';
import type { UserKey } from './user-key.js';
import type { User, UserProfile } from './user.js';

/** Where users are kept. */
export abstract class UsersRepository {
  /**
   * Adds a user with counts of 0, under the next id. What it throws leaves the transaction as it was.
   *
   * @throws EmailTakenError
   * @throws ExternalIdTakenError
   */
  abstract add(transaction: Transaction, profile: UserProfile, at: Date): Promise<User>;

  /** The user as last committed. */
  abstract find(key: UserKey): Promise<User | undefined>;

  /** The user as this transaction sees it; nobody else changes it before the transaction ends. */
  abstract findForChange(transaction: Transaction, key: UserKey): Promise<User | undefined>;

  /** The same of those of many external ids that are somebody's. */
  abstract findManyForChange(transaction: Transaction, externalIds: readonly string[]): Promise<User[]>;

  /** Whether an email is nobody else's, as the transaction sees it. */
  abstract isEmailFree(transaction: Transaction, email: string, ownerId: number): Promise<boolean>;

  /**
   * Stores changes under the next version.
   *
   * @throws EmailTakenError
   * @throws ExternalIdTakenError
   */
  abstract change(
    transaction: Transaction,
    current: User,
    changes: Partial<UserProfile>,
    at: Date,
  ): Promise<User>;

  /** All users by id, in chunks, as they stand when the first is read. */
  abstract all(): AsyncIterable<User[]>;
}
