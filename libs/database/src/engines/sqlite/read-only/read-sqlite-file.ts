import type { MergedTables } from '../../../migrations/merge-tables.js';
import { assertUpToDate } from '../../../migrations/schema-state.js';
import type { SqliteLocation } from '../../../options/database-url.js';
import type { SqlStreamer } from '../../../sql/sql-reader.js';
import { mapFile } from '../connections/map-file.js';
import { driverAtStart } from '../driver/driver-at-start.js';
import { readSchemaState } from '../sqlite-migrator.js';
import { OwnThreadStreamer } from './own-thread-streamer.js';
import { whereReadable } from './where-readable.js';

/**
 * Reads a file by its driver alone, in this thread: for a program that has nothing else to do meanwhile.
 *
 * @throws DatabaseStartError when there is no such file, or it is no Retinue database of exactly this version
 */
export async function readSqliteFile<Result>(
  location: SqliteLocation,
  { migrations }: Pick<MergedTables, 'migrations'>,
  work: (streamer: SqlStreamer) => Promise<Result>,
): Promise<Result> {
  const known = migrations.map(({ name }) => name);
  const { connection, letGo } = await whereReadable(location, async (file, readable) => {
    const opened = new (driverAtStart())(readable.path, { readonly: true, fileMustExist: true });
    try {
      mapFile(opened);
      const view = { name: file, readOnly: true, guest: true };
      assertUpToDate(await readSchemaState(opened, known, view));
      return { connection: opened, letGo: async () => readable.letGo() };
    } catch (error) {
      opened.close();
      throw error;
    }
  });
  try {
    return await work(new OwnThreadStreamer(connection));
  } finally {
    connection.close();
    await letGo();
  }
}
