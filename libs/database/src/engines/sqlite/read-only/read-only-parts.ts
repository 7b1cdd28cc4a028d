import { DatabaseActivity } from '../../../activity/database-activity.js';
import { SinglePrimary } from '../../../consistency/consistency.js';
import { ReadOnlyBulkSessions } from '../../../bulk/read-only-bulk-sessions.js';
import type { CompleteOptions } from '../../../options/complete-options.js';
import { ReadOnlyUnitOfWork } from '../../../transactions/read-only-unit-of-work.js';
import type { DatabaseParts } from '../../shared/database-parts.js';
import { driverConnection } from '../connections/driver-connection.js';
import type { SqliteDataSource } from '../connections/sqlite-data-source.js';
import { ReadSnapshot } from '../reading/read-snapshot.js';
import { UNWATCHED } from '../sqlite-health.js';
import { SqliteReader } from '../sqlite-reader.js';
import { SqliteStatements } from '../sqlite-statements.js';
import { SqliteStreamer } from '../sqlite-streamer.js';
import { ReadOnlyHealth } from './read-only-health.js';

/** What reads from a SQLite file that this process does not write. */
export function readOnlyParts(dataSource: SqliteDataSource, options: CompleteOptions): DatabaseParts {
  const statements = new SqliteStatements(driverConnection(dataSource));
  const snapshot = new ReadSnapshot(statements, false, UNWATCHED);
  const reader = new SqliteReader(statements, snapshot, { statements: undefined }, UNWATCHED);
  const streamer = new SqliteStreamer(String(dataSource.options.database), options.streamSeconds);
  return {
    unitOfWork: new ReadOnlyUnitOfWork(),
    bulk: new ReadOnlyBulkSessions(),
    reader,
    latest: reader,
    streamer,
    health: new ReadOnlyHealth(reader),
    consistency: new SinglePrimary(),
    activity: new DatabaseActivity(() => ({ unansweredWrites: 0, pools: [], replicas: [] })),
    statistics: [],
    stop: async () => {
      await dataSource.destroy();
      await dataSource.letGo?.();
    },
  };
}
