import { DatabaseActivity } from '../../../activity/database-activity.js';
import type { CompleteOptions } from '../../../options/complete-options.js';
import type { PostgresLocation } from '../../../options/database-url.js';
import type { DatabaseParts } from '../../shared/database-parts.js';
import type { ReadingDataSource } from '../../shared/reading-data-source.js';
import { PostgresBulkSessions } from '../bulk/postgres-bulk-sessions.js';
import { poolFigures } from '../connections/pool-figures.js';
import { maxStreamsOf, maxWritingOf } from '../connections/pool-sizes.js';
import { ConsistencyTokens } from '../consistency/consistency-token.js';
import { RequestConsistency } from '../consistency/request-consistency.js';
import { poolOf } from '../open-postgres.js';
import { PostgresHealth } from '../postgres-health.js';
import { PostgresReader } from '../postgres-reader.js';
import { postgresStatistics } from '../postgres-statistics.js';
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
  servers: { readonly primary: PostgresLocation; readonly replicas: readonly PostgresLocation[] },
): DatabaseParts {
  const pool = poolOf(dataSource);
  const limits = { size: options.poolSize, schema: options.schema };
  const all = servers.replicas.map((location) => new Replica(location, limits));
  const replicas = new ReplicaSet(pool, all);
  const consistency = new RequestConsistency(
    new ConsistencyTokens(options.consistencyKey!),
    () => replicas.position,
    options.stickyWrites,
  );
  const latest = new PostgresReader(pool);
  const reader = new RoutedReader({ pool, reader: latest }, replicas, consistency);
  const activity: DatabaseActivity = new DatabaseActivity(() => ({
    unansweredWrites: unitOfWork.unanswered,
    pools: [
      poolFigures(pool, servers.primary.name, 'primary'),
      ...all.map((replica) => poolFigures(replica.pool, replica.location.name, 'replica')),
    ],
    replicas: replicas.figures(),
    primaryReads: { ...reader.primaryReads },
  }));
  const unitOfWork = new PostgresUnitOfWork(pool, dataSource, maxWritingOf(options), activity, consistency);
  const streamer = new PostgresStreamer(
    async () => streamingConnection(pool, replicas, consistency),
    maxStreamsOf(options),
    options.streamSeconds,
  );
  return {
    unitOfWork,
    bulk: new PostgresBulkSessions(pool, dataSource, activity),
    reader,
    latest,
    streamer,
    health: new PostgresHealth(reader, () => replicas.degradedParts()),
    consistency,
    activity,
    statistics: postgresStatistics(dataSource),
    start: async () => replicas.start(),
    stop: async () => replicas.stopLooking(),
    close: async () => replicas.close(),
  };
}
