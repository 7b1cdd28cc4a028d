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

  /** TypeORM's manager on this transaction, where speed doesn't matter (`insert`, `update`, `delete`, query builders). */
  abstract readonly manager: EntityManager;
}

/** What a statement takes as a parameter. */
export type SqlValue = string | number | null;
