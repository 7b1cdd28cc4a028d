import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseActivity } from '../../activity/database-activity.js';
import { SinglePrimary } from '../../consistency/consistency.js';
import type { CompleteOptions } from '../../options/complete-options.js';
import type { SqliteLocation } from '../../options/database-url.js';
import type { DatabaseParts } from '../shared/database-parts.js';
import { SqliteBulkSessions } from './bulk/sqlite-bulk-sessions.js';
import { SqliteCheckpointer } from './checkpoints/sqlite-checkpointer.js';
import { driverConnection } from './connections/driver-connection.js';
import type { SqliteDataSource } from './connections/sqlite-data-source.js';
import { ReadSnapshot } from './reading/read-snapshot.js';
import { WarmReads } from './reading/warm-reads.js';
import { WatchedStreamer } from './reading/watched-streamer.js';
import { SqliteReader } from './sqlite-reader.js';
import { SqliteStatements } from './sqlite-statements.js';
import { SQLITE_STATISTICS } from './sqlite-statistics.js';
import { SqliteStreamer } from './sqlite-streamer.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';

/** What writes to a SQLite file, and what reads from it. */
export function sqliteParts(
  dataSource: SqliteDataSource,
  location: SqliteLocation,
  options: CompleteOptions,
): DatabaseParts {
  const { writer, health } = dataSource;
  const file = String(dataSource.options.database);
  const statements = new SqliteStatements(driverConnection(dataSource));
  const snapshot = new ReadSnapshot(statements, !options.sharedFile, health);
  const warm = new WarmReads(writer);
  const streamer = new SqliteStreamer(file, options.streamSeconds);
  const activity: DatabaseActivity = new DatabaseActivity(() => ({
    unansweredWrites: queue.unanswered,
    log: { bytes: bytesOf(`${file}-wal`), pagesToCopy: checkpointer.pagesToCopy },
    pools: [],
    replicas: [],
  }));
  const checkpointer = new SqliteCheckpointer(writer, file, options.checkpointPages, (checkpoint) => {
    streamer.logCopied(checkpoint.wasHeldUp);
    activity.tell((observer) => observer.checkpointed?.(checkpoint));
  });
  const committed = (): void => {
    snapshot.end();
    warm.committed();
  };
  const queue: SqliteUnitOfWork = new SqliteUnitOfWork(
    writer,
    committed,
    () => checkpointer.look(),
    activity,
    async () => checkpointer.makeRoom(),
  );
  const reader = new SqliteReader(statements, snapshot, warm, health);
  return {
    unitOfWork: queue,
    bulk: new SqliteBulkSessions(writer, queue),
    reader,
    latest: reader,
    streamer: new WatchedStreamer(streamer, health),
    health,
    consistency: new SinglePrimary(),
    activity,
    statistics: SQLITE_STATISTICS,
    stop: async () => streamer.beforeApplicationShutdown(),
    // What was taken is written, the log goes back into the file, the file is closed.
    close: async () => {
      await queue.close();
      await checkpointer.close();
      health.saveLog();
      await writer.dataSource.destroy();
      if (location.file === undefined) await rm(dirname(file), { recursive: true });
    },
  };
}

/** 0 while there is none. */
function bytesOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
