import type { DynamicModule, Provider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { Consistency, OnePlace } from '../consistency/consistency.js';
import type { DatabaseOptions } from '../database-options.js';
import type { PostgresLocation } from '../database-url.js';
import type { ReadingDataSource } from '../reading/reading-data-source.js';
import { DatabaseHealth } from '../health/database-health.js';
import { SqlReader, SqlStreamer } from '../reading/sql-reader.js';
import { ReadOnlyUnitOfWork } from '../unit-of-work/read-only-unit-of-work.js';
import { UnitOfWork } from '../unit-of-work/unit-of-work.js';
import { openPostgres, poolOf } from './open-postgres.js';
import { maxStreamsOf, maxWritingOf, poolSizeOf } from './pool-sizes.js';
import { PostgresHealth } from './postgres-health.js';
import { PostgresReader } from './postgres-reader.js';
import { beginReading, PostgresStreamer } from './postgres-streamer.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import { replicaProviders } from './replicas/replica-providers.js';

/** TypeORM on a PostgreSQL database. */
export function postgresConnection(location: PostgresLocation, options: DatabaseOptions): DynamicModule {
  return TypeOrmModule.forRootAsync({
    // Retrying hides a wrong setting for half a minute; whoever starts us can start us again.
    useFactory: () => ({ type: 'postgres', autoLoadEntities: true, toRetry: () => false }),
    dataSourceFactory: async (typeOrm) =>
      openPostgres({
        location,
        migrate: options.readOnly !== true && (options.migrate ?? false),
        size: poolSizeOf(options),
        entities: typeOrm?.entities ?? [],
      }),
  });
}

/** What writes to a PostgreSQL database, and what reads from it and its replicas. TypeORM's module closes the pool. */
export function postgresProviders(options: DatabaseOptions): Provider[] {
  return [
    ...((options.replicaUrls ?? []).length === 0 ? primaryAlone(options) : replicaProviders(options)),
    {
      provide: DatabaseHealth,
      useFactory: (reader: SqlReader) => new PostgresHealth(reader),
      inject: [SqlReader],
    },
  ];
}

function primaryAlone(options: DatabaseOptions): Provider[] {
  return [
    {
      provide: UnitOfWork,
      useFactory: (dataSource: ReadingDataSource) =>
        options.readOnly === true
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
    { provide: Consistency, useFactory: () => new OnePlace() },
  ];
}
