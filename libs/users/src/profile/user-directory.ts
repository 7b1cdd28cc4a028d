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
  /**
   * Those of the ids that are users, as last committed. With a transaction, as it sees them; their rows are then locked until
   * it ends, in the order of their ids, so that nobody is deleted meanwhile.
   */
  abstract find(
    ids: readonly number[],
    transaction?: Transaction,
  ): Promise<ReadonlyMap<number, UserReference>>;
}
