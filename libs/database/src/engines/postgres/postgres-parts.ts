import { DatabaseActivity } from '../../activity/database-activity.js';
import { ReadOnlyBulkSessions } from '../../bulk/read-only-bulk-sessions.js';
import { SinglePrimary } from '../../consistency/consistency.js';
import type { CompleteOptions } from '../../options/complete-options.js';
import { ReadOnlyUnitOfWork } from '../../transactions/read-only-unit-of-work.js';
import type { DatabaseParts } from '../shared/database-parts.js';
import type { ReadingDataSource } from '../shared/reading-data-source.js';
import { PostgresBulkSessions } from './bulk/postgres-bulk-sessions.js';
import { poolFigures } from './connections/pool-figures.js';
import { maxStreamsOf, maxWritingOf } from './connections/pool-sizes.js';
import { poolOf } from './open-postgres.js';
import { PostgresHealth } from './postgres-health.js';
import { PostgresReader } from './postgres-reader.js';
import { postgresStatistics } from './postgres-statistics.js';
import { beginReading, PostgresStreamer } from './postgres-streamer.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';

/** What writes to a PostgreSQL database, and what reads from it. TypeORM's module closes the pool. */
export function postgresParts(
  dataSource: ReadingDataSource,
  options: CompleteOptions,
  server: string,
): DatabaseParts {
  const pool = poolOf(dataSource);
  const activity: DatabaseActivity = new DatabaseActivity(() => ({
    unansweredWrites: unitOfWork instanceof PostgresUnitOfWork ? unitOfWork.unanswered : 0,
    pools: [poolFigures(pool, server, 'primary')],
    replicas: [],
  }));
  const unitOfWork = options.readOnly
    ? new ReadOnlyUnitOfWork()
    : new PostgresUnitOfWork(pool, dataSource, maxWritingOf(options), activity);
  const reader = new PostgresReader(pool);
  const streamer = new PostgresStreamer(
    async () => beginReading(pool),
    maxStreamsOf(options),
    options.streamSeconds,
  );
  return {
    unitOfWork,
    bulk: options.readOnly
      ? new ReadOnlyBulkSessions()
      : new PostgresBulkSessions(pool, dataSource, activity),
    reader,
    latest: reader,
    streamer,
    health: new PostgresHealth(reader),
    consistency: new SinglePrimary(),
    activity,
    statistics: postgresStatistics(dataSource),
  };
}
