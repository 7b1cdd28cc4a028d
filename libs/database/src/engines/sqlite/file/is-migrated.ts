import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import type { MergedTables } from '../../../migrations/merge-tables.js';
import { assertUpToDate } from '../../../migrations/schema-state.js';
import type { SqliteLocation } from '../../../options/database-url.js';
import { driverAtStart } from '../driver/driver-at-start.js';
import { readSchemaState } from '../sqlite-migrator.js';
import { assertUsableFile } from './sqlite-file-access.js';

/**
 * Whether a file is exactly of this version and needs nothing. Where anything is in the way of knowing it, it is not said
 * to be: whoever then opens it to migrate it says what is wrong.
 */
export async function isMigrated(
  { file }: SqliteLocation,
  { migrations }: Pick<MergedTables, 'migrations'>,
): Promise<boolean> {
  if (file === undefined || !existsSync(file)) return false;
  const path = resolve(file);
  let connection: BetterSqlite3.Database | undefined;
  try {
    assertUsableFile(path);
    connection = new (driverAtStart())(path, { fileMustExist: true });
    if (connection.pragma('journal_mode', { simple: true }) !== 'wal') return false;
    const known = migrations.map(({ name }) => name);
    assertUpToDate(await readSchemaState(connection, known, { name: path, guest: true }));
    return true;
  } catch {
    return false;
  } finally {
    connection?.close();
  }
}
