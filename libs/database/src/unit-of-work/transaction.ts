import type { EntityManager } from 'typeorm';
import { SqlReader } from '../reading/sql-reader.js';

/**
 * The open transaction of a unit of work: reads in it see its own writes, and nothing of it is visible
 * elsewhere before the commit. It ends with the body it was given to; used later, it throws
 * {@link TransactionEndedError}.
 */
export abstract class Transaction extends SqlReader {
  /**
   * Runs a statement that changes rows.
   *
   * @param sql with `?` for each parameter
   * @returns the number of rows that really changed
   */
  abstract run(sql: string, parameters?: readonly SqlValue[]): Promise<number>;

  /**
   * Runs a statement that changes one row at most, once for each of the given rows of parameters. For thousands of
   * rows, too: for one statement that changes many, SQLite keeps each page as it was, in case the statement fails
   * halfway. This one leaves the rows before the failing one changed, until the unit of work is taken back.
   *
   * @returns for each row of parameters, the number of rows that really changed
   */
  abstract runEach(sql: string, rows: readonly (readonly SqlValue[])[]): Promise<number[]>;

  /** TypeORM's manager on this transaction, where speed doesn't matter (`insert`, `update`, `delete`, query builders). */
  abstract readonly manager: EntityManager;
}

/** What a statement takes as a parameter. */
export type SqlValue = string | number | null;
