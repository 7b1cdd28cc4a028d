import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type BetterSqlite3 from 'better-sqlite3';
import { BackupError } from '../../../errors/backup.errors.js';
import { driverAtStart } from '../driver/driver-at-start.js';
import { isBusy, sqliteCode } from '../sqlite-errors.js';
import { SIDE_FILES } from './partial-file.js';

/**
 * Keeps everybody from a database while another one takes its place. Its log goes into it first, and is removed: a log that
 * stayed would be taken for that of the new file.
 *
 * @param work what is done meanwhile
 * @throws BackupError when another process has it open
 */
export async function whileClosed<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const held = existsSync(file) ? close(file) : undefined;
  try {
    // Without its file, or with one that is none, a log is nobody's.
    for (const ending of held === undefined ? SIDE_FILES : []) await rm(file + ending, { force: true });
    return await work();
  } finally {
    held?.close();
  }
}

/** Changes nothing but what closing a database does. @throws BackupError when another process has it open */
export function assertNotInUse(file: string): void {
  if (existsSync(file)) onlyOne(file, 'locking_mode = EXCLUSIVE', 'BEGIN IMMEDIATE')?.close();
}

/** SQLite does away with a log for the only one who has the file open. */
function close(file: string): BetterSqlite3.Database | undefined {
  return onlyOne(file, 'journal_mode = DELETE', 'BEGIN EXCLUSIVE');
}

/** @returns a connection that nobody can have another beside; undefined when the file is so damaged that it can't be opened */
function onlyOne(file: string, mode: string, begin: string): BetterSqlite3.Database | undefined {
  const Database = driverAtStart();
  let connection: BetterSqlite3.Database | undefined;
  try {
    connection = new Database(file, { fileMustExist: true, timeout: 0 });
    connection.pragma(mode);
    connection.exec(begin);
    return connection;
  } catch (error) {
    connection?.close();
    if (isBusy(error))
      throw new BackupError(`${file} is in use: stop the server and whatever else has it open`);
    if (sqliteCode(error) === undefined) throw error;
    if (!existsSync(`${file}-shm`)) return undefined;
    throw new BackupError(
      `${file} can't be closed (${(error as Error).message}), and somebody may have it open: stop the server, remove ${file}, ${file}-wal and ${file}-shm, and try again`,
      error,
    );
  }
}
