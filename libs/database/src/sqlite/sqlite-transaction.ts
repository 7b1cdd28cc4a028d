import { EntityManager, type QueryRunner } from 'typeorm';
import { TransactionEndedError } from '../errors/misuse.errors.js';
import { DatabaseUnavailableError } from '../errors/storage.errors.js';
import type { RowStatement, Statement } from '../statements/statement.js';
import { type SqlValue, Transaction } from '../unit-of-work/transaction.js';
import { sqliteText } from './sqlite-statements.js';
import type { SqliteWriter } from './sqlite-writer.js';

/** One unit of work's hold on the writing connection. */
export class SqliteTransaction extends Transaction {
  private ended = false;
  private ownManager: EntityManager | undefined;

  constructor(private readonly writer: SqliteWriter) {
    super();
  }

  override async run(sql: Statement, parameters: readonly SqlValue[] = []): Promise<number> {
    const text = sqliteText(sql);
    if (text === '') return 0;
    return this.inTransaction(() => this.writer.statements.prepare(text).run(...parameters).changes);
  }

  /** Row by row: for one statement that changes many, SQLite keeps each page as it was, in case it fails halfway. */
  override async runEach(
    { sqlite }: RowStatement,
    rows: readonly (readonly SqlValue[])[],
  ): Promise<number[]> {
    return this.inTransaction(() => {
      const statement = this.writer.statements.prepare(sqlite);
      return rows.map((row) => statement.run(...row).changes);
    });
  }

  override async all<Row>(sql: Statement, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return this.inTransaction(
      () => this.writer.statements.prepare(sqliteText(sql)).all(...parameters) as Row[],
    );
  }

  override async get<Row>(sql: Statement, parameters: readonly SqlValue[] = []): Promise<Row | undefined> {
    return this.inTransaction(
      () => this.writer.statements.prepare(sqliteText(sql)).get(...parameters) as Row | undefined,
    );
  }

  /** Whoever writes has its turn: there is one writer. */
  override async takeTurn(): Promise<boolean> {
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
