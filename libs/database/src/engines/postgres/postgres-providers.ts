import type { DynamicModule, Provider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { Consistency, SinglePrimary } from '../../consistency/consistency.js';
import { DatabaseHealth } from '../../health/database-health.js';
import { mergeContributions, withEntities } from '../../migrations/merge-contributions.js';
import type { CompleteOptions } from '../../options/complete-options.js';
import type { PostgresLocation } from '../../options/database-url.js';
import { SqlReader, SqlStreamer } from '../../sql/sql-reader.js';
import { ReadOnlyUnitOfWork } from '../../transactions/read-only-unit-of-work.js';
import { UnitOfWork } from '../../transactions/unit-of-work.js';
import type { ReadingDataSource } from '../shared/reading-data-source.js';
import { maxStreamsOf, maxWritingOf } from './connections/pool-sizes.js';
import { openPostgres, poolOf } from './open-postgres.js';
import { PostgresHealth } from './postgres-health.js';
import { PostgresReader } from './postgres-reader.js';
import { beginReading, PostgresStreamer } from './postgres-streamer.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import { replicaProviders } from './replicas/replica-providers.js';

/** TypeORM on a PostgreSQL database. */
export function postgresConnection(location: PostgresLocation, options: CompleteOptions): DynamicModule {
  const merged = mergeContributions(options.schema, 'postgres');
  return TypeOrmModule.forRootAsync({
    // Retrying hides a wrong setting for half a minute; whoever starts us can start us again.
    useFactory: () => ({ type: 'postgres', autoLoadEntities: true, toRetry: () => false }),
    dataSourceFactory: async (typeOrm) =>
      openPostgres({
        location,
        migrate: options.migrate,
        size: options.poolSize,
        schema: withEntities(merged, typeOrm?.entities),
      }),
  });
}

/** What writes to a PostgreSQL database, and what reads from it and its replicas. TypeORM's module closes the pool. */
export function postgresProviders(options: CompleteOptions): Provider[] {
  return [
    ...(options.replicaUrls.length === 0 ? primaryAlone(options) : replicaProviders(options)),
    {
      provide: DatabaseHealth,
      useFactory: (reader: SqlReader) => new PostgresHealth(reader),
      inject: [SqlReader],
    },
  ];
}

function primaryAlone(options: CompleteOptions): Provider[] {
  return [
    {
      provide: UnitOfWork,
      useFactory: (dataSource: ReadingDataSource) =>
        options.readOnly
          ? new ReadOnlyUnitOfWork()
          : new PostgresUnitOfWork(poolOf(dataSource), dataSource, maxWritingOf(options)),
      inject: [getDataSourceToken()],
    },
    {
      provide: SqlReader,
      useFactory: (dataSource: ReadingDataSource) => new PostgresReader(poolOf(dataSource)),
      inject: [getDataSourceToken()],
    },
    {
      provide: SqlStreamer,
      useFactory: (dataSource: ReadingDataSource) =>
        new PostgresStreamer(
          async () => beginReading(poolOf(dataSource)),
          maxStreamsOf(options),
          options.streamSeconds,
        ),
      inject: [getDataSourceToken()],
    },
    { provide: Consistency, useFactory: () => new SinglePrimary() },
  ];
}
