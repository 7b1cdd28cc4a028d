import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';

/** A user that turned public, and who asked for that. */
export interface PendingAutoAccept {
  readonly userId: number;
  readonly caller: LoggedCaller;
}

/** Users that turned public while more requests waited than one transaction accepts. */
export abstract class PendingAutoAcceptsRepository {
  /** Notes the user, once however often. */
  abstract add(transaction: Transaction, userId: number, caller: LoggedCaller | undefined): Promise<void>;

  /** Forgets the user, if it is noted: all are accepted, or none shall be any more. */
  abstract remove(transaction: Transaction, userId: number): Promise<void>;

  /** One of them, if there is any. */
  abstract next(transaction: Transaction): Promise<PendingAutoAccept | undefined>;
}
