import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DynamicModule, OnApplicationShutdown, Provider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { Consistency, SinglePrimary } from '../../consistency/consistency.js';
import { DatabaseHealth } from '../../health/database-health.js';
import { mergeContributions, withEntities } from '../../migrations/merge-contributions.js';
import type { CompleteOptions } from '../../options/complete-options.js';
import type { SqliteLocation } from '../../options/database-url.js';
import { SqlReader, SqlStreamer } from '../../sql/sql-reader.js';
import { UnitOfWork } from '../../transactions/unit-of-work.js';
import { SqliteCheckpointer } from './checkpoints/sqlite-checkpointer.js';
import { driverConnection } from './connections/driver-connection.js';
import type { SqliteDataSource } from './connections/sqlite-data-source.js';
import { openSqlite } from './open-sqlite.js';
import { openSqliteReadOnly } from './read-only/open-sqlite-read-only.js';
import { sqliteReadOnlyProviders } from './read-only/sqlite-read-only-providers.js';
import { ReadSnapshot } from './reading/read-snapshot.js';
import { WarmReads } from './reading/warm-reads.js';
import { WatchedStreamer } from './reading/watched-streamer.js';
import { SqliteHealth } from './sqlite-health.js';
import { SqliteReader } from './sqlite-reader.js';
import { SqliteStatements } from './sqlite-statements.js';
import { SqliteStreamer } from './sqlite-streamer.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';

/** TypeORM on a SQLite file. */
export function sqliteConnection(
  location: SqliteLocation,
  { migrate, readOnly, schema: contributions }: CompleteOptions,
): DynamicModule {
  const merged = mergeContributions(contributions, 'sqlite');
  return TypeOrmModule.forRootAsync({
    // Retrying hides a wrong setting for half a minute; whoever starts us can start us again.
    useFactory: () => ({
      type: 'better-sqlite3',
      database: '',
      autoLoadEntities: true,
      toRetry: () => false,
    }),
    dataSourceFactory: async (typeOrm) => {
      const schema = withEntities(merged, typeOrm?.entities);
      return readOnly ? openSqliteReadOnly({ location, schema }) : openSqlite({ location, migrate, schema });
    },
  });
}

/** What writes to a SQLite file, and what reads from it. */
export function sqliteProviders(location: SqliteLocation, options: CompleteOptions): Provider[] {
  if (options.readOnly) return sqliteReadOnlyProviders(options);
  const ephemeral = location.file === undefined;
  return [
    {
      provide: SqliteStatements,
      useFactory: (dataSource: SqliteDataSource) => new SqliteStatements(driverConnection(dataSource)),
      inject: [getDataSourceToken()],
    },
    {
      provide: SqliteHealth,
      useFactory: (dataSource: SqliteDataSource) => dataSource.health,
      inject: [getDataSourceToken()],
    },
    { provide: DatabaseHealth, useExisting: SqliteHealth },
    {
      provide: ReadSnapshot,
      useFactory: (statements: SqliteStatements, health: SqliteHealth) =>
        new ReadSnapshot(statements, !options.sharedFile, health),
      inject: [SqliteStatements, SqliteHealth],
    },
    {
      provide: WarmReads,
      useFactory: (dataSource: SqliteDataSource) => new WarmReads(dataSource.writer),
      inject: [getDataSourceToken()],
    },
    {
      provide: SqliteCheckpointer,
      useFactory: (dataSource: SqliteDataSource, streamer: SqliteStreamer) =>
        new SqliteCheckpointer(dataSource.writer, String(dataSource.options.database), (wasHeldUp) =>
          streamer.logCopied(wasHeldUp),
        ),
      inject: [getDataSourceToken(), SqliteStreamer],
    },
    {
      provide: SqliteUnitOfWork,
      useFactory: (
        dataSource: SqliteDataSource,
        snapshot: ReadSnapshot,
        warm: WarmReads,
        checkpointer: SqliteCheckpointer,
      ) =>
        new SqliteUnitOfWork(
          dataSource.writer,
          () => {
            snapshot.end();
            warm.committed();
          },
          () => checkpointer.look(),
        ),
      inject: [getDataSourceToken(), ReadSnapshot, WarmReads, SqliteCheckpointer],
    },
    { provide: UnitOfWork, useExisting: SqliteUnitOfWork },
    { provide: Consistency, useFactory: () => new SinglePrimary() },
    {
      provide: SqlReader,
      useFactory: (
        statements: SqliteStatements,
        snapshot: ReadSnapshot,
        warm: WarmReads,
        health: SqliteHealth,
      ) => new SqliteReader(statements, snapshot, warm, health),
      inject: [SqliteStatements, ReadSnapshot, WarmReads, SqliteHealth],
    },
    {
      provide: SqliteStreamer,
      useFactory: (dataSource: SqliteDataSource) =>
        new SqliteStreamer(String(dataSource.options.database), options.streamSeconds),
      inject: [getDataSourceToken()],
    },
    {
      provide: SqlStreamer,
      useFactory: (streamer: SqliteStreamer, health: SqliteHealth) => new WatchedStreamer(streamer, health),
      inject: [SqliteStreamer, SqliteHealth],
    },
    {
      provide: SqliteClosing,
      useFactory: (dataSource: SqliteDataSource, queue: SqliteUnitOfWork, checkpointer: SqliteCheckpointer) =>
        new SqliteClosing(dataSource, queue, checkpointer, ephemeral),
      inject: [getDataSourceToken(), SqliteUnitOfWork, SqliteCheckpointer],
    },
  ];
}

/** At the end: what was taken is written, the log goes back into the file, the file is closed. */
class SqliteClosing implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: SqliteDataSource,
    private readonly queue: SqliteUnitOfWork,
    private readonly checkpointer: SqliteCheckpointer,
    private readonly ephemeral: boolean,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
    await this.checkpointer.close();
    this.dataSource.health.saveLog();
    await this.dataSource.writer.dataSource.destroy();
    if (this.ephemeral) await rm(dirname(String(this.dataSource.options.database)), { recursive: true });
  }
}
