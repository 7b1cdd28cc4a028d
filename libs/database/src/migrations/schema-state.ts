import type { DataSource } from 'typeorm';
import { DatabaseStartError } from '../errors/start.errors.js';
import { knownMigrations, MIGRATIONS_TABLE } from './migrations-table.js';

/** What a database holds, as far as it tells whether it is ours. */
export interface SchemaState {
  /** What to call the database in a message. */
  readonly name: string;
  readonly tables: readonly string[];
  /** Our migrations that ran, by the names of their classes. */
  readonly applied: readonly string[];
  /** Opened to read: nothing that migrates at start is on its way. */
  readonly readOnly?: boolean;
  /** Tables of another program are as they should be. */
  readonly guest?: boolean | undefined;
}

/** @throws DatabaseStartError when the database is another program's, or newer than this version */
export function assertKnown(dataSource: DataSource, { name, tables, applied, guest }: SchemaState): void {
  const isOurs = applied.length > 0 || tables.includes(MIGRATIONS_TABLE);
  if (tables.length > 0 && !isOurs && guest !== true) {
    throw new DatabaseStartError(
      `${name} holds another program's tables (${tables.slice(0, 3).join(', ')}): choose another one, or say that they may be there (the option "guest" of DatabaseModule)`,
    );
  }
  const known = knownMigrations(dataSource);
  const unknown = applied.filter((migration) => !known.includes(migration));
  if (unknown.length > 0) {
    throw new DatabaseStartError(
      `${name} was migrated by a newer version (${unknown.join(', ')}): update Retinue, or open it with the tables of all its modules`,
    );
  }
}

/** @throws DatabaseStartError when the schema is not exactly this version's */
export function assertUpToDate(dataSource: DataSource, state: SchemaState): void {
  assertKnown(dataSource, state);
  const missing = missingMigrations(dataSource, state);
  if (missing.length > 0) {
    throw new DatabaseStartError(
      `${state.name} lacks ${missing.length} migration(s): run "retinue migrate"${state.readOnly === true ? '' : ', or set MIGRATE_ON_START=true'}`,
    );
  }
}

/** Those of ours that have not run. */
export function missingMigrations(dataSource: DataSource, { applied }: SchemaState): string[] {
  return knownMigrations(dataSource).filter((name) => !applied.includes(name));
}
