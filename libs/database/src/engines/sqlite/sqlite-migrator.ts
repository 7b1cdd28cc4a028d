import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import {
  knownMigrations,
  readApplied,
  type RunStatement,
  takeOverOldList,
} from '../../migrations/migrations-table.js';
import {
  assertKnown,
  assertUpToDate,
  missingMigrations,
  type SchemaState,
} from '../../migrations/schema-state.js';

/** How a database is looked at: what it is called, and what else may be in it. */
export type SchemaView = Partial<Pick<SchemaState, 'name' | 'readOnly' | 'guest'>>;

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
  view: SchemaView,
): Promise<void> {
  connection.exec('BEGIN EXCLUSIVE');
  try {
    const state = await stateOf(dataSource, connection, view);
    assertKnown(state);
    await takeOverOldList(dataSource, state.tables, runOn(connection));
    await dataSource.runMigrations({ transaction: 'none' });
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** @throws DatabaseStartError when the schema is not exactly this version's */
export async function assertSqliteMigrated(
  dataSource: DataSource,
  connection: BetterSqlite3.Database,
  view: SchemaView,
): Promise<void> {
  assertUpToDate(await stateOf(dataSource, connection, view));
}

/**
 * What ran, and what has yet to run until the schema is this version's.
 *
 * @throws DatabaseStartError when the database is another program's, or newer than this version
 */
export async function missingSqliteMigrations(
  dataSource: DataSource,
  connection: BetterSqlite3.Database,
  view: SchemaView,
): Promise<{ readonly applied: readonly string[]; readonly missing: readonly string[] }> {
  const state = await stateOf(dataSource, connection, view);
  assertKnown(state);
  return { applied: state.applied, missing: missingMigrations(state) };
}

async function stateOf(
  dataSource: DataSource,
  connection: BetterSqlite3.Database,
  view: SchemaView,
): Promise<SchemaState> {
  const name = String(dataSource.options.database);
  return readSchemaState(connection, knownMigrations(dataSource), { name, ...view });
}

/** What a file holds, by the names of the migrations of this version. */
export async function readSchemaState(
  connection: BetterSqlite3.Database,
  known: readonly string[],
  view: SchemaView & Pick<SchemaState, 'name'>,
): Promise<SchemaState> {
  const tables = connection
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
  return { tables, known, applied: await readApplied(known, tables, runOn(connection)), ...view };
}

function runOn(connection: BetterSqlite3.Database): RunStatement {
  return async (sql) => {
    const statement = connection.prepare<[], object>(sql);
    if (statement.reader) return statement.all();
    statement.run();
    return [];
  };
}
