import type { Transaction } from './transaction.js';

/** The only way to write. */
export abstract class UnitOfWork {
  /**
   * Runs `body` in one transaction and answers after the commit, so what it returns is on disk. When `body`
   * throws, nothing of it stays.
   *
   * The body may run more than once (after a conflict, or when the transaction it shared was lost), so it
   * changes nothing but the database; and it waits for nothing but the database, since others wait behind it.
   *
   * @throws ForeignWaitError when the body waits for a timer, the network, a file or another unit of work
   * @throws StorageFullError when the disk is full
   * @throws DatabaseUnavailableError when the database stays busy or can't be reached
   */
  abstract write<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result>;
}
