import { existsSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BackupError } from '../../../errors/backup.errors.js';
import { DatabaseStartError } from '../../../errors/start.errors.js';
import { assertDatabaseFile, assertReadableFile } from '../file/sqlite-file-access.js';
import { describeStartFailure } from '../file/sqlite-start-failures.js';
import { isSameFile, SIDE_FILES } from './partial-file.js';
import { sqliteCode } from '../sqlite-errors.js';

const MB = 1_000_000;

/** @returns where it is, whatever links lead there @throws BackupError when there is none to read */
export function assertSource(path: string, what: string): string {
  const file = resolve(path);
  if (!existsSync(file)) throw new BackupError(`there is no ${what} at ${file}: check the path`);
  try {
    assertReadableFile(file);
    assertDatabaseFile(file);
  } catch (error) {
    if (error instanceof DatabaseStartError) throw new BackupError(error.message, error);
    throw error;
  }
  if (statSync(file).size === 0) throw new BackupError(`${file} is empty: that is no ${what}`);
  return realpathSync(file);
}

/** @returns where it is to be, whatever links lead there @throws BackupError when no file can be made there */
export function assertPlace(path: string): string {
  const file = resolve(path);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return file;
  if (stats.isDirectory()) {
    throw new BackupError(`${file} is a folder: name a file in it, such as ${join(file, 'backup.db')}`);
  }
  if (!stats.isFile()) throw new BackupError(`${file} is not a file: name one, or one that is to be made`);
  return realpathSync(file);
}

/** @throws BackupError when the target is the source, or what SQLite takes for the log of it */
export async function assertApart(source: string, target: string): Promise<void> {
  if (source === target || (await isSameFile(source, target))) {
    throw new BackupError(`${target} is the database itself: name another file`);
  }
  const taken = SIDE_FILES.map((ending) => source + ending).find((path) => path === target);
  if (taken !== undefined) {
    throw new BackupError(`SQLite would take ${taken} for a part of ${source}: name another file`);
  }
}

/** @throws BackupError when there is less room than that: who serves from the same disk would be without any, too */
export function assertRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  throw new BackupError(
    `${folder} has room for ${Math.floor(free / MB)} MB, and ${Math.ceil(bytes / MB)} MB are needed: free some, or name another folder`,
  );
}

/** SQLite's errors in words, and others as they are. */
export function inWords(error: unknown, source: string, target: string): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  // What a target has is nothing but room; the rest is told of the source.
  const isRoom = code.startsWith('SQLITE_FULL') || isFull(dirname(target));
  const words = isRoom
    ? `the disk of ${dirname(target)} is full: free some room, or name another folder (${code})`
    : describeStartFailure(source, error);
  return new BackupError(words, error);
}

function isFull(folder: string): boolean {
  try {
    assertRoom(folder, 64 * 1024);
    return false;
  } catch {
    return true;
  }
}
