import type { Transaction } from '@retinue/database';

/** Users that turned public while more requests waited than one transaction accepts. */
export abstract class PendingAutoAcceptsRepository {
  /** Notes the user, once however often. */
  abstract add(transaction: Transaction, userId: number): Promise<void>;

  /** Forgets the user, if it is noted: all are accepted, or none shall be any more. */
  abstract remove(transaction: Transaction, userId: number): Promise<void>;

  /** One of them, if there is any. */
  abstract next(transaction: Transaction): Promise<number | undefined>;
}
