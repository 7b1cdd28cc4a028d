import type { Transaction } from '@retinue/database';
import type { CounterChange } from '@retinue/users';

/** A user whose counts are not those of its edges. */
export interface CountDrift {
  readonly userId: number;
  /** As counted on the user; `null` when the user has no counters at all. */
  readonly counted: { readonly followers: number | null; readonly following: number | null };
  /** As the edges say. */
  readonly actual: { readonly followers: number; readonly following: number };
}

/**
 * What must not be between two users:
 * - `…_of_nobody`: a row from or to a user that does not exist;
 * - `follow_of_blocker`, `follow_of_blocked`: a follow by the one who blocks the other, or by the one blocked;
 * - `request_across_block`, `request_beside_follow`: a request where there is a block, or the follow itself;
 * - `request_to_public`: a request that waits for a user who accepts everybody.
 */
export type PairFlaw =
  | 'follow_of_nobody'
  | 'request_of_nobody'
  | 'block_of_nobody'
  | 'mute_of_nobody'
  | 'follow_of_blocker'
  | 'follow_of_blocked'
  | 'request_across_block'
  | 'request_beside_follow'
  | 'request_to_public';

/** Two users, in the order of the row that is wrong, and what is wrong with it. */
export interface FlawedPair {
  readonly flaw: PairFlaw;
  readonly fromId: number;
  readonly toId: number;
}

/** Looks for what the rules say can't be: for proof, and for the day after somebody edited the tables. */
export abstract class FollowsAudit {
  /** Pairs with a flaw, in chunks. */
  abstract flawedPairs(): AsyncIterable<FlawedPair[]>;

  /** Users whose counts differ from their edges. */
  abstract driftingCounts(): AsyncIterable<CountDrift[]>;

  /** The true counts of users, as the transaction sees them. */
  abstract recount(transaction: Transaction, userIds: readonly number[]): Promise<CounterChange[]>;
}
