import type { ModuleTables } from './module-tables.js';
import { Leases1795000000023 } from './1795000000023-leases.js';
import { IdempotencyKeys1795000000005 } from './sqlite/1795000000005-idempotency-keys.js';

/**
 * The tables of this lib itself. On PostgreSQL the first of them came with the first tables of follows, in one migration that
 * databases have run under that name: it stays where it is.
 */
export const databaseTables: ModuleTables = {
  name: 'database',
  entities: async () => [
    (await import('../transactions/idempotency/idempotency-key.entity.js')).IdempotencyKeyEntity,
    (await import('../leases/lease.entity.js')).LeaseEntity,
  ],
  migrations: {
    sqlite: [IdempotencyKeys1795000000005, Leases1795000000023],
    postgres: [Leases1795000000023],
  },
};
