import type { Transaction } from '../transactions/transaction.js';

/** An index that was set aside. */
export interface SetAside {
  readonly name: string;
  /** Builds it again as it was, in the same transaction. */
  readonly build: () => Promise<void>;
}

/**
 * One connection for as long as a large load takes: what it keeps in temporary tables is there from one of its transactions
 * to the next, and gone when it is closed, or its process dies.
 */
export abstract class BulkSession {
  /**
   * As many times as many rows as come in may be in a table for it to be worth while to set its indexes aside. For the figures see
   * docs/decisions/0058-imports-as-a-whole.md.
   */
  abstract readonly rebuiltRowsPerNew: number;

  /**
   * As `UnitOfWork.write`, without a limit on how long a statement may take.
   *
   * @throws what `UnitOfWork.write` throws
   */
  abstract write<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result>;

  /**
   * Sets the indexes of tables aside, and what else is looked up for each row, so that all is built at once when the rows are there:
   * on SQLite all indexes but the key of the rows, on PostgreSQL that too, unless a foreign key leads to it, and foreign keys.
   * Nothing finds a row in the meantime but by reading all. Who takes the transaction back has them as before.
   *
   * @returns what is to be built again before the transaction ends
   */
  abstract setIndexesAside(transaction: Transaction, tables: readonly string[]): Promise<readonly SetAside[]>;

  /** Lets go of all. */
  abstract close(): Promise<void>;
}

/** Opens {@link BulkSession}s. */
export abstract class BulkSessions {
  /**
   * One at a time on SQLite, whose writing connection it is.
   *
   * @throws ReadOnlyDatabaseError when the database was opened to read
   * @throws DatabaseUnavailableError when it can't be reached, or a session is open
   */
  abstract open(): Promise<BulkSession>;
}
