import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import { OuterTransactionError, TransactionEndedError } from '../../errors/misuse.errors.js';
import { Transaction } from '../../transactions/transaction.js';
import type { ReadingDataSource } from '../shared/reading-data-source.js';
import {
  type AnyParameters,
  type AnyStatement,
  type ManyRowsStatement,
  type RowOf,
  statement,
} from '../../sql/statement.js';
import type { LoadedRow, LoadStatement } from '../../sql/load-statement.js';
import { copyText } from './bulk/copy-text.js';
import { managerWithin } from '../shared/manager-within.js';
import { isConflict, rootOf, translatePostgresError } from './postgres-errors.js';
import { query } from './connections/query.js';
import type { BodyWatch } from './writing/body-watch.js';

const TRY_LOCK = statement<{ readonly name: string }, { readonly taken: boolean }>(
  `SELECT pg_try_advisory_xact_lock(hashtextextended('retinue ' || coalesce(nullif(current_schema(), 'public') || ' ', '') || :name, 0)) AS taken`,
);

/** One unit of work's hold on a connection with an open transaction. */
export class PostgresTransaction extends Transaction {
  /** The first error of a statement: from there on PostgreSQL takes nothing but a rollback. */
  failure: unknown;
  private ended = false;
  private ownManager: EntityManager | undefined;

  constructor(
    private readonly client: pg.ClientBase,
    private readonly dataSource: ReadingDataSource,
    private readonly watch: BodyWatch<PostgresTransaction>,
    /** The one that this has joined. */
    private readonly outer?: PostgresTransaction,
  ) {
    super();
  }

  override async run(sql: AnyStatement, parameters?: AnyParameters): Promise<number> {
    const result = await this.guarded(() => query(this.client, sql, parameters));
    return result?.rowCount ?? 0;
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

  override async load<Columns extends string>(
    { columns, copy }: LoadStatement<Columns>,
    rows: readonly LoadedRow<Columns>[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await this.guarded(async () => {
      try {
        await pipeline(Readable.from([copyText(columns, rows)]), this.client.query(copyFrom(copy)));
      } catch (error) {
        throw translatePostgresError(error);
      }
    });
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
    this.ownManager ??= this.known(this.managerOnConnection());
    return this.ownManager;
  }

  private managerOnConnection(): EntityManager {
    const runner = this.dataSource.createWritingRunner();
    // TypeORM asks `connect` for the connection, and would take another out of the pool.
    runner.connect = async () => this.client;
    return managerWithin(this.dataSource, runner, async (run) => this.guarded(run));
  }

  /** Whatever still holds on to this transaction gets an error from now on. */
  end(): void {
    this.ended = true;
  }

  protected override async runJoined<Result>(
    body: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    const joined = new PostgresTransaction(this.client, this.dataSource, this.watch, this);
    const savepoint = `joined_${joined.depth}`;
    this.assertOpen();
    await this.control(`SAVEPOINT ${savepoint}`);
    try {
      const result = await this.watch.run(async () => body(joined), joined);
      joined.assertAllJoined();
      joined.assertOpen();
      await joined.control(`RELEASE SAVEPOINT ${savepoint}`);
      this.effects.push(...joined.effects);
      return result;
    } catch (error) {
      // What a caught error of a statement has brought down says less than that error.
      const cause = joined.failure ?? error;
      this.noteConflict(cause);
      if (!this.hasEnded) {
        await this.client
          .query(`ROLLBACK TO SAVEPOINT ${savepoint}; RELEASE SAVEPOINT ${savepoint}`)
          .catch(() => undefined);
      }
      throw translatePostgresError(cause);
    } finally {
      joined.end();
      this.endings.push(...joined.endings);
    }
  }

  /** Someone who has joined this transaction would wait for themselves. */
  protected override assertMayWait(): void {
    for (let asking = this.watch.transaction; asking !== undefined; asking = asking.outer) {
      if (asking.outer === this && !asking.hasEnded) throw new OuterTransactionError();
    }
  }

  /** Where in a conflict a write that had joined gave way, all is to run again, whoever has caught its error. */
  private noteConflict(error: unknown): void {
    if (!isConflict(rootOf(error))) return;
    if (this.outer === undefined) this.failure ??= error;
    else this.outer.noteConflict(error);
  }

  private get depth(): number {
    return this.outer === undefined ? 0 : this.outer.depth + 1;
  }

  /** One that has joined another ends with it, at the latest. */
  private get hasEnded(): boolean {
    return this.ended || (this.outer !== undefined && this.outer.hasEnded);
  }

  private async control(sql: string): Promise<void> {
    try {
      await this.client.query(sql);
    } catch (error) {
      throw translatePostgresError(error);
    }
  }

  /** The first failure of a statement is kept: PostgreSQL takes all back from there, even if the body catches it. */
  private async guarded<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.joining !== undefined) await this.turnOfOwn();
    this.assertOpen();
    try {
      return await run();
    } catch (error) {
      const translated = translatePostgresError(error);
      this.failure ??= translated;
      throw translated;
    }
  }

  private async rows<Row>(sql: AnyStatement, parameters: AnyParameters | undefined): Promise<Row[]> {
    const result = await this.guarded(() => query<pg.QueryResultRow>(this.client, sql, parameters));
    return (result?.rows ?? []) as Row[];
  }

  private assertOpen(): void {
    if (this.hasEnded) throw new TransactionEndedError();
  }
}
