import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DynamicModule, OnApplicationShutdown, Provider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { Consistency, OnePlace } from '../consistency/consistency.js';
import type { DatabaseOptions } from '../database-options.js';
import type { SqliteLocation } from '../database-url.js';
import { SqlReader, SqlStreamer } from '../reading/sql-reader.js';
import { UnitOfWork } from '../unit-of-work/unit-of-work.js';
import { driverConnection } from './driver-connection.js';
import { openSqlite } from './open-sqlite.js';
import { openSqliteReadOnly } from './open-sqlite-read-only.js';
import { ReadSnapshot } from './read-snapshot.js';
import type { SqliteDataSource } from './sqlite-data-source.js';
import { SqliteCheckpointer } from './sqlite-checkpointer.js';
import { sqliteReadOnlyProviders } from './sqlite-read-only-providers.js';
import { SqliteReader } from './sqlite-reader.js';
import { SqliteStatements } from './sqlite-statements.js';
import { SqliteStreamer } from './sqlite-streamer.js';
import { SqliteWriteQueue } from './sqlite-write-queue.js';
import { WarmReads } from './warm-reads.js';

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
      provide: ReadSnapshot,
      useFactory: (statements: SqliteStatements) =>
        new ReadSnapshot(statements, !(options.besideOthers ?? false)),
      inject: [SqliteStatements],
    },
    {
      provide: WarmReads,
      useFactory: (dataSource: SqliteDataSource) => new WarmReads(dataSource.writer),
      inject: [getDataSourceToken()],
    },
    {
      provide: SqliteCheckpointer,
      useFactory: (dataSource: SqliteDataSource) =>
        new SqliteCheckpointer(dataSource.writer, String(dataSource.options.database)),
      inject: [getDataSourceToken()],
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
      useFactory: (statements: SqliteStatements, snapshot: ReadSnapshot, warm: WarmReads) =>
        new SqliteReader(statements, snapshot, warm),
      inject: [SqliteStatements, ReadSnapshot, WarmReads],
    },
    {
      provide: SqlStreamer,
      useFactory: (dataSource: SqliteDataSource) =>
        new SqliteStreamer(String(dataSource.options.database), options.streamSeconds),
      inject: [getDataSourceToken()],
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
    await this.dataSource.writer.dataSource.destroy();
    if (this.ephemeral) await rm(dirname(String(this.dataSource.options.database)), { recursive: true });
  }
}
