import type { Transaction } from '@retinue/database';
import type { Pair, PairKeys, Relationship } from './relationship.js';

/** Reads what is between users. */
export abstract class RelationshipsRepository {
  /** What is between the two of each pair, in order; `undefined` where one of them does not exist. */
  abstract find(
    pairs: readonly Pair[],
    now: Date,
    transaction?: Transaction,
  ): Promise<(Relationship | undefined)[]>;

  /** The same of one pair, by whichever ids. */
  abstract findOne(pair: PairKeys, now: Date): Promise<Relationship | undefined>;
}
