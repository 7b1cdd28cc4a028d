import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DatabaseStartError } from '../../../errors/start.errors.js';
import type { SqliteLocation } from '../../../options/database-url.js';
import { type ReadableFile, readWhereverPossible } from '../file/readable-file.js';
import { assertDatabaseFile, assertReadableFile } from '../file/sqlite-file-access.js';
import { describeStartFailure } from '../file/sqlite-start-failures.js';
import { sqliteCode } from '../sqlite-errors.js';

/**
 * Opens a file to read, or a copy of it: nothing is made or written, and nothing needs to be writable.
 *
 * @param open lets the file go when it is done with it; one that it fails on is let go here
 * @throws DatabaseStartError when there is no such file, or it can't be read
 */
export async function whereReadable<Result>(
  { file: named }: SqliteLocation,
  open: (file: string, readable: ReadableFile) => Promise<Result>,
): Promise<Result> {
  if (named === undefined) throw new DatabaseStartError('sqlite::memory: holds nothing to read');
  const file = resolve(named);
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error || !found.isFile()) {
    const problem = found instanceof Error && found.code !== 'ENOENT' ? ` (${found.message})` : '';
    throw new DatabaseStartError(
      `there is no database at ${file}${problem}: check the path; "retinue migrate" makes a new one`,
    );
  }
  assertReadableFile(file);
  assertDatabaseFile(file);
  try {
    return await readWhereverPossible(file, async (readable) => open(file, readable));
  } catch (error) {
    if (sqliteCode(error) === undefined) throw error;
    throw new DatabaseStartError(describeStartFailure(file, error), error);
  }
}
