import type { ModuleTables } from '@retinue/database';
import { RequestCounts1795000000019 } from './schema/1795000000019-request-counts.js';

/** Only instances share counts by a table, and they are on PostgreSQL. */
export const limitsTables: ModuleTables = {
  name: 'limits',
  entities: [],
  migrations: { sqlite: [], postgres: [RequestCounts1795000000019] },
};
