import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseStartError } from '../../../errors/start.errors.js';

/** The first bytes of every SQLite file (https://sqlite.org/fileformat.html, section 1.3). */
const MAGIC = 'SQLite format 3\0';

/**
 * Looks at what a url names before SQLite does, which says "unable to open database file" of it all, and waits for ever
 * for a pipe. One that is not there is fine.
 *
 * @throws DatabaseStartError saying what is wrong, and what to do
 */
export function assertUsableFile(path: string): void {
  const folder = dirname(path);
  assertFile(path);
  // A folder that is not there is made.
  if (statsOf(folder) !== undefined) {
    assertAccess(folder, constants.W_OK | constants.X_OK, 'write to this folder, where SQLite keeps its log');
  }
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    if (statsOf(file) !== undefined) assertAccess(file, constants.R_OK | constants.W_OK, 'read and write it');
  }
}

/**
 * The same for a file that is there and only read.
 *
 * @throws DatabaseStartError saying what is wrong, and what to do
 */
export function assertReadableFile(path: string): void {
  assertFile(path);
  assertAccess(path, constants.R_OK, 'read it');
}

function assertFile(path: string): void {
  const stats = statsOf(path);
  if (stats?.isDirectory() === true) {
    throw new DatabaseStartError(
      `${path} is a folder: name a file in it, such as sqlite:${join(path, 'retinue.db')}`,
    );
  }
  if (stats !== undefined && !stats.isFile()) {
    throw new DatabaseStartError(`${path} is not a file: name one, or one that is to be made`);
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new DatabaseStartError(
      `${path} can't be reached: look after the path, and whether this process may enter its folders (${wordsOf(error)})`,
      error,
    );
  }
}

function assertAccess(path: string, mode: number, what: string): void {
  try {
    accessSync(path, mode);
  } catch (error) {
    const user = process.getuid === undefined ? '' : ` (user ${process.getuid()})`;
    throw new DatabaseStartError(
      `${path} can't be used: this process${user} must be allowed to ${what} (${wordsOf(error)})`,
      error,
    );
  }
}

/**
 * SQLite takes a file shorter than a page for an empty database, and would write over somebody's notes.
 *
 * Only for a file that this process has not opened: closing it again takes SQLite's locks away
 * (https://sqlite.org/howtocorrupt.html, section 2.2).
 *
 * @throws DatabaseStartError
 */
export function assertDatabaseFile(path: string): void {
  if (!existsSync(path)) return;
  const descriptor = openSync(path, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length);
    const length = readSync(descriptor, start);
    if (length > 0 && start.toString('latin1') !== MAGIC) {
      throw new DatabaseStartError(
        `${path} is not a SQLite database: choose another file; if it was one, restore a backup`,
      );
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Without the system call and the path, which Node adds: "permission denied". */
function wordsOf(error: unknown): string {
  return (error as Error).message.replace(/^[A-Z0-9]+: /, '').replace(/, \w+( '.*)?$/, '');
}
