import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DynamicModule, OnApplicationShutdown, Provider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { Consistency, OnePlace } from '../consistency/consistency.js';
import type { DatabaseOptions } from '../database-options.js';
import type { SqliteLocation } from '../database-url.js';
import { DatabaseHealth } from '../health/database-health.js';
import { SqlReader, SqlStreamer } from '../reading/sql-reader.js';
import { UnitOfWork } from '../unit-of-work/unit-of-work.js';
import { driverConnection } from './driver-connection.js';
import { openSqlite } from './open-sqlite.js';
import { openSqliteReadOnly } from './open-sqlite-read-only.js';
import { ReadSnapshot } from './read-snapshot.js';
import type { SqliteDataSource } from './sqlite-data-source.js';
import { SqliteCheckpointer } from './sqlite-checkpointer.js';
import { SqliteHealth } from './sqlite-health.js';
import { sqliteReadOnlyProviders } from './sqlite-read-only-providers.js';
import { SqliteReader } from './sqlite-reader.js';
import { SqliteStatements } from './sqlite-statements.js';
import { SqliteStreamer } from './sqlite-streamer.js';
import { SqliteWriteQueue } from './sqlite-write-queue.js';
import { WarmReads } from './warm-reads.js';
import { WatchedStreamer } from './watched-streamer.js';

/** TypeORM on a SQLite file. */
export function sqliteConnection(
  location: SqliteLocation,
  { migrate, readOnly }: DatabaseOptions,
): DynamicModule {
  return TypeOrmModule.forRootAsync({
    // Retrying hides a wrong setting for half a minute; whoever starts us can start us again.
    useFactory: () => ({
      type: 'better-sqlite3',
      database: '',
      autoLoadEntities: true,
      toRetry: () => false,
    }),
    dataSourceFactory: async (typeOrm) => {
      const entities = typeOrm?.entities ?? [];
      return readOnly === true
        ? openSqliteReadOnly({ location, entities })
        : openSqlite({ location, migrate: migrate ?? true, entities });
    },
  });
}

/** What writes to a SQLite file, and what reads from it. */
export function sqliteProviders(location: SqliteLocation, options: DatabaseOptions): Provider[] {
  if (options.readOnly === true) return sqliteReadOnlyProviders(options);
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
        new ReadSnapshot(statements, !(options.besideOthers ?? false), health),
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
      provide: SqliteWriteQueue,
      useFactory: (
        dataSource: SqliteDataSource,
        snapshot: ReadSnapshot,
        warm: WarmReads,
        checkpointer: SqliteCheckpointer,
      ) =>
        new SqliteWriteQueue(
          dataSource.writer,
          () => {
            snapshot.end();
            warm.committed();
          },
          () => checkpointer.look(),
        ),
      inject: [getDataSourceToken(), ReadSnapshot, WarmReads, SqliteCheckpointer],
    },
    { provide: UnitOfWork, useExisting: SqliteWriteQueue },
    { provide: Consistency, useFactory: () => new OnePlace() },
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
      useFactory: (dataSource: SqliteDataSource, queue: SqliteWriteQueue, checkpointer: SqliteCheckpointer) =>
        new SqliteClosing(dataSource, queue, checkpointer, ephemeral),
      inject: [getDataSourceToken(), SqliteWriteQueue, SqliteCheckpointer],
    },
  ];
}

/** At the end: what was taken is written, the log goes back into the file, the file is closed. */
class SqliteClosing implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: SqliteDataSource,
    private readonly queue: SqliteWriteQueue,
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
