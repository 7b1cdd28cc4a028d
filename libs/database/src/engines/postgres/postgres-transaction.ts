import type pg from 'pg';
import { EntityManager, type QueryRunner } from 'typeorm';
import { TransactionEndedError } from '../../errors/misuse.errors.js';
import type { SqlValue } from '../../sql/sql-value.js';
import type { RowStatement, Statement } from '../../sql/statement.js';
import { Transaction } from '../../transactions/transaction.js';
import type { ReadingDataSource } from '../shared/reading-data-source.js';
import { translatePostgresError } from './postgres-errors.js';
import { query } from './postgres-reader.js';

const TAKE_TURN = `SELECT pg_try_advisory_xact_lock(hashtextextended('retinue ' || ?, 0)) AS taken`;

/** One unit of work's hold on a connection with an open transaction. */
export class PostgresTransaction extends Transaction {
  private ended = false;
  private ownManager: EntityManager | undefined;

  constructor(
    private readonly client: pg.ClientBase,
    private readonly dataSource: ReadingDataSource,
  ) {
    super();
  }

  override async run(statement: Statement, parameters: readonly SqlValue[] = []): Promise<number> {
    this.assertOpen();
    return (await query(this.client, statement, parameters))?.rowCount ?? 0;
  }

  override async runEach(
    { postgres }: RowStatement,
    rows: readonly (readonly SqlValue[])[],
  ): Promise<number[]> {
    const changes = Array<number>(rows.length).fill(0);
    if (rows.length === 0) return changes;
    for (const { place } of await this.all<{ readonly place: number }>(postgres, [JSON.stringify(rows)])) {
      changes[place] = 1;
    }
    return changes;
  }

  override async all<Row>(statement: Statement, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    this.assertOpen();
    const result = await query<pg.QueryResultRow>(this.client, statement, parameters);
    return (result?.rows ?? []) as Row[];
  }

  override async get<Row>(
    statement: Statement,
    parameters: readonly SqlValue[] = [],
  ): Promise<Row | undefined> {
    const [first] = await this.all<Row>(statement, parameters);
    return first;
  }

  override async takeTurn(name: string): Promise<boolean> {
    const row = await this.get<{ readonly taken: boolean }>(TAKE_TURN, [name]);
    return row!.taken;
  }

  override get manager(): EntityManager {
    this.ownManager ??= new EntityManager(this.dataSource, this.guardedRunner());
    return this.ownManager;
  }

  /** Whatever still holds on to this transaction gets an error from now on. */
  end(): void {
    this.ended = true;
  }

  /** A runner of TypeORM on our connection, in our transaction, for as long as it lasts. */
  private guardedRunner(): QueryRunner {
    const runner = this.dataSource.createWritingRunner();
    const guarded = async (sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> => {
      this.assertOpen();
      try {
        return await (structured === true
          ? runner.query(sql, parameters, true)
          : runner.query(sql, parameters));
      } catch (error) {
        throw translatePostgresError(error);
      }
    };
    // TypeORM asks `connect` for the connection, and would take another out of the pool.
    runner.connect = async () => this.client;
    return Object.create(runner, {
      query: { value: guarded },
      isTransactionActive: { value: true },
      manager: { writable: true },
    }) as QueryRunner;
  }

  private assertOpen(): void {
    if (this.ended) throw new TransactionEndedError();
  }
}
