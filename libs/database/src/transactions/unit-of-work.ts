import type { Transaction } from './transaction.js';

/** How a unit of work ended. */
export type UnitOutcome<Result = unknown> = { readonly value: Result } | { readonly error: unknown };

/**
 * Does units of one kind in one go, in order, which is cheaper than one after the other; an outcome for each, which
 * is the one it would have come to by itself. A unit whose outcome is an error has changed nothing.
 */
export type GroupedWork<Item, Result> = (
  transaction: Transaction,
  items: readonly Item[],
) => Promise<readonly UnitOutcome<Result>[]>;

/** Makes sure that there is an outcome for each item: a unit that is not told its outcome would wait for ever. */
export function assertOutcomeForEach<Outcome>(
  items: readonly unknown[],
  outcomes: readonly Outcome[],
): readonly Outcome[] {
  if (outcomes.length === items.length) return outcomes;
  throw new RangeError(
    `Grouped work gave ${outcomes.length} outcomes for ${items.length} units: give one for each`,
  );
}

/** Where a write belongs: the last parameter of each method that writes. */
export interface WriteOptions {
  /**
   * The open transaction to take part in, as `UnitOfWork` or `Transaction.of(manager)` gave it: it is done when the unit of work that this belongs to is, and not at all if that
   * fails. Without it, the write is a unit of work of its own, which must not be asked for within another.
   */
  readonly transaction?: Transaction | undefined;
}

/** The only way to write. */
export abstract class UnitOfWork {
  /**
   * Runs `body` in one transaction and answers after the commit, so what it returns is on disk. When `body`
   * throws, nothing of it stays.
   *
   * The body may run more than once (after a conflict, or when the transaction it shared was lost), so it
   * changes nothing but the database; and it waits for nothing but the database, since others wait behind it.
   *
   * With `transaction` the body takes part in that one, under a savepoint: it is on disk once the outermost body's is, and
   * what it has for after the commit runs after that. When it throws, nothing of it stays, and the outer body may go on.
   *
   * @throws AwaitOutsideTransactionError when the body waits for a timer, the network or a file, on SQLite
   * @throws NotATransactionError when `transaction` is none that a unit of work has given
   * @throws NestedUnitOfWorkError when it is called in the body of another unit of work
   * @throws StorageFullError when the disk is full
   * @throws DatabaseUnavailableError when the database stays busy or can't be reached
   */
  abstract write<Result>(
    body: (transaction: Transaction) => Promise<Result>,
    options?: WriteOptions,
  ): Promise<Result>;

  /**
   * As {@link write}, for units that many ask for at once: those of the same `work` (the very function) that come one
   * behind the other may be given to it together. When it throws, each is tried by itself. One that takes part in a
   * transaction is done there, by itself.
   */
  async writeGrouped<Item, Result>(
    work: GroupedWork<Item, Result>,
    item: Item,
    options?: WriteOptions,
  ): Promise<Result> {
    return this.write(async (transaction) => {
      const [outcome] = assertOutcomeForEach([item], await work(transaction, [item]));
      if ('error' in outcome!) throw outcome.error;
      return outcome!.value;
    }, options);
  }
}
