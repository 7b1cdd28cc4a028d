import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';

/** Who asked for the deletions that go on, until the last of a user's follows has ended. */
export abstract class PendingDeparturesRepository {
  /** Notes who asked for the deletion of a user; it is forgotten with the user. */
  abstract add(transaction: Transaction, userId: number, caller: LoggedCaller): Promise<void>;

  /** Who asked for it; `undefined` when nobody is known. */
  abstract callerOf(transaction: Transaction, userId: number): Promise<LoggedCaller | undefined>;
}
