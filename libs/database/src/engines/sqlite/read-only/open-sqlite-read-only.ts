import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DatabaseStartError } from '../../../errors/start.errors.js';
import { driverConnection } from '../connections/driver-connection.js';
import { SqliteDataSource } from '../connections/sqlite-data-source.js';
import { type ReadableFile, readWhereverPossible } from '../file/readable-file.js';
import { assertDatabaseFile, assertReadableFile } from '../file/sqlite-file-access.js';
import { describeStartFailure } from '../file/sqlite-start-failures.js';
import { connectionOptions, type OpenSqliteOptions } from '../open-sqlite.js';
import { sqliteCode, translateSqliteError } from '../sqlite-errors.js';
import { assertSqliteMigrated } from '../sqlite-migrator.js';

/**
 * Opens a SQLite file to read: nothing is made, migrated or written, and nothing needs to be writable.
 *
 * @throws DatabaseStartError when there is no such file, or it is no Retinue database of exactly this version
 */
export async function openSqliteReadOnly({
  location,
  tables,
}: Pick<OpenSqliteOptions, 'location' | 'tables'>): Promise<SqliteDataSource> {
  if (location.file === undefined) throw new DatabaseStartError('sqlite::memory: holds nothing to read');
  const file = resolve(location.file);
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
    return await readWhereverPossible(file, async (readable) => openToRead(file, readable, tables));
  } catch (error) {
    if (sqliteCode(error) === undefined) throw error;
    throw new DatabaseStartError(describeStartFailure(file, error), error);
  }
}

async function openToRead(
  name: string,
  readable: ReadableFile,
  tables: OpenSqliteOptions['tables'],
): Promise<SqliteDataSource> {
  const dataSource = new SqliteDataSource(
    connectionOptions(readable.path, { tables }, { readonly: true }),
    translateSqliteError,
  );
  dataSource.letGo = async () => readable.letGo();
  try {
    await dataSource.initialize();
    await assertSqliteMigrated(dataSource, driverConnection(dataSource), {
      name,
      readOnly: true,
      guest: true,
    });
    return dataSource;
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw error;
  }
}
