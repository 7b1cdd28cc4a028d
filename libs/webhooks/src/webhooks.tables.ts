import type { ModuleTables } from '@retinue/database';
import { Webhooks1795000000026 } from './schema/1795000000026-webhooks.js';

/** The tables of webhooks, for `DatabaseModule.forRoot({ tables: [usersTables, followsTables, webhooksTables] })`. */
export const webhooksTables: ModuleTables = {
  name: 'webhooks',
  needs: ['follows'],
  entities: async () => Object.values(await import('./entities.js')),
  migrations: { sqlite: [Webhooks1795000000026], postgres: [Webhooks1795000000026] },
  restored: async (transaction) =>
    (await import('./subscriptions/sql-renewed-places.js')).takePlacesAlong(transaction),
};
