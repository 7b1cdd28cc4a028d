import type { ModuleTables } from '@retinue/database';
import { ServiceKeys1795000000020 as PostgresServiceKeys } from './schema/postgres/1795000000020-service-keys.js';
import { ServiceKeys1795000000020 as SqliteServiceKeys } from './schema/sqlite/1795000000020-service-keys.js';

/** The table of service keys, for `DatabaseModule.forRoot({ tables: [accessTables] })`. */
export const accessTables: ModuleTables = {
  name: 'access',
  entities: async () => Object.values(await import('./entities.js')),
  migrations: { sqlite: [SqliteServiceKeys], postgres: [PostgresServiceKeys] },
};
