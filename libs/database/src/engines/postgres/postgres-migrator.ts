import type { DataSource, QueryRunner } from 'typeorm';
import {
  knownMigrations,
  readApplied,
  type RunStatement,
  takeOverOldList,
} from '../../migrations/migrations-table.js';
import { assertKnown, assertUpToDate, type SchemaState } from '../../migrations/schema-state.js';

/** Any number that nobody else takes: those who migrate the same database wait for each other at it. */
export const MIGRATION_LOCK = 7_384_626_831;

/** How a database is looked at: what to call it in a message, and what else may be in it. */
export type SchemaView = Pick<SchemaState, 'name' | 'guest'>;

/**
 * Brings the schema up to date; does nothing when it is.
 *
 * Of two that start together one waits, and then finds nothing to do; a migration that fails leaves nothing behind.
 *
 * @throws DatabaseStartError when the database is another program's, or newer than this version
 */
export async function migratePostgres(dataSource: DataSource, view: SchemaView): Promise<void> {
  await withRunner(dataSource, async (runner) => {
    // Of the session, not of a transaction: TypeORM's own transaction is on another connection.
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    try {
      const state = await readState(dataSource, runner, view);
      assertKnown(state);
      await takeOver(dataSource, runner, state);
      await dataSource.runMigrations({ transaction: 'all' });
    } finally {
      await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
    }
  });
}

/** In one transaction: whoever is cut off in the middle must not leave two halves of a list. */
async function takeOver(dataSource: DataSource, runner: QueryRunner, { tables }: SchemaState): Promise<void> {
  await runner.startTransaction();
  try {
    await takeOverOldList(dataSource, tables, runOn(runner));
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

/** @throws DatabaseStartError when the schema is not exactly this version's */
export async function assertPostgresMigrated(dataSource: DataSource, view: SchemaView): Promise<void> {
  await withRunner(dataSource, async (runner) => assertUpToDate(await readState(dataSource, runner, view)));
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

function runOn(runner: QueryRunner): RunStatement {
  return async (sql) => (await runner.query(sql)) as object[];
}

async function readState(
  dataSource: DataSource,
  runner: QueryRunner,
  view: SchemaView,
): Promise<SchemaState> {
  // Unlike information_schema, it shows those that the user has no permission for, which are not missing.
  const rows = (await runner.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1`,
  )) as { readonly name: string }[];
  const tables = rows.map(({ name }) => name);
  const known = knownMigrations(dataSource);
  return { tables, known, applied: await readApplied(known, tables, runOn(runner)), ...view };
}
