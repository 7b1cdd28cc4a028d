import { NotATransactionError } from '../errors/misuse.errors.js';
import { Transaction } from './transaction.js';
import { type GroupedWork, UnitOfWork, type WriteOptions } from './unit-of-work.js';

/** What the engines share: a write that is given a transaction takes part in it, any other has one of its own. */
export abstract class JoiningUnitOfWork extends UnitOfWork {
  override async write<Result>(
    body: (transaction: Transaction) => Promise<Result>,
    options?: WriteOptions,
  ): Promise<Result> {
    const outer = options?.transaction;
    if (outer === undefined) return this.commit(body);
    if (!((outer as unknown) instanceof Transaction)) throw new NotATransactionError(outer);
    return outer.join(body);
  }

  override async writeGrouped<Item, Result>(
    work: GroupedWork<Item, Result>,
    item: Item,
    options?: WriteOptions,
  ): Promise<Result> {
    if (options?.transaction === undefined) return this.commitGrouped(work, item);
    // Only those of one transaction could share its plan, and they come one after the other.
    return super.writeGrouped(work, item, options);
  }

  /** A transaction of its own. */
  protected abstract commit<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result>;

  /** The same for one of many of a kind. */
  protected abstract commitGrouped<Item, Result>(
    work: GroupedWork<Item, Result>,
    item: Item,
  ): Promise<Result>;
}
