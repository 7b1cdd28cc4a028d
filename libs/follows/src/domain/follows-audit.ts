import type { Transaction } from '@retinue/database';
import type { CounterChange } from '@retinue/users';
import type { Edge } from './follow.js';

/** A user whose counts are not those of its edges. */
export interface CountDrift {
  readonly userId: number;
  /** As counted on the user; `null` when the user has no counters at all. */
  readonly counted: { readonly followers: number | null; readonly following: number | null };
  /** As the edges say. */
  readonly actual: { readonly followers: number; readonly following: number };
}

/** Looks for what the rules say can't be: for proof, and for the day after somebody edited the tables. */
export abstract class FollowsAudit {
  /** Edges from or to a user that does not exist. */
  abstract danglingEdges(): AsyncIterable<Edge[]>;

  /** Users whose counts differ from their edges. */
  abstract driftingCounts(): AsyncIterable<CountDrift[]>;

  /** The true counts of users, as the transaction sees them. */
  abstract recount(transaction: Transaction, userIds: readonly number[]): Promise<CounterChange[]>;
}
