import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { DatabaseStartError } from '../errors/start.errors.js';

/** TypeORM's default table of applied migrations. */
const MIGRATIONS_TABLE = 'migrations';

/**
 * Brings the schema up to date; does nothing when it is.
 *
 * All in one exclusive transaction of ours: of two processes that start together one waits and then finds
 * nothing to do, and a migration that fails leaves nothing behind.
 *
 * @throws DatabaseStartError when the database is another program's, or newer than this version
 */
export async function migrate(dataSource: DataSource, connection: BetterSqlite3.Database): Promise<void> {
  connection.exec('BEGIN EXCLUSIVE');
  try {
    assertKnown(dataSource, connection);
    await dataSource.runMigrations({ transaction: 'none' });
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** @throws DatabaseStartError when the schema is not exactly this version's */
export async function assertMigrated(
  dataSource: DataSource,
  connection: BetterSqlite3.Database,
): Promise<void> {
  assertKnown(dataSource, connection);
  const applied = appliedMigrations(connection);
  const missing = knownMigrations(dataSource).filter((name) => !applied.includes(name));
  if (missing.length > 0) {
    throw new DatabaseStartError(
      `${databaseName(dataSource)} lacks ${missing.length} migration(s): run "retinue migrate", or set MIGRATE_ON_START=true`,
    );
  }
}

function assertKnown(dataSource: DataSource, connection: BetterSqlite3.Database): void {
  const tables = connection
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
  if (tables.length > 0 && !tables.includes(MIGRATIONS_TABLE)) {
    throw new DatabaseStartError(
      `${databaseName(dataSource)} holds another program's tables (${tables.slice(0, 3).join(', ')}): choose another file`,
    );
  }
  const known = knownMigrations(dataSource);
  const unknown = appliedMigrations(connection).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new DatabaseStartError(
      `${databaseName(dataSource)} was migrated by a newer version (${unknown.join(', ')}): update Retinue`,
    );
  }
}

/** By the names that TypeORM records: those of the classes. */
function knownMigrations(dataSource: DataSource): string[] {
  return dataSource.migrations.map((migration) => migration.constructor.name);
}

function appliedMigrations(connection: BetterSqlite3.Database): string[] {
  const exists = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = ?`).get(MIGRATIONS_TABLE);
  if (exists === undefined) return [];
  return connection.prepare(`SELECT name FROM ${MIGRATIONS_TABLE}`).pluck().all() as string[];
}

function databaseName(dataSource: DataSource): string {
  return String(dataSource.options.database);
}
