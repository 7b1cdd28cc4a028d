import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';

/** The driver's own connection of an initialized better-sqlite3 DataSource; TypeORM types it as `any`. */
export function driverConnection(dataSource: DataSource): BetterSqlite3.Database {
  return (dataSource.driver as unknown as { databaseConnection: BetterSqlite3.Database }).databaseConnection;
}
