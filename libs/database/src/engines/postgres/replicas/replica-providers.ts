import type {
  BeforeApplicationShutdown,
  OnApplicationShutdown,
  OnModuleInit,
  Provider,
} from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { Consistency } from '../../../consistency/consistency.js';
import { DatabaseStartError } from '../../../errors/start.errors.js';
import type { CompleteOptions } from '../../../options/complete-options.js';
import { parseDatabaseUrl, type PostgresLocation } from '../../../options/database-url.js';
import { SqlReader, SqlStreamer } from '../../../sql/sql-reader.js';
import { UnitOfWork } from '../../../transactions/unit-of-work.js';
import type { ReadingDataSource } from '../../shared/reading-data-source.js';
import { maxStreamsOf, maxWritingOf } from '../connections/pool-sizes.js';
import { ConsistencyTokens } from '../consistency/consistency-token.js';
import { RequestConsistency } from '../consistency/request-consistency.js';
import { poolOf } from '../open-postgres.js';
import { PostgresStreamer } from '../postgres-streamer.js';
import { PostgresUnitOfWork } from '../postgres-unit-of-work.js';
import { ReplicaSet } from './replica-set.js';
import { Replica } from './replica.js';
import { RoutedReader } from './routed-reader.js';
import { streamingConnection } from './streaming-connection.js';

/**
 * Reads from replicas that have seen enough, writes to the primary.
 *
 * @throws DatabaseStartError when a replica's url is wrong, or there is no key to sign tokens with
 */
export function replicaProviders(options: CompleteOptions): Provider[] {
  const { replicaUrls, consistencyKey, stickyWrites } = options;
  const locations = replicaUrls.map(locationOf);
  if (consistencyKey === undefined) {
    throw new DatabaseStartError('replicas need CONSISTENCY_KEY, the same secret for all instances');
  }
  return [
    {
      provide: ReplicaSet,
      useFactory: (dataSource: ReadingDataSource) =>
        new ReplicaSet(
          poolOf(dataSource),
          locations.map((location) => new Replica(location, { size: options.poolSize })),
        ),
      inject: [getDataSourceToken()],
    },
    {
      provide: RequestConsistency,
      useFactory: (replicas: ReplicaSet) =>
        new RequestConsistency(new ConsistencyTokens(consistencyKey), () => replicas.position, stickyWrites),
      inject: [ReplicaSet],
    },
    { provide: Consistency, useExisting: RequestConsistency },
    {
      provide: UnitOfWork,
      useFactory: (dataSource: ReadingDataSource, consistency: RequestConsistency) =>
        new PostgresUnitOfWork(poolOf(dataSource), dataSource, maxWritingOf(options), consistency),
      inject: [getDataSourceToken(), RequestConsistency],
    },
    {
      provide: SqlReader,
      useFactory: (dataSource: ReadingDataSource, replicas: ReplicaSet, consistency: RequestConsistency) =>
        new RoutedReader(poolOf(dataSource), replicas, consistency),
      inject: [getDataSourceToken(), ReplicaSet, RequestConsistency],
    },
    {
      provide: SqlStreamer,
      useFactory: (dataSource: ReadingDataSource, replicas: ReplicaSet, consistency: RequestConsistency) =>
        new PostgresStreamer(
          async () => streamingConnection(poolOf(dataSource), replicas, consistency),
          maxStreamsOf(options),
          options.streamSeconds,
        ),
      inject: [getDataSourceToken(), ReplicaSet, RequestConsistency],
    },
    {
      provide: ReplicaWatch,
      useFactory: (replicas: ReplicaSet) => new ReplicaWatch(replicas),
      inject: [ReplicaSet],
    },
  ];
}

/** Looks after the replicas for as long as the application runs. */
class ReplicaWatch implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(private readonly replicas: ReplicaSet) {}

  async onModuleInit(): Promise<void> {
    await this.replicas.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.replicas.stopLooking();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.replicas.close();
  }
}

function locationOf(url: string): PostgresLocation {
  const location = parseDatabaseUrl(url);
  if (location.engine !== 'postgres' || location.urls.length > 1) {
    throw new DatabaseStartError(
      'a replica must be postgres://user:password@host:port/database, of one host',
    );
  }
  return location;
}
