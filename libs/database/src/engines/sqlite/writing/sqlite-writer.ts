import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { driverConnection } from '../connections/driver-connection.js';
import { translateSqliteError } from '../sqlite-errors.js';
import type { SqliteHealth } from '../sqlite-health.js';
import { SqliteStatements } from '../sqlite-statements.js';

/**
 * The one writing connection, and TypeORM's view of it. Only the write queue and the migrations write with it; warm reads and
 * the checkpointer use it between two transactions.
 */
export class SqliteWriter {
  readonly connection: BetterSqlite3.Database;
  readonly statements: SqliteStatements;
  /** From when the file is open and migrated. */
  health: SqliteHealth | undefined;

  constructor(readonly dataSource: DataSource) {
    this.connection = driverConnection(dataSource);
    this.statements = new SqliteStatements(this.connection);
  }

  /**
   * Runs what begins or ends a transaction.
   *
   * @throws DatabaseDisplacedError, DatabaseDamagedError where a commit would be lost, or SQLite's own error
   */
  execute(sql: string): void {
    if (sql === 'COMMIT') this.health?.assertInPlace();
    if (sql === 'COMMIT' || sql === 'BEGIN IMMEDIATE') this.health?.assertWritable();
    try {
      this.statements.prepare(sql).run();
    } catch (error) {
      this.note(error);
      throw error;
    }
    if (sql === 'COMMIT') this.health?.noteCommit();
  }

  /** Copies the log into the file, as far as readings let it: nobody is answered meanwhile. Throws nothing. */
  copyLog(): void {
    try {
      this.statements.prepare('PRAGMA wal_checkpoint(PASSIVE)').get();
    } catch (error) {
      this.note(error);
    }
  }

  /** Has an error taken into account. @returns it, translated */
  note(error: unknown): unknown {
    return this.health?.note(error) ?? translateSqliteError(error);
  }
}
