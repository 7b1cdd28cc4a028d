import { loadTables } from '../../migrations/load-tables.js';
import type { ResolvedOptions } from '../../options/resolve-options.js';
import type { SqlStreamer } from '../../sql/sql-reader.js';
import type { DatabaseParts, Engine } from './database-parts.js';

/** What a program does with a database that needs no module: it is over before Nest has come up. */
export interface EngineTools {
  /** @throws DatabaseStartError when the database can't be used, or is newer than this version */
  migrate(resolved: ResolvedOptions): Promise<void>;

  /**
   * Closes the database whatever happens.
   *
   * @throws DatabaseStartError when it can't be used, or is not exactly of this version
   */
  read<Result>(resolved: ResolvedOptions, work: (streamer: SqlStreamer) => Promise<Result>): Promise<Result>;
}

/** Opens a database as Nest's module would, without entities, and closes it whatever happens. */
export async function withEngine<Result>(
  engine: Engine,
  given: ResolvedOptions,
  work: (parts: DatabaseParts) => Promise<Result>,
): Promise<Result> {
  const resolved = { ...given, tables: { ...given.tables, entities: [] } };
  const dataSource = await engine.open(resolved, await loadTables(resolved, []));
  const parts = engine.build(dataSource, resolved);
  try {
    return await work(parts);
  } finally {
    await parts.stop?.();
    if (dataSource.isInitialized) await dataSource.destroy();
    await parts.close?.();
  }
}
