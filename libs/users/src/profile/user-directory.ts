import type { Transaction } from '@retinue/database';
import type { UserType } from './user-type.js';

/** As much of a user as a rule about two users asks for. */
export interface Party {
  readonly id: number;
  readonly type: UserType;
  readonly isPrivate: boolean;
}

/** Who exists: what other modules ask about users. */
export abstract class UserDirectory {
  /** Those of the ids that are users, as last committed, or as the transaction sees them. */
  abstract find(ids: readonly number[], transaction?: Transaction): Promise<ReadonlyMap<number, Party>>;
}
