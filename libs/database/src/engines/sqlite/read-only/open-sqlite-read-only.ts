import { driverConnection } from '../connections/driver-connection.js';
import { SqliteDataSource } from '../connections/sqlite-data-source.js';
import type { ReadableFile } from '../file/readable-file.js';
import { connectionOptions, type OpenSqliteOptions } from '../open-sqlite.js';
import { translateSqliteError } from '../sqlite-errors.js';
import { assertSqliteMigrated } from '../sqlite-migrator.js';
import { whereReadable } from './where-readable.js';

/**
 * Opens a SQLite file to read: nothing is made, migrated or written, and nothing needs to be writable.
 *
 * @throws DatabaseStartError when there is no such file, or it is no Retinue database of exactly this version
 */
export async function openSqliteReadOnly({
  location,
  tables,
}: Pick<OpenSqliteOptions, 'location' | 'tables'>): Promise<SqliteDataSource> {
  return whereReadable(location, async (file, readable) => openToRead(file, readable, tables));
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
