import type { Transaction } from '@retinue/database';
import type { UserKey } from './user-key.js';
import type { UserType } from './user-type.js';

/** A user as other modules refer to them: as much as a rule about two users asks for. */
export interface UserReference {
  readonly id: number;
  readonly externalId: string | null;
  readonly type: UserType;
  readonly isPrivate: boolean;
}

/** Users who were asked for, by the keys that they were asked for by. A map by ids is one, too. */
export interface FoundUsers {
  get(key: UserKey): UserReference | undefined;
  has(key: UserKey): boolean;
}

/** Who exists: what other modules ask about users. */
export abstract class UserDirectory {
  /**
   * Those of the keys that are users, as last committed. With a transaction, as it sees them; their rows are then locked until
   * it ends, so that nobody is deleted meanwhile, and so are their counts: whoever takes a time after that has a later one than
   * all who changed those counts before.
   *
   * It is one statement, whichever keys they are.
   */
  abstract find(keys: readonly UserKey[], transaction?: Transaction): Promise<FoundUsers>;
}
