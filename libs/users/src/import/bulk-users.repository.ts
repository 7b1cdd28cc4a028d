import type { Transaction } from '@retinue/database';
import type { AddedUser } from '../profile/user.js';
import type { ImportedUser, UserRefusal, UserToStore } from './imported-user.js';
import type { RowsPart, UserRows } from './user-rows.js';

/** A user to bring in, and their number, by which they are known again: the line of a file. */
export interface NumberedUser extends ImportedUser {
  /** Each is larger than the one before. */
  readonly line: number;
}

/** One who can't come in, and why. */
export interface RefusedUser {
  readonly line: number;
  /** The id, if they came with one. */
  readonly id: number | undefined;
  readonly refusal: UserRefusal;
}

/** A user as they would be stored, by their number. */
export interface StagedUser {
  readonly line: number;
  readonly user: UserToStore;
}

/** What became of some users. */
export interface ContestedUsers {
  /** The number of the last of them. */
  readonly last: number;
  readonly count: number;
  readonly added: readonly AddedUser[];
}

/** Where new users are, with the ids that they get. */
export const NEW_USERS: UserRows = { table: 'new_users', id: 'id', place: 'place', version: 'version' };

/**
 * Many users on their way in: staged first, then looked at and added as a whole. Each step is a statement or two, whose time goes
 * with the number of rows; between them the caller may stop, and take all back.
 */
export abstract class BulkUsers {
  /** Makes room for them, on the connection of the transaction. */
  abstract createStage(transaction: Transaction): Promise<void>;

  abstract stage(transaction: Transaction, users: readonly StagedUser[]): Promise<void>;

  abstract refuse(transaction: Transaction, users: readonly RefusedUser[]): Promise<void>;

  /**
   * Until the transaction ends, nobody else comes or goes, and nobody is given an id that another is staged with. Makes room for
   * what the following steps work out.
   */
  abstract begin(transaction: Transaction): Promise<void>;

  /** Lets go of it. */
  abstract end(transaction: Transaction): Promise<void>;

  /** Finds those who want what another wants, or somebody has or had. @returns how many, without those who are there already */
  abstract findContested(transaction: Transaction): Promise<number>;

  /**
   * Adds the next of these after a number, those who can come in, and refuses the others. @returns undefined when there are none
   */
  abstract addContested(
    transaction: Transaction,
    after: number,
    limit: number,
  ): Promise<ContestedUsers | undefined>;

  /** Gathers the others, who all come in: those with an id first, then the rest, who get the next ids. @returns how many */
  abstract gatherNew(transaction: Transaction): Promise<number>;

  /** Adds some of those who were gathered, with counts of 0. */
  abstract addNew(transaction: Transaction, part: RowsPart): Promise<void>;

  /** Who was added by that. */
  abstract added(transaction: Transaction, part: RowsPart): Promise<AddedUser[]>;

  abstract countStaged(transaction: Transaction): Promise<number>;

  abstract countRefused(transaction: Transaction): Promise<number>;

  /** Who was refused, in the order of their numbers. */
  abstract refused(transaction: Transaction, after: number, limit: number): Promise<RefusedUser[]>;

  /** Whether there are more users than so many. */
  abstract hasMoreThan(transaction: Transaction, count: number): Promise<boolean>;
}
