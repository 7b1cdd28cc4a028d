import type { Transaction } from '@retinue/database';
import type { Pair, Relationship } from './relationship.js';

/** Reads what is between users. */
export abstract class RelationshipsRepository {
  /** What is between the two of each pair, in order; `undefined` where one of them does not exist. */
  abstract find(
    pairs: readonly Pair[],
    now: Date,
    transaction?: Transaction,
  ): Promise<(Relationship | undefined)[]>;
}
