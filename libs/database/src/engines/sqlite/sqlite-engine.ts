import type { DataSource } from 'typeorm';
import type { SqliteLocation } from '../../options/database-url.js';
import type { Engine } from '../shared/database-parts.js';
import type { SqliteDataSource } from './connections/sqlite-data-source.js';
import { isFileInUse } from './bulk/is-file-in-use.js';
import { openSqlite } from './open-sqlite.js';
import { openSqliteReadOnly } from './read-only/open-sqlite-read-only.js';
import { readOnlyParts } from './read-only/read-only-parts.js';
import { sqliteParts } from './sqlite-parts.js';

/** TypeORM on a SQLite file, what writes to it, and what reads from it. */
export const sqliteEngine: Engine = {
  open: async ({ location, options }, tables): Promise<DataSource> => {
    const opened = { location: location as SqliteLocation, tables };
    return options.readOnly
      ? openSqliteReadOnly(opened)
      : openSqlite({ ...opened, migrate: options.migrate, guest: options.guest });
  },
  isInUse: async (location) => isFileInUse((location as SqliteLocation).file),
  build: (dataSource, { location, options }) =>
    options.readOnly
      ? readOnlyParts(dataSource as SqliteDataSource, options)
      : sqliteParts(dataSource as SqliteDataSource, location as SqliteLocation, options),
};
