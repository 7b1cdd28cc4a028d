import type { DataSource } from 'typeorm';

/** Where TypeORM keeps which migrations ran. The host's own are in a table of its own. */
export const MIGRATIONS_TABLE = 'retinue_migrations';

/** TypeORM's default, which was ours before; a host's own DataSource may use it. */
export const OLD_MIGRATIONS_TABLE = 'migrations';

/** Runs a statement, and gives its rows. */
export type RunStatement = (
  sql: string,
  parameters?: readonly (string | number)[],
) => Promise<readonly object[]>;

/** A row of TypeORM's list. */
interface RanMigration {
  readonly timestamp: number | string;
  readonly name: string;
}

/** The names of our migrations that ran, and of those that an older version has listed in the old table. */
export async function readApplied(
  known: readonly string[],
  tables: readonly string[],
  run: RunStatement,
): Promise<string[]> {
  const listed = tables.includes(MIGRATIONS_TABLE) ? await readList(run, MIGRATIONS_TABLE) : [];
  const old = await readOldList(known, tables, run);
  return [...new Set([...listed, ...old].map(({ name }) => name))];
}

/**
 * Moves what an older version has listed in TypeORM's default table to ours. Rows of others stay there, and so does a table
 * that has some.
 */
export async function takeOverOldList(
  dataSource: DataSource,
  tables: readonly string[],
  run: RunStatement,
): Promise<void> {
  const old = await readOldList(knownMigrations(dataSource), tables, run);
  if (old.length === 0) return;
  // Makes our table, if it is not there.
  await dataSource.showMigrations();
  const listed = new Set((await readList(run, MIGRATIONS_TABLE)).map(({ name }) => name));
  // Their times and names are of classes that we know: nothing in them needs quotes.
  for (const { timestamp, name } of old) {
    if (!listed.has(name)) {
      await run(`INSERT INTO ${MIGRATIONS_TABLE} (timestamp, name) VALUES (${Number(timestamp)}, '${name}')`);
    }
    await run(`DELETE FROM ${OLD_MIGRATIONS_TABLE} WHERE name = '${name}'`);
  }
  if ((await readList(run, OLD_MIGRATIONS_TABLE)).length === 0)
    await run(`DROP TABLE ${OLD_MIGRATIONS_TABLE}`);
}

async function readOldList(
  known: readonly string[],
  tables: readonly string[],
  run: RunStatement,
): Promise<RanMigration[]> {
  if (!tables.includes(OLD_MIGRATIONS_TABLE)) return [];
  return (await readList(run, OLD_MIGRATIONS_TABLE)).filter(({ name }) => known.includes(name));
}

async function readList(run: RunStatement, table: string): Promise<RanMigration[]> {
  return (await run(`SELECT timestamp, name FROM ${table} ORDER BY id`)) as RanMigration[];
}

/** By the names that TypeORM lists: those of the classes. */
export function knownMigrations(dataSource: DataSource): string[] {
  return dataSource.migrations.map((migration) => migration.constructor.name);
}
