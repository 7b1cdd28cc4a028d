import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { driverConnection } from './driver-connection.js';
import { SqliteStatements } from './sqlite-statements.js';

/** The one writing connection, and TypeORM's view of it. Only the write queue and the migrations hold it. */
export class SqliteWriter {
  readonly connection: BetterSqlite3.Database;
  readonly statements: SqliteStatements;

  constructor(readonly dataSource: DataSource) {
    this.connection = driverConnection(dataSource);
    this.statements = new SqliteStatements(this.connection);
  }
}
