import { BackupError } from './errors/backup.errors.js';
import { type LoadedTables, loadTables } from './migrations/load-tables.js';
import type { MergedTables } from './migrations/merge-tables.js';
import type { DatabaseOptions } from './options/database-options.js';
import { resolveOptions } from './options/resolve-options.js';
import type { BackupOptions, BackupResult, RestoreOptions } from './backup/backup-options.js';

/**
 * Copies a SQLite database into a file, as of one moment, while others use it. The file appears under its name once it is whole, on
 * disk, and looked over: pages, indexes and constraints by SQLite, the rest by `check`.
 *
 * @throws BackupError when that can't be done, or the database is on PostgreSQL, which has tools of its own
 * @throws whatever `onProgress` or `check` throws, or the system's error where the file can't be written; nothing is left
 */
export async function backUpDatabase(
  database: DatabaseOptions,
  file: string,
  options: BackupOptions,
): Promise<BackupResult> {
  const { path, loaded } = await sqliteFileOf(database);
  const { backUpSqlite } = await import('./engines/sqlite/backup/back-up-sqlite.js');
  return backUpSqlite(path, file, options, loaded);
}

/**
 * Puts a backup in the place of a SQLite database that nobody uses, in one step, once it was copied and looked over. Modules
 * change in it first what they must (see `ModuleTables.restored`).
 *
 * @throws BackupError when that can't be done, or the database is on PostgreSQL, which has tools of its own
 * @throws whatever `onProgress` or `check` throws, or the system's error where the file can't be written; all is as it was
 */
export async function restoreDatabase(
  database: DatabaseOptions,
  backup: string,
  options: RestoreOptions,
): Promise<BackupResult> {
  const { path, loaded, restored } = await sqliteFileOf(database);
  const { restoreSqlite } = await import('./engines/sqlite/backup/restore-sqlite.js');
  return restoreSqlite(path, backup, options, { loaded, restored });
}

async function sqliteFileOf(
  database: DatabaseOptions,
): Promise<{ path: string; loaded: LoadedTables; restored: MergedTables['restored'] }> {
  const resolved = resolveOptions(database);
  const { location, tables } = resolved;
  if (location.engine === 'postgres') {
    throw new BackupError(
      `${location.name} is on PostgreSQL, which has tools of its own for that: pg_dump and pg_restore, or pg_basebackup (docs/backup.md)`,
    );
  }
  if (location.file === undefined)
    throw new BackupError('sqlite::memory: ends with its process: there is no file of it');
  return { path: location.file, loaded: await loadTables(resolved, []), restored: tables.restored };
}
