import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import {
  assertKnown,
  assertUpToDate,
  MIGRATIONS_TABLE,
  type SchemaState,
} from '../../migrations/schema-state.js';

/**
 * Brings the schema up to date; does nothing when it is.
 *
 * All in one exclusive transaction of ours: of two processes that start together one waits and then finds
 * nothing to do, and a migration that fails leaves nothing behind.
 *
 * @throws DatabaseStartError when the database is another program's, or newer than this version
 */
export async function migrateSqlite(
  dataSource: DataSource,
  connection: BetterSqlite3.Database,
): Promise<void> {
  connection.exec('BEGIN EXCLUSIVE');
  try {
    assertKnown(dataSource, stateOf(dataSource, connection));
    await dataSource.runMigrations({ transaction: 'none' });
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** @throws DatabaseStartError when the schema is not exactly this version's */
export function assertSqliteMigrated(
  dataSource: DataSource,
  connection: BetterSqlite3.Database,
  reading?: { readonly name: string; readonly readOnly: true },
): void {
  assertUpToDate(dataSource, { ...stateOf(dataSource, connection), ...reading });
}

function stateOf(dataSource: DataSource, connection: BetterSqlite3.Database): SchemaState {
  const names = (sql: string): string[] => connection.prepare(sql).pluck().all() as string[];
  const tables = names(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`);
  const applied = tables.includes(MIGRATIONS_TABLE) ? names(`SELECT name FROM ${MIGRATIONS_TABLE}`) : [];
  return { name: String(dataSource.options.database), tables, applied };
}
