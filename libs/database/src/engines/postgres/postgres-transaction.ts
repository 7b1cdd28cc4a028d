import type pg from 'pg';
import { EntityManager, type QueryRunner } from 'typeorm';
import { TransactionEndedError } from '../../errors/misuse.errors.js';
import { Transaction } from '../../transactions/transaction.js';
import type { ReadingDataSource } from '../shared/reading-data-source.js';
import {
  type AnyParameters,
  type AnyStatement,
  type ManyRowsStatement,
  type RowOf,
  statement,
} from '../../sql/statement.js';
import { translatePostgresError } from './postgres-errors.js';
import { query } from './postgres-reader.js';

const TRY_LOCK = statement<{ readonly name: string }, { readonly taken: boolean }>(
  `SELECT pg_try_advisory_xact_lock(hashtextextended('retinue ' || :name, 0)) AS taken`,
);

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

  override async run(sql: AnyStatement, parameters?: AnyParameters): Promise<number> {
    this.assertOpen();
    return (await query(this.client, sql, parameters))?.rowCount ?? 0;
  }

  override async executeMany<Columns extends object>(
    { columns, postgres }: ManyRowsStatement<Columns>,
    rows: readonly RowOf<Columns>[],
  ): Promise<number[]> {
    const changes = Array<number>(rows.length).fill(0);
    if (rows.length === 0) return changes;
    const values = rows.map((row) => columns.map((name) => row[name]));
    const changed = await this.rows<{ readonly ordinal: number }>(postgres, { rows: JSON.stringify(values) });
    for (const { ordinal } of changed) changes[ordinal] = 1;
    return changes;
  }

  override async all<Row>(sql: AnyStatement, parameters?: AnyParameters): Promise<Row[]> {
    return this.rows<Row>(sql, parameters);
  }

  override async get<Row>(sql: AnyStatement, parameters?: AnyParameters): Promise<Row | undefined> {
    const [first] = await this.rows<Row>(sql, parameters);
    return first;
  }

  override async tryLock(name: string): Promise<boolean> {
    const [row] = await this.rows<{ readonly taken: boolean }>(TRY_LOCK, { name });
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

  private async rows<Row>(sql: AnyStatement, parameters: AnyParameters | undefined): Promise<Row[]> {
    this.assertOpen();
    const result = await query<pg.QueryResultRow>(this.client, sql, parameters);
    return (result?.rows ?? []) as Row[];
  }

  private assertOpen(): void {
    if (this.ended) throw new TransactionEndedError();
  }
}
