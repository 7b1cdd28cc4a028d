import type { EntityManager } from 'typeorm';
import {
  AwaitOutsideTransactionError,
  type DatabaseMisuseError,
  OuterTransactionError,
  TransactionEndedError,
} from '../../errors/misuse.errors.js';
import { DatabaseUnavailableError } from '../../errors/storage.errors.js';
import { valuesFor } from '../../sql/compile-sql.js';
import { type LoadedRow, type LoadStatement, ROWS_AT_ONCE } from '../../sql/load-statement.js';
import type { SqlValue } from '../../sql/sql-value.js';
import {
  type AnyParameters,
  type AnyStatement,
  boundFor,
  type ManyRowsStatement,
  type RowOf,
} from '../../sql/statement.js';
import { Transaction } from '../../transactions/transaction.js';
import { managerWithin } from '../shared/manager-within.js';
import { translateSqliteError } from './sqlite-errors.js';
import type { LoopPace } from './writing/loop-pace.js';
import type { SqliteWriter } from './writing/sqlite-writer.js';

/** Rows of {@link SqliteTransaction.executeMany} between two looks at the clock: a row takes 3 us, or 100 where pages are cold. */
const ROWS_PER_LOOK = 16;

/** One unit of work's hold on the writing connection. What takes long yields to the event loop between two statements, or two rows. */
export class SqliteTransaction extends Transaction {
  private ended = false;
  private ownManager: EntityManager | undefined;
  /** Whether a write that has joined has begun. */
  private joinedRuns = false;
  /** Of the outermost one: how many wait for a write that has joined, and asked when it had begun. */
  private askedMeanwhile = 0;

  constructor(
    private readonly writer: SqliteWriter,
    private readonly pace: LoopPace,
    /** The one that this has joined. */
    private readonly outer?: SqliteTransaction,
  ) {
    super();
  }

  override async run(sql: AnyStatement, parameters?: AnyParameters): Promise<number> {
    const [text, values] = boundFor('sqlite', sql, parameters);
    if (text === '') return 0;
    if (this.mustWait) await this.turn();
    return this.inTransaction(() => this.writer.statements.prepare(text).run(...values).changes);
  }

  /** Row by row: for one statement that changes many, SQLite keeps each page as it was, in case it fails halfway. */
  override async executeMany<Columns extends object>(
    { sqlite }: ManyRowsStatement<Columns>,
    rows: readonly RowOf<Columns>[],
  ): Promise<number[]> {
    const changes: number[] = [];
    if (this.joining !== undefined) await this.turnOfOwn();
    const statement = this.inTransaction(() => this.writer.statements.prepare(sqlite.text));
    while (changes.length < rows.length) {
      if (this.mustWait) await this.turn();
      this.inTransaction(() => {
        for (const row of rows.slice(changes.length, changes.length + ROWS_PER_LOOK))
          changes.push(statement.run(...valuesFor(sqlite, row)).changes);
      });
    }
    return changes;
  }

  override async load<Columns extends string>(
    { insert, columns }: LoadStatement<Columns>,
    rows: readonly LoadedRow<Columns>[],
  ): Promise<void> {
    if (this.joining !== undefined) await this.turnOfOwn();
    for (let next = 0; next < rows.length;) {
      if (this.mustWait) await this.turn();
      const isWhole = next + ROWS_AT_ONCE <= rows.length;
      const end = isWhole ? next + ROWS_AT_ONCE : next + 1;
      const values: SqlValue[] = [];
      for (; next < end; next += 1) for (const name of columns) values.push(rows[next]![name]);
      this.inTransaction(() =>
        this.writer.statements.prepare(isWhole ? insert.many : insert.one).run(...values),
      );
    }
  }

  override async all<Row>(sql: AnyStatement, parameters?: AnyParameters): Promise<Row[]> {
    const [text, values] = boundFor('sqlite', sql, parameters);
    if (this.mustWait) await this.turn();
    return this.inTransaction(() => this.writer.statements.prepare(text).all(...values) as Row[]);
  }

  override async get<Row>(sql: AnyStatement, parameters?: AnyParameters): Promise<Row | undefined> {
    const [text, values] = boundFor('sqlite', sql, parameters);
    if (this.mustWait) await this.turn();
    return this.inTransaction(() => this.writer.statements.prepare(text).get(...values) as Row | undefined);
  }

  /** Whoever writes has its turn: there is one writer. */
  override async tryLock(): Promise<boolean> {
    return true;
  }

  override get manager(): EntityManager {
    // TypeORM's only runner for SQLite is shared by all; the manager's view of it stops with the transaction.
    this.ownManager ??= this.known(
      managerWithin(this.writer.dataSource, this.writer.dataSource.createQueryRunner(), async (statement) => {
        await this.turn();
        this.assertOpen();
        try {
          return await statement();
        } catch (error) {
          throw this.writer.note(error);
        }
      }),
    );
    return this.ownManager;
  }

  /** Whatever still holds on to this transaction gets an error from now on. */
  end(): void {
    this.ended = true;
  }

  protected override async runJoined<Result>(
    body: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    if (this.pace.mustYield) await this.pace.yieldToLoop();
    const joined = new SqliteTransaction(this.writer, this.pace, this);
    const savepoint = `joined_${joined.depth}`;
    this.inTransaction(() => this.writer.execute(`SAVEPOINT ${savepoint}`));
    try {
      this.joinedRuns = true;
      const result = await body(joined);
      joined.assertAllJoined();
      joined.inTransaction(() => this.writer.execute(`RELEASE ${savepoint}`));
      this.effects.push(...joined.effects);
      return result;
    } catch (error) {
      // After SQLite rolled back by itself there is no savepoint left.
      if (this.writer.connection.inTransaction && !this.hasEnded) {
        this.writer.execute(`ROLLBACK TO ${savepoint}`);
        this.writer.execute(`RELEASE ${savepoint}`);
      }
      throw translateSqliteError(error);
    } finally {
      this.joinedRuns = false;
      joined.end();
      this.endings.push(...joined.endings);
    }
  }

  /**
   * Why a body that has come to a stop has. One that asks the outer transaction waits for itself; the same is asked beside it
   * before it has begun, when both are asked for at once.
   */
  get reasonOfStop(): DatabaseMisuseError {
    return this.askedMeanwhile > 0 ? new OuterTransactionError() : new AwaitOutsideTransactionError();
  }

  protected override async waitFor(joined: Promise<void>): Promise<void> {
    const { outermost } = this;
    const meanwhile = this.joinedRuns ? 1 : 0;
    outermost.askedMeanwhile += meanwhile;
    try {
      await joined;
    } finally {
      outermost.askedMeanwhile -= meanwhile;
    }
  }

  private get outermost(): SqliteTransaction {
    return this.outer === undefined ? this : this.outer.outermost;
  }

  /** Whether others are to go first: a write that has joined, or what the event loop has waiting. */
  private get mustWait(): boolean {
    return this.joining !== undefined || this.pace.mustYield;
  }

  private async turn(): Promise<void> {
    await this.turnOfOwn();
    if (this.pace.mustYield) await this.pace.yieldToLoop();
  }

  private get depth(): number {
    return this.outer === undefined ? 0 : this.outer.depth + 1;
  }

  /** One that has joined another ends with it, at the latest. */
  private get hasEnded(): boolean {
    return this.ended || (this.outer !== undefined && this.outer.hasEnded);
  }

  private inTransaction<Result>(execute: () => Result): Result {
    this.assertOpen();
    try {
      return execute();
    } catch (error) {
      throw this.writer.note(error);
    }
  }

  private assertOpen(): void {
    if (this.hasEnded) throw new TransactionEndedError();
    // After SQLite rolled back by itself, a further statement would commit on its own.
    if (!this.writer.connection.inTransaction) {
      throw new DatabaseUnavailableError('The transaction was rolled back by the database');
    }
  }
}
