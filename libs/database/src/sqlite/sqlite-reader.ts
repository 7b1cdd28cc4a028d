import { SqlReader } from '../reading/sql-reader.js';
import type { SqlValue } from '../unit-of-work/transaction.js';
import { translateSqliteError } from './sqlite-errors.js';
import type { SqliteStatements } from './sqlite-statements.js';

/** Reads on the read-only connection, which never sees an uncommitted row. */
export class SqliteReader extends SqlReader {
  constructor(private readonly statements: SqliteStatements) {
    super();
  }

  override async all<Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    try {
      return this.statements.prepare(sql).all(...parameters) as Row[];
    } catch (error) {
      throw translateSqliteError(error);
    }
  }

  override async get<Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row | undefined> {
    try {
      return this.statements.prepare(sql).get(...parameters) as Row | undefined;
    } catch (error) {
      throw translateSqliteError(error);
    }
  }
}
