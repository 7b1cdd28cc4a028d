import type { Transaction } from '@retinue/database';
import type { CounterChange } from '@retinue/users';
import type { IdPair, Relation } from '../relations/relation.js';

/** A user whose counts are not those of its edges. */
export interface CountDrift {
  readonly userId: number;
  /** As counted on the user; `null` when the user has no counters at all. */
  readonly counted: { readonly followers: number | null; readonly following: number | null };
  /** As the edges say. */
  readonly actual: { readonly followers: number; readonly following: number };
}

/** What is wrong with a row: `of_nobody`, or what the relation's description names. */
export interface Flaw {
  readonly relation: Relation;
  readonly name: string;
  /** For the operator, after `block 1 > 2: `. */
  readonly wrong: string;
}

/** Two users, in the order of the row that is wrong, and what is wrong with it. */
export interface FlawedPair extends IdPair {
  readonly flaw: Flaw;
}

/** All that can be wrong with the rows of a relation. */
export function flawsOf(relation: Relation): readonly Flaw[] {
  const { excludedBy = [], otherFlaws = {} } = relation;
  return [
    { relation, name: 'of_nobody', wrong: 'one of the two users does not exist' },
    ...excludedBy.map(({ flaw, wrong }) => ({ relation, name: flaw, wrong })),
    ...Object.entries(otherFlaws).map(([name, wrong]) => ({ relation, name, wrong })),
  ];
}

/** What the rules say can't be, as it is found. */
export interface FollowsFindings {
  /** Pairs with a flaw, in chunks. */
  flawedPairs(): AsyncIterable<FlawedPair[]>;

  /** Users whose counts differ from their edges, in chunks. */
  driftingCounts(): AsyncIterable<CountDrift[]>;
}

/** Looks for what the rules say can't be: for proof, and for the day after somebody edited the tables. */
export abstract class FollowsAudit implements FollowsFindings {
  abstract flawedPairs(): AsyncIterable<FlawedPair[]>;

  abstract driftingCounts(): AsyncIterable<CountDrift[]>;

  /** The true counts of users, as the transaction sees them. */
  abstract recount(transaction: Transaction, userIds: readonly number[]): Promise<CounterChange[]>;
}
