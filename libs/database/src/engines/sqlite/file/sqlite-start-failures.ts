import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { GUIDE, sqliteCode } from '../sqlite-errors.js';

/** By the beginning of SQLite's code: what is wrong with the file, and what to do. The first that fits. */
const FAILURES: readonly (readonly [code: string, words: string])[] = [
  [
    'SQLITE_NOTADB',
    `is not a SQLite database, or its first page is damaged: choose another file, or restore a backup (${GUIDE})`,
  ],
  ['SQLITE_CORRUPT', `is damaged: "retinue verify" tells more; restore a backup (${GUIDE})`],
  ['SQLITE_IOERR_CORRUPTFS', `is on a damaged file system: mend that, or restore a backup (${GUIDE})`],
  ['SQLITE_FULL', 'has no space left on its disk: free some, then start again; nothing was changed'],
  ['SQLITE_BUSY', 'is locked by another process: end that, or wait for it, then start again'],
  ['SQLITE_LOCKED', 'is locked by another process: end that, or wait for it, then start again'],
  // While it waits for whoever puts a backup in the file's place, SQLite holds on to the file from before.
  ['SQLITE_READONLY_DBMOVED', 'was replaced while it was being opened: start again'],
  [
    'SQLITE_READONLY',
    'may not be written: this user needs permission to write to it and to its folder, where SQLite keeps its log',
  ],
  [
    'SQLITE_CANTOPEN',
    'or the log beside it can\'t be opened: look after permissions, free space and the limit of open files ("ulimit -n")',
  ],
  ['SQLITE_PERM', 'may not be opened: this user needs permission to read and write it'],
  [
    'SQLITE_PROTOCOL',
    "can't be locked: other processes open it all the time, or its file system has no locks",
  ],
  ['SQLITE_NOLFS', 'is too large for its file system: move it to another'],
  ['SQLITE_NOMEM', "can't be opened: no memory is left"],
  [
    'SQLITE_IOERR',
    "can't be read or written: look after its disk, its free space and the limit of a file's size",
  ],
];

/** Bytes. With less left, whatever fails does so for that: SQLite says SQLITE_FULL of some writes only. */
const TOO_FEW = 64 * 1024;

/** One line about a file that SQLite failed to open, read or migrate. */
export function describeStartFailure(file: string, error: unknown): string {
  const code = sqliteCode(error) ?? '';
  const kind = code.startsWith('SQLITE_IOERR') && isDiskFull(file) ? 'SQLITE_FULL' : code;
  const words = FAILURES.find(([beginning]) => kind.startsWith(beginning))?.[1] ?? "can't be used";
  return `${file} ${words} (${code === '' ? '' : `${code}: `}${(error as Error).message})`;
}

function isDiskFull(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize < TOO_FEW;
  } catch {
    return false;
  }
}
