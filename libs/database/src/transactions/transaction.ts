import type { EntityManager } from 'typeorm';
import { JoinedWriteNotAwaitedError, NotInUnitOfWorkError } from '../errors/misuse.errors.js';
import { SqlReader } from '../sql/sql-reader.js';
import type { LoadedRow, LoadStatement } from '../sql/load-statement.js';
import type { ManyRowsStatement, ParametersOf, RowOf, Statement } from '../sql/statement.js';
import type { Effect } from './effects.js';

/** The transactions of TypeORM's managers, by their runners: what a subscriber is told of is a manager. */
const transactionsOfRunners = new WeakMap<object, Transaction>();

/**
 * The open transaction of a unit of work: reads in it see its own writes, and nothing of it is visible
 * elsewhere before the commit. It ends with the body it was given to; used later, it throws
 * {@link TransactionEndedError}.
 */
export abstract class Transaction extends SqlReader {
  /**
   * The one that a manager of TypeORM works in: for an entity subscriber, which is given `event.manager`.
   *
   * @throws NotInUnitOfWorkError when the manager is not `transaction.manager` of any
   */
  static of({ queryRunner }: EntityManager): Transaction {
    const transaction = queryRunner && transactionsOfRunners.get(queryRunner);
    if (transaction === undefined) throw new NotInUnitOfWorkError();
    return transaction;
  }

  /** The last of the writes that have joined and are not done; {@link turnOfOwn} waits for it. */
  protected joining: Promise<void> | undefined;

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
   * Adds rows to a table, for thousands of them, as fast as the engine can: to a temporary one, as a rule, since nothing is told
   * of what is there already. What it has added before it fails stays until the unit of work is taken back.
   */
  abstract load<Columns extends string>(
    statement: LoadStatement<Columns>,
    rows: readonly LoadedRow<Columns>[],
  ): Promise<void>;

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

  /**
   * For {@link UnitOfWork}: a write that takes part in this transaction, under a savepoint. When it throws, nothing of it
   * stays, and whoever catches the error may go on. Those that are asked for at once run one after the other, and what this
   * transaction is asked for meanwhile waits, since it would be taken back with them.
   */
  async join<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const before = this.joining;
    if (before !== undefined) this.assertMayWait();
    let done: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (done = resolve));
    this.joining = mine;
    try {
      await (before === undefined ? before : this.waitFor(before));
      return await this.runJoined(body);
    } finally {
      if (this.joining === mine) this.joining = undefined;
      done();
    }
  }

  /**
   * For the unit of work, once its body has ended: a write under way would be committed by half.
   *
   * @throws JoinedWriteNotAwaitedError
   */
  assertAllJoined(): void {
    if (this.joining !== undefined) throw new JoinedWriteNotAwaitedError();
  }

  /** Runs a write that joins, in a transaction object of its own. */
  protected abstract runJoined<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result>;

  /** Waits for the writes that have joined. */
  protected async turnOfOwn(): Promise<void> {
    while (this.joining !== undefined) {
      this.assertMayWait();
      await this.waitFor(this.joining);
    }
  }

  /** Waits for a write that has joined. */
  protected async waitFor(joined: Promise<void>): Promise<void> {
    await joined;
  }

  /** @throws DatabaseMisuseError when a write that has joined asks: it would wait for itself */
  protected assertMayWait(): void {}

  /** Makes the manager known to {@link of}. */
  protected known(manager: EntityManager): EntityManager {
    if (manager.queryRunner !== undefined) transactionsOfRunners.set(manager.queryRunner, this);
    return manager;
  }

  /** For the unit of work: what is to run after the commit. */
  readonly effects: Effect[] = [];

  /** For the unit of work: what is to run when it is over. */
  readonly endings: Effect[] = [];

  /**
   * TypeORM's manager on this very transaction, where speed doesn't matter, for the entities that `DatabaseModule` was given
   * (`insert`, `save`, `delete`, query builders, `getRepository`). Its own `transaction()` is refused: a part that may fail
   * by itself is `unitOfWork.write(body, { transaction })`.
   */
  abstract readonly manager: EntityManager;
}
