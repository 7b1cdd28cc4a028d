import type { Page, PageRequest } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import type { User, UserChanges, UserFilter, UserProfile } from './user.js';

/** Where users are kept. */
export abstract class UsersRepository {
  /**
   * Adds a user with counts of 0, under the next id.
   *
   * @throws EmailTakenError
   */
  abstract add(transaction: Transaction, profile: UserProfile, at: Date): Promise<User>;

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
   * Users by id or, with a name prefix, by name. A page of a search may come back short, with a cursor, when `type`
   * matches few of those whose name does.
   *
   * @throws InvalidCursorError
   */
  abstract list(filter: UserFilter, page: PageRequest): Promise<Page<User>>;

  /** All users by id, in chunks, as they stand when the first is read. */
  abstract all(): AsyncIterable<User[]>;
}
