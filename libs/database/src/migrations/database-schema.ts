import { IdempotencyKeyEntity } from '../transactions/idempotency/idempotency-key.entity.js';
import type { SchemaContribution } from './schema-contribution.js';
import { IdempotencyKeys1795000000005 } from './sqlite/1795000000005-idempotency-keys.js';

/**
 * The tables of this lib itself. On PostgreSQL they came with the first tables of follows, in one migration that
 * databases have run under that name: it stays where it is.
 */
export const databaseSchema: SchemaContribution = {
  name: 'database',
  entities: [IdempotencyKeyEntity],
  migrations: { sqlite: [IdempotencyKeys1795000000005], postgres: [] },
};
