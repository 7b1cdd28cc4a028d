import type { DataSource, QueryRunner } from 'typeorm';
import {
  assertKnown,
  assertUpToDate,
  MIGRATIONS_TABLE,
  type SchemaState,
} from '../../migrations/schema-state.js';

/** Any number that nobody else takes: those who migrate the same database wait for each other at it. */
const MIGRATION_LOCK = 7_384_626_831;

/**
 * Brings the schema up to date; does nothing when it is.
 *
 * Of two that start together one waits, and then finds nothing to do; a migration that fails leaves nothing behind.
 *
 * @param name what to call the database in a message
 * @throws DatabaseStartError when the database is another program's, or newer than this version
 */
export async function migratePostgres(dataSource: DataSource, name: string): Promise<void> {
  await withRunner(dataSource, async (runner) => {
    // Of the session, not of a transaction: TypeORM's own transaction is on another connection.
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    try {
      assertKnown(dataSource, await readState(runner, name));
      await dataSource.runMigrations({ transaction: 'all' });
    } finally {
      await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
    }
  });
}

/** @throws DatabaseStartError when the schema is not exactly this version's */
export async function assertPostgresMigrated(dataSource: DataSource, name: string): Promise<void> {
  await withRunner(dataSource, async (runner) => assertUpToDate(dataSource, await readState(runner, name)));
}

async function withRunner(
  dataSource: DataSource,
  work: (runner: QueryRunner) => Promise<void>,
): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await work(runner);
  } finally {
    await runner.release();
  }
}

async function readState(runner: QueryRunner, name: string): Promise<SchemaState> {
  const names = async (sql: string): Promise<string[]> => {
    const rows = (await runner.query(sql)) as { readonly name: string }[];
    return rows.map((row) => row.name);
  };
  // Unlike information_schema, it shows those that the user has no permission for, which are not missing.
  const tables = await names(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1`,
  );
  const applied = tables.includes(MIGRATIONS_TABLE)
    ? await names(`SELECT name FROM ${MIGRATIONS_TABLE}`)
    : [];
  return { name, tables, applied };
}
