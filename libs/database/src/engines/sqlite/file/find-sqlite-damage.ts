import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { DatabaseStartError } from '../../../errors/start.errors.js';
import { driverAtStart } from '../driver/driver-at-start.js';
import { mapFile } from '../connections/map-file.js';
import { isDamage, sqliteCode } from '../sqlite-errors.js';
import { readWhereverPossible } from './readable-file.js';
import { assertReadableFile } from './sqlite-file-access.js';
import { describeStartFailure } from './sqlite-start-failures.js';

/**
 * SQLite's own check, on a connection that does not write: neither a migration nor the log must go into a broken file.
 *
 * @throws DatabaseStartError when the file can't be read for another reason
 */
export async function findSqliteDamage(file: string, limit: number): Promise<string[]> {
  const path = resolve(file);
  if (!existsSync(path)) return [];
  assertReadableFile(path);
  try {
    return await readWhereverPossible(path, async (readable) => {
      const found = check(readable.path, limit);
      await readable.letGo();
      return found;
    });
  } catch (error) {
    const code = sqliteCode(error);
    if (code === undefined) throw error;
    const failure = describeStartFailure(path, error);
    if (isDamage(code)) return [failure];
    throw new DatabaseStartError(failure, error);
  }
}

function check(path: string, limit: number): string[] {
  const Database = driverAtStart();
  let database: BetterSqlite3.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    // Each row is looked for in each index: a call of the system for each page took a quarter of the time.
    mapFile(database);
    const messages = database.prepare(`PRAGMA integrity_check(${limit})`).pluck().all() as string[];
    // A message may go over several lines.
    return messages.filter((message) => message !== 'ok').map((message) => message.replaceAll('\n', '; '));
  } finally {
    database?.close();
  }
}
