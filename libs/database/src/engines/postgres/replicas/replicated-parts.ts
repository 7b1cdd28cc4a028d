import type { CompleteOptions } from '../../../options/complete-options.js';
import type { PostgresLocation } from '../../../options/database-url.js';
import type { DatabaseParts } from '../../shared/database-parts.js';
import type { ReadingDataSource } from '../../shared/reading-data-source.js';
import { PostgresBulkSessions } from '../bulk/postgres-bulk-sessions.js';
import { maxStreamsOf, maxWritingOf } from '../connections/pool-sizes.js';
import { ConsistencyTokens } from '../consistency/consistency-token.js';
import { RequestConsistency } from '../consistency/request-consistency.js';
import { poolOf } from '../open-postgres.js';
import { PostgresHealth } from '../postgres-health.js';
import { PostgresReader } from '../postgres-reader.js';
import { PostgresStreamer } from '../postgres-streamer.js';
import { PostgresUnitOfWork } from '../postgres-unit-of-work.js';
import { ReplicaSet } from './replica-set.js';
import { Replica } from './replica.js';
import { RoutedReader } from './routed-reader.js';
import { streamingConnection } from './streaming-connection.js';

/** Reads from replicas that have seen enough, writes to the primary. */
export function replicatedParts(
  dataSource: ReadingDataSource,
  options: CompleteOptions,
  locations: readonly PostgresLocation[],
): DatabaseParts {
  const pool = poolOf(dataSource);
  const limits = { size: options.poolSize, schema: options.schema };
  const replicas = new ReplicaSet(
    pool,
    locations.map((location) => new Replica(location, limits)),
  );
  const consistency = new RequestConsistency(
    new ConsistencyTokens(options.consistencyKey!),
    () => replicas.position,
    options.stickyWrites,
  );
  const reader = new RoutedReader(pool, replicas, consistency);
  const streamer = new PostgresStreamer(
    async () => streamingConnection(pool, replicas, consistency),
    maxStreamsOf(options),
    options.streamSeconds,
  );
  return {
    unitOfWork: new PostgresUnitOfWork(pool, dataSource, maxWritingOf(options), consistency),
    bulk: new PostgresBulkSessions(pool, dataSource),
    reader,
    latest: new PostgresReader(pool),
    streamer,
    health: new PostgresHealth(reader),
    consistency,
    start: async () => replicas.start(),
    stop: async () => replicas.stopLooking(),
    close: async () => replicas.close(),
  };
}
