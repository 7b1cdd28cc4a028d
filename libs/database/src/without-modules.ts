import { loadEngineTools } from './load-engine.js';
import type { DatabaseOptions } from './options/database-options.js';
import { resolveOptions } from './options/resolve-options.js';
import type { SqlStreamer } from './sql/sql-reader.js';

/**
 * Brings the schema up to date as `DatabaseModule` with `migrate: true` does, without Nest: for a program that does nothing
 * else. Does nothing when the schema is up to date.
 *
 * @param options `migrate`, `readOnly` and `background` count for nothing
 * @throws DatabaseStartError when an option is wrong, or the database can't be used, is another program's or is newer
 */
export async function migrateDatabase(options: DatabaseOptions): Promise<void> {
  const resolved = resolveOptions({ ...options, readOnly: false });
  await (await loadEngineTools(resolved.location.engine)).migrate(resolved);
}

/**
 * Reads a database as `DatabaseModule` with `readOnly: true` lets its modules, without Nest: for a program that does
 * nothing else meanwhile, since a SQLite file is read in this thread. Closed whatever happens.
 *
 * @param options `migrate`, `readOnly` and `background` count for nothing
 * @param work is given what reads
 * @returns what the work gives
 * @throws DatabaseStartError when an option is wrong, there is no database, or it is not exactly of this version
 */
export async function readDatabase<Result>(
  options: DatabaseOptions,
  work: (streamer: SqlStreamer) => Promise<Result>,
): Promise<Result> {
  const resolved = resolveOptions({ ...options, readOnly: true });
  return (await loadEngineTools(resolved.location.engine)).read(resolved, work);
}
