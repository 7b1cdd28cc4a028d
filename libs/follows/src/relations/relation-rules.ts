import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';
import type { FoundUsers } from '@retinue/users';
import type { IdPair, Relation, RelationRow } from './relation.js';

/** Why a row from elsewhere is not taken. */
export interface RelationRefusal {
  readonly code: string;
  /** For the operator. */
  readonly reason: string;
}

/** What a relation has of its own, beside what all of them do alike; its slice says it. */
export interface RelationRules {
  /**
   * Asked before a user's own row is put there.
   *
   * @throws DomainError when it can't be
   */
  assertMayPut?(row: RelationRow, now: Date): void;

  /** What keeps rows from being imported, in order. Both users of each exist, and are not the same. */
  refuseImported?(
    transaction: Transaction,
    rows: readonly RelationRow[],
    known: FoundUsers,
  ): Promise<readonly (RelationRefusal | undefined)[]>;

  /**
   * Changes what must change along with rows that were not there before.
   *
   * @param caller who asked for it, as far as somebody is known
   */
  afterAdded?(
    transaction: Transaction,
    added: readonly IdPair[],
    at: Date,
    caller: LoggedCaller | undefined,
  ): Promise<void>;
}

/** The rules of each relation that has some. */
export class RelationRulebook {
  private readonly rules: ReadonlyMap<Relation, RelationRules>;

  constructor(rules: Iterable<readonly [Relation, RelationRules]>) {
    this.rules = new Map(rules);
  }

  of(relation: Relation): RelationRules {
    return this.rules.get(relation) ?? {};
  }
}
