import type BetterSqlite3 from 'better-sqlite3';
import { WriteOutsideUnitOfWorkError } from '../errors/misuse.errors.js';
import { SqlReader } from '../reading/sql-reader.js';
import type { SqlValue } from '../unit-of-work/transaction.js';
import { translateSqliteError } from './sqlite-errors.js';
import type { ReadSnapshot } from './read-snapshot.js';
import type { SqliteStatements } from './sqlite-statements.js';

/** Reads on the read-only connection, which never sees an uncommitted row. */
export class SqliteReader extends SqlReader {
  constructor(
    private readonly statements: SqliteStatements,
    private readonly snapshot: ReadSnapshot,
  ) {
    super();
  }

  override async all<Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    try {
      return this.prepare(sql).all(...parameters) as Row[];
    } catch (error) {
      throw translateSqliteError(error);
    }
  }

  override async get<Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row | undefined> {
    try {
      return this.prepare(sql).get(...parameters) as Row | undefined;
    } catch (error) {
      throw translateSqliteError(error);
    }
  }

  private prepare(sql: string): BetterSqlite3.Statement {
    const statement = this.statements.prepare(sql);
    if (!statement.readonly) throw new WriteOutsideUnitOfWorkError();
    this.snapshot.begin();
    return statement;
  }
}
