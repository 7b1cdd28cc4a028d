import type { Transaction } from '@retinue/database';
import type { AddedUser } from '../profile/user.js';
import type { UserType } from '../profile/user-type.js';
import type { ExternalUserRows, MissingRows, RowsPart, UserRows } from './user-rows.js';

/** Very many users, who are looked up and made by statements over rows of other tables, where users are kept. */
export abstract class NamedUsersRepository {
  /** Until the transaction ends, nobody comes and nobody goes. */
  abstract lock(transaction: Transaction): Promise<void>;

  /** Adds to `missing` those of a part of the rows whom nobody is. */
  abstract findMissing(
    transaction: Transaction,
    rows: UserRows,
    missing: MissingRows,
    part: RowsPart,
  ): Promise<void>;

  /** Puts ids to the external ids in a part of the rows, where there is somebody. */
  abstract findIds(transaction: Transaction, rows: ExternalUserRows, part: RowsPart): Promise<void>;

  /** Whether there are more users than so many. */
  abstract hasMoreThan(transaction: Transaction, count: number): Promise<boolean>;

  /** Removes the rows of which no user can be made by {@link addWithIds}, since another has the email. */
  abstract removeWithTakenEmails(transaction: Transaction, rows: UserRows): Promise<void>;

  /**
   * Makes a user of each row of a part, without counts. Those of whom none could be made are removed.
   *
   * @param largest ids beyond it are nobody's
   * @returns how many were made
   */
  abstract addWithIds(
    transaction: Transaction,
    rows: UserRows,
    part: RowsPart,
    as: { readonly type: UserType; readonly now: Date; readonly largest: number },
  ): Promise<number>;

  /** The same by external ids; the rows get their ids. */
  abstract addWithExternalIds(
    transaction: Transaction,
    rows: ExternalUserRows,
    part: RowsPart,
    as: { readonly type: UserType; readonly now: Date },
  ): Promise<number>;

  /** Who was added in a part of the rows. */
  abstract added(transaction: Transaction, rows: UserRows, part: RowsPart): Promise<AddedUser[]>;
}
