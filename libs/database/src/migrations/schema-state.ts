import type { DataSource } from 'typeorm';
import { DatabaseStartError } from '../errors/start.errors.js';

/** TypeORM's default table of applied migrations. */
export const MIGRATIONS_TABLE = 'migrations';

/** What a database holds, as far as it tells whether it is ours. */
export interface SchemaState {
  /** What to call the database in a message. */
  readonly name: string;
  readonly tables: readonly string[];
  /** Migrations by the names that TypeORM records: those of the classes. */
  readonly applied: readonly string[];
  /** Opened to read: nothing that migrates at start is on its way. */
  readonly readOnly?: boolean;
}

/** @throws DatabaseStartError when the database is another program's, or newer than this version */
export function assertKnown(dataSource: DataSource, { name, tables, applied }: SchemaState): void {
  if (tables.length > 0 && !tables.includes(MIGRATIONS_TABLE)) {
    throw new DatabaseStartError(
      `${name} holds another program's tables (${tables.slice(0, 3).join(', ')}): choose another one`,
    );
  }
  const known = knownMigrations(dataSource);
  const unknown = applied.filter((migration) => !known.includes(migration));
  if (unknown.length > 0) {
    throw new DatabaseStartError(
      `${name} was migrated by a newer version (${unknown.join(', ')}): update Retinue, or open it with the schema of all its modules`,
    );
  }
}

/** @throws DatabaseStartError when the schema is not exactly this version's */
export function assertUpToDate(dataSource: DataSource, state: SchemaState): void {
  assertKnown(dataSource, state);
  const missing = knownMigrations(dataSource).filter((name) => !state.applied.includes(name));
  if (missing.length > 0) {
    throw new DatabaseStartError(
      `${state.name} lacks ${missing.length} migration(s): run "retinue migrate"${state.readOnly === true ? '' : ', or set MIGRATE_ON_START=true'}`,
    );
  }
}

function knownMigrations(dataSource: DataSource): string[] {
  return dataSource.migrations.map((migration) => migration.constructor.name);
}
