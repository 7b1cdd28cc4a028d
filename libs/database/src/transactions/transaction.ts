import type { EntityManager } from 'typeorm';
import { SqlReader } from '../sql/sql-reader.js';
import type { ManyRowsStatement, ParametersOf, RowOf, Statement } from '../sql/statement.js';
import type { Effect } from './effects.js';

/**
 * The open transaction of a unit of work: reads in it see its own writes, and nothing of it is visible
 * elsewhere before the commit. It ends with the body it was given to; used later, it throws
 * {@link TransactionEndedError}.
 */
export abstract class Transaction extends SqlReader {
  /**
   * Runs a statement that changes rows.
   *
   * @returns the number of rows that really changed
   */
  abstract run<Parameters extends object>(
    sql: Statement<Parameters>,
    ...parameters: ParametersOf<Parameters>
  ): Promise<number>;
  abstract run(sql: string): Promise<number>;

  /**
   * Runs a statement that changes one row at most, once for each of the given rows of parameters, for thousands of
   * rows, too. What it has changed before it fails stays changed until the unit of work is taken back.
   *
   * @returns for each row of parameters, the number of rows that really changed
   */
  abstract executeMany<Columns extends object>(
    statement: ManyRowsStatement<Columns>,
    rows: readonly RowOf<Columns>[],
  ): Promise<number[]>;

  /**
   * Of several processes that do the same in the background, one at a time: it has its turn until the transaction ends.
   *
   * @returns false when another one has it just now
   */
  abstract tryLock(name: string): Promise<boolean>;

  /**
   * Runs something once the unit of work is on disk, and not at all if it never is: to wake what works on its rows, say,
   * which would look too early otherwise. Nobody waits for it, and an error of it is logged: the unit is done.
   */
  afterCommit(effect: Effect): void {
    this.effects.push(effect);
  }

  /**
   * Runs something when the transaction is over, committed or taken back: to let go of what was held for it, say. It comes
   * before anybody is answered; an error of it is logged.
   */
  onEnd(effect: Effect): void {
    this.endings.push(effect);
  }

  /** For the unit of work: what is to run after the commit. */
  readonly effects: Effect[] = [];

  /** For the unit of work: what is to run when it is over. */
  readonly endings: Effect[] = [];

  /** TypeORM's manager on this transaction, where speed doesn't matter (`insert`, `update`, `delete`, query builders). */
  abstract readonly manager: EntityManager;
}
