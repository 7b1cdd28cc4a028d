import type { PostgresLocation } from '../../options/database-url.js';
import type { Engine } from '../shared/database-parts.js';
import type { ReadingDataSource } from '../shared/reading-data-source.js';
import { isServerInUse } from './bulk/is-server-in-use.js';
import { openPostgres } from './open-postgres.js';
import { postgresParts } from './postgres-parts.js';
import { replicatedParts } from './replicas/replicated-parts.js';

/** TypeORM on a PostgreSQL database, what writes to it, and what reads from it and its replicas. */
export const postgresEngine: Engine = {
  open: async ({ location, options }, tables) =>
    openPostgres({
      location: location as PostgresLocation,
      migrate: options.migrate,
      guest: options.guest,
      size: options.poolSize,
      schema: options.schema,
      tables,
    }),
  isInUse: async (location) => isServerInUse(location as PostgresLocation),
  build: (dataSource, { location, options, replicas }) =>
    replicas.length === 0
      ? postgresParts(dataSource as ReadingDataSource, options, (location as PostgresLocation).name)
      : replicatedParts(dataSource as ReadingDataSource, options, {
          primary: location as PostgresLocation,
          replicas,
        }),
};
