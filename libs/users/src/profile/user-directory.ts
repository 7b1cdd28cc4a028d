import type { Transaction } from '@retinue/database';
import type { UserType } from './user-type.js';

/** A user as other modules refer to them: as much as a rule about two users asks for. */
export interface UserReference {
  readonly id: number;
  readonly type: UserType;
  readonly isPrivate: boolean;
}

/** Who exists: what other modules ask about users. */
export abstract class UserDirectory {
  /** Those of the ids that are users, as last committed, or as the transaction sees them. */
  abstract find(
    ids: readonly number[],
    transaction?: Transaction,
  ): Promise<ReadonlyMap<number, UserReference>>;
}
