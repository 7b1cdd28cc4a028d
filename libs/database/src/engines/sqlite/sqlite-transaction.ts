import { EntityManager, type QueryRunner } from 'typeorm';
import { TransactionEndedError } from '../../errors/misuse.errors.js';
import { DatabaseUnavailableError } from '../../errors/storage.errors.js';
import { valuesFor } from '../../sql/compile-sql.js';
import {
  type AnyParameters,
  type AnyStatement,
  boundFor,
  type ManyRowsStatement,
  type RowOf,
} from '../../sql/statement.js';
import { Transaction } from '../../transactions/transaction.js';
import type { LoopPace } from './writing/loop-pace.js';
import type { SqliteWriter } from './writing/sqlite-writer.js';

/** Rows of {@link SqliteTransaction.executeMany} between two looks at the clock: a row takes 3 us, or 100 where pages are cold. */
const ROWS_PER_LOOK = 16;

/** One unit of work's hold on the writing connection. What takes long rests between two statements, or two rows. */
export class SqliteTransaction extends Transaction {
  private ended = false;
  private ownManager: EntityManager | undefined;

  constructor(
    private readonly writer: SqliteWriter,
    private readonly pace: LoopPace,
  ) {
    super();
  }

  override async run(sql: AnyStatement, parameters?: AnyParameters): Promise<number> {
    const [text, values] = boundFor('sqlite', sql, parameters);
    if (text === '') return 0;
    if (this.pace.needsRest) await this.pace.takeRest();
    return this.inTransaction(() => this.writer.statements.prepare(text).run(...values).changes);
  }

  /** Row by row: for one statement that changes many, SQLite keeps each page as it was, in case it fails halfway. */
  override async executeMany<Columns extends object>(
    { sqlite }: ManyRowsStatement<Columns>,
    rows: readonly RowOf<Columns>[],
  ): Promise<number[]> {
    const statement = this.inTransaction(() => this.writer.statements.prepare(sqlite.text));
    const run = (row: AnyParameters): number => statement.run(...valuesFor(sqlite, row)).changes;
    const changes: number[] = [];
    while (changes.length < rows.length) {
      if (this.pace.needsRest) await this.pace.takeRest();
      this.inTransaction(() => {
        const end = Math.min(changes.length + ROWS_PER_LOOK, rows.length);
        while (changes.length < end) changes.push(run(rows[changes.length] as AnyParameters));
      });
    }
    return changes;
  }

  override async all<Row>(sql: AnyStatement, parameters?: AnyParameters): Promise<Row[]> {
    const [text, values] = boundFor('sqlite', sql, parameters);
    if (this.pace.needsRest) await this.pace.takeRest();
    return this.inTransaction(() => this.writer.statements.prepare(text).all(...values) as Row[]);
  }

  override async get<Row>(sql: AnyStatement, parameters?: AnyParameters): Promise<Row | undefined> {
    const [text, values] = boundFor('sqlite', sql, parameters);
    if (this.pace.needsRest) await this.pace.takeRest();
    return this.inTransaction(() => this.writer.statements.prepare(text).get(...values) as Row | undefined);
  }

  /** Whoever writes has its turn: there is one writer. */
  override async tryLock(): Promise<boolean> {
    return true;
  }

  override get manager(): EntityManager {
    this.ownManager ??= new EntityManager(this.writer.dataSource, this.guardedRunner());
    return this.ownManager;
  }

  /** Whatever still holds on to this transaction gets an error from now on. */
  end(): void {
    this.ended = true;
  }

  /** TypeORM's only runner for SQLite is shared by all; this view of it stops with the transaction. */
  private guardedRunner(): QueryRunner {
    const shared = this.writer.dataSource.createQueryRunner();
    const query = async (sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> => {
      if (this.pace.needsRest) await this.pace.takeRest();
      this.assertOpen();
      try {
        return await (structured === true
          ? shared.query(sql, parameters, true)
          : shared.query(sql, parameters));
      } catch (error) {
        throw this.writer.note(error);
      }
    };
    return Object.create(shared, {
      query: { value: query },
      // So that save() and remove() work in this transaction instead of opening another. TypeORM fills `manager` in.
      isTransactionActive: { value: true },
      manager: { writable: true },
    }) as QueryRunner;
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
    if (this.ended) throw new TransactionEndedError();
    // After SQLite rolled back by itself, a further statement would commit on its own.
    if (!this.writer.connection.inTransaction) {
      throw new DatabaseUnavailableError('The transaction was rolled back by the database');
    }
  }
}
