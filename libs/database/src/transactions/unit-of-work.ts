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

/** The only way to write. */
export abstract class UnitOfWork {
  /**
   * Runs `body` in one transaction and answers after the commit, so what it returns is on disk. When `body`
   * throws, nothing of it stays.
   *
   * The body may run more than once (after a conflict, or when the transaction it shared was lost), so it
   * changes nothing but the database; and it waits for nothing but the database, since others wait behind it.
   *
   * @throws AwaitOutsideTransactionError when the body waits for a timer, the network or a file, on SQLite
   * @throws NestedUnitOfWorkError when it is called in the body of another unit of work
   * @throws StorageFullError when the disk is full
   * @throws DatabaseUnavailableError when the database stays busy or can't be reached
   */
  abstract write<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result>;

  /**
   * As {@link write}, for units that many ask for at once: those of the same `work` (the very function) that come one
   * behind the other may be given to it together. When it throws, each is tried by itself.
   */
  async writeGrouped<Item, Result>(work: GroupedWork<Item, Result>, item: Item): Promise<Result> {
    return this.write(async (transaction) => {
      const [outcome] = await work(transaction, [item]);
      if ('error' in outcome!) throw outcome.error;
      return outcome!.value;
    });
  }
}
