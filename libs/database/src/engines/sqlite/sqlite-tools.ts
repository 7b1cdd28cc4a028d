import type { SqliteLocation } from '../../options/database-url.js';
import { type EngineTools, withEngine } from '../shared/engine-tools.js';
import { isMigrated } from './file/is-migrated.js';
import { readSqliteFile } from './read-only/read-sqlite-file.js';

/** TypeORM is loaded where a migration is to run, and takes longer than all that is done without it. */
export const sqliteTools: EngineTools = {
  migrate: async (resolved) => {
    const { location, options, tables } = resolved;
    if (await isMigrated(location as SqliteLocation, tables)) return;
    const { sqliteEngine } = await import('./sqlite-engine.js');
    const migrating = { ...resolved, options: { ...options, migrate: true } };
    await withEngine(sqliteEngine, migrating, async () => undefined);
  },
  read: async ({ location, tables }, work) => readSqliteFile(location as SqliteLocation, tables, work),
};
