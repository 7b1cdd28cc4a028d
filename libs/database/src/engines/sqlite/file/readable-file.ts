import { constants, type Stats } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { DatabaseStartError } from '../../../errors/start.errors.js';
import { driverAtStart } from '../driver/driver-at-start.js';
import { sqliteCode } from '../sqlite-errors.js';

/** A SQLite file to read from, which is as it was once it was let go. */
export interface ReadableFile {
  readonly path: string;
  /** When nobody of this process has it open any more. */
  letGo(): Promise<void>;
}

/** What SQLite keeps beside a file in WAL mode while it is open. It makes them for a reader, too, and does not remove them. */
const LOG = '-wal';

/** What SQLite says where it can't make what it needs beside the file. */
const NEEDS_FOLDER = /^SQLITE_(CANTOPEN|READONLY)/;

/**
 * Reads the file itself or, where SQLite can't make what it needs beside it, a copy.
 *
 * @param read lets the file go when it is done with it; one that it fails on is let go here
 * @throws DatabaseStartError when it can't be copied
 */
export async function readWhereverPossible<Result>(
  file: string,
  read: (readable: ReadableFile) => Promise<Result>,
): Promise<Result> {
  try {
    return await readOrLetGo(await inPlace(file), read);
  } catch (error) {
    if (!NEEDS_FOLDER.test(sqliteCode(error) ?? '')) throw error;
    return readOrLetGo(await inCopy(file), read);
  }
}

async function readOrLetGo<Result>(
  readable: ReadableFile,
  read: (readable: ReadableFile) => Promise<Result>,
): Promise<Result> {
  try {
    return await read(readable);
  } catch (error) {
    await readable.letGo();
    throw error;
  }
}

/** The file itself. Side files that were not there before are removed by SQLite, which knows whether others use them. */
async function inPlace(file: string): Promise<ReadableFile> {
  const wasOpen = (await find(file + LOG)) !== undefined;
  return {
    path: file,
    letGo: async () => {
      if (wasOpen || (await find(file + LOG)) === undefined) return;
      const Database = driverAtStart();
      let closing: BetterSqlite3.Database | undefined;
      try {
        closing = new Database(file, { fileMustExist: true });
        closing.prepare('SELECT count(*) FROM sqlite_schema').get();
      } catch {
        // Who may not write the file leaves them: they are empty, and the next who opens it takes them over.
      } finally {
        closing?.close();
      }
    },
  };
}

/**
 * A copy, which goes when it is let go: for a file whose folder can't be written. A reader of a file in WAL mode
 * needs side files; SQLite would do without (`immutable`), but its driver takes no such address.
 *
 * @throws DatabaseStartError when the file changes meanwhile, or there is no room
 */
async function inCopy(file: string): Promise<ReadableFile> {
  const folder = await mkdtemp(join(tmpdir(), 'retinue-reading-'));
  const path = join(folder, 'copy.db');
  const letGo = async (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const before = await stateOf(file);
    for (const ending of ['', LOG]) {
      if ((await find(file + ending)) === undefined) continue;
      await copyFile(file + ending, path + ending, constants.COPYFILE_FICLONE);
      await chmod(path + ending, 0o600);
    }
    if (before === (await stateOf(file))) return { path, letGo };
    throw new DatabaseStartError(
      `${file} is being written, and its folder can't be: to read beside who writes, SQLite needs to make ${file}-shm`,
    );
  } catch (error) {
    await letGo();
    if (error instanceof DatabaseStartError) throw error;
    throw new DatabaseStartError(
      `${file} is in a folder that can't be written, and could not be copied to ${tmpdir()} to be read: ${(error as Error).message}`,
      error,
    );
  }
}

async function stateOf(file: string): Promise<string> {
  const found = await Promise.all([find(file), find(file + LOG)]);
  return found.map((each) => `${each?.size} ${each?.mtimeMs}`).join();
}

async function find(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
