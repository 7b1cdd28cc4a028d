import { accessTables } from '@retinue/access';
import type { ModuleTables } from '@retinue/database';
import { followsTables } from '@retinue/follows';
import { usersTables } from '@retinue/users';
import { webhooksTables } from '@retinue/webhooks';
import { limitsTables } from './limits/limits.tables.js';

/** The tables of the whole service: whoever opens its database opens it with these. */
export const RETINUE_TABLES: readonly ModuleTables[] = [
  usersTables,
  followsTables,
  accessTables,
  webhooksTables,
  limitsTables,
];
