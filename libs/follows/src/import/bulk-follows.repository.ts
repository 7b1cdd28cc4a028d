import type { Transaction } from '@retinue/database';
import type { RowsPart, UserRows } from '@retinue/users';
import type { EdgeOutcome, ImportedEdge } from '../following/imported-edge.js';
import type { RowsToLog } from '../events/event-log.js';
import type { Edge } from '../following/follow.js';

/** A follow to bring in, and its number, by which it is known again: the line of a file. */
export interface NumberedEdge extends ImportedEdge {
  /** Each is larger than the one before. */
  readonly line: number;
}

/** One that can't come in, and why. */
export interface RefusedEdge extends NumberedEdge {
  readonly outcome: EdgeOutcome;
}

/** How many users are to be made. */
export interface NewUsers {
  readonly byIds: number;
  readonly byKeys: number;
}

/** Where new follows are, for the log of changes. */
export const NEW_FOLLOWS: RowsToLog = {
  table: 'new_follows',
  actor: 'follower_id',
  subject: 'followee_id',
  place: 'place',
};

/**
 * Many follows on their way in: staged first, then looked at and added as a whole. Each step is a statement or two, whose
 * time goes with the number of rows; between them the caller may stop, and take all back.
 */
export abstract class BulkFollows {
  /** Makes room for them, on the connection of the transaction. */
  abstract createStage(transaction: Transaction): Promise<void>;

  /** @param ends those named in them by an id, and by another key, who were not told before (or were: it does no harm) */
  abstract stage(
    transaction: Transaction,
    edges: readonly NumberedEdge[],
    ends: { readonly ids: readonly number[]; readonly externalIds: readonly string[] },
  ): Promise<void>;

  abstract countStaged(transaction: Transaction): Promise<number>;

  /** Makes room for what the following steps work out. */
  abstract begin(transaction: Transaction): Promise<void>;

  /** Lets go of it. */
  abstract end(transaction: Transaction): Promise<void>;

  /** The next rows of one of the tables of users, after a place, in order. @returns undefined when there are none */
  abstract partAfter(
    transaction: Transaction,
    rows: UserRows,
    after: number,
    limit: number,
  ): Promise<RowsPart | undefined>;

  /**
   * Gathers those of whom users are to be made: who was not deleted, and is in a follow that can come in then.
   *
   * @returns how many by their ids, and how many by other keys
   */
  abstract gatherNewUsers(transaction: Transaction): Promise<NewUsers>;

  /** Keeps that those of {@link gatherNewUsers} who are left are users now. */
  abstract keepMade(transaction: Transaction): Promise<void>;

  /** Puts ids in the place of all other keys. */
  abstract resolveKeys(transaction: Transaction): Promise<void>;

  /** Refuses what can't come in. @returns how many that are */
  abstract refuse(transaction: Transaction): Promise<number>;

  /** Requests that become follows by what was not refused, some of those there are. */
  abstract overtakenRequests(transaction: Transaction, limit: number): Promise<Edge[]>;

  /** Works out which follows are new, in order. @param refused how many were refused @returns how many are new */
  abstract gatherNew(transaction: Transaction, now: Date, refused: number): Promise<number>;

  /** Adds some of the new ones. */
  abstract addNew(transaction: Transaction, first: number, last: number): Promise<void>;

  /** Works out how counts go up. */
  abstract gatherCounts(transaction: Transaction): Promise<void>;

  /** What was refused, in the order of the numbers. */
  abstract refused(transaction: Transaction, after: number, limit: number): Promise<RefusedEdge[]>;

  /** Whether more follows are here than so many. */
  abstract hasMoreThan(transaction: Transaction, count: number): Promise<boolean>;
}
