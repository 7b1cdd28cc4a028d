import { dirname } from 'node:path';
import { rm } from 'node:fs/promises';
import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { BackgroundWork } from './background/background-work.js';
import { parseDatabaseUrl } from './database-url.js';
import { IdempotentUnitOfWork } from './idempotency/idempotent-unit-of-work.js';
import { SqlReader, SqlStreamer } from './reading/sql-reader.js';
import { openSqlite } from './sqlite/open-sqlite.js';
import type { ReadingDataSource } from './sqlite/reading-data-source.js';
import { driverConnection } from './sqlite/driver-connection.js';
import { ReadSnapshot } from './sqlite/read-snapshot.js';
import { SqliteReader } from './sqlite/sqlite-reader.js';
import { WarmReads } from './sqlite/warm-reads.js';
import { SqliteStatements } from './sqlite/sqlite-statements.js';
import { SqliteStreamer } from './sqlite/sqlite-streamer.js';
import { SqliteWriteQueue } from './sqlite/sqlite-write-queue.js';
import { UnitOfWork } from './unit-of-work/unit-of-work.js';

export interface DatabaseOptions {
  /** `sqlite:<path>` or `sqlite::memory:` (a database that ends with the module). */
  readonly url: string;
  /** Brings the schema up to date at start (default); `false` refuses a database that is not. */
  readonly migrate?: boolean;
  /** Goes on with what an earlier process left to do in the background (default). */
  readonly background?: boolean;
  /** Other processes serve the same clients from the same database (not the default). */
  readonly besideOthers?: boolean;
}

/**
 * Provides, to every module, {@link UnitOfWork} (and {@link IdempotentUnitOfWork}) to write, {@link BackgroundWork},
 * {@link SqlReader} and {@link SqlStreamer} to read,
 * and TypeORM's `DataSource`, reading only. Import it once, at the root.
 */
@Module({})
export class DatabaseModule {
  /** @throws DatabaseStartError when the url is wrong (at once) or the database can't be used (at start) */
  static forRoot(options: DatabaseOptions): DynamicModule {
    const location = parseDatabaseUrl(options.url);
    const ephemeral = location.file === undefined;
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          // Retrying hides a wrong setting for half a minute; whoever starts us can start us again.
          useFactory: () => ({
            type: 'better-sqlite3',
            database: '',
            autoLoadEntities: true,
            toRetry: () => false,
          }),
          dataSourceFactory: async (typeOrm) =>
            openSqlite({ location, migrate: options.migrate ?? true, entities: typeOrm?.entities ?? [] }),
        }),
      ],
      providers: [
        {
          provide: SqliteStatements,
          useFactory: (dataSource: ReadingDataSource) => new SqliteStatements(driverConnection(dataSource)),
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
          useFactory: (dataSource: ReadingDataSource) => new WarmReads(dataSource.writer),
          inject: [getDataSourceToken()],
        },
        {
          provide: SqliteWriteQueue,
          useFactory: (dataSource: ReadingDataSource, snapshot: ReadSnapshot, warm: WarmReads) =>
            new SqliteWriteQueue(dataSource.writer, () => {
              snapshot.end();
              warm.committed();
            }),
          inject: [getDataSourceToken(), ReadSnapshot, WarmReads],
        },
        { provide: UnitOfWork, useExisting: SqliteWriteQueue },
        { provide: BackgroundWork, useFactory: () => new BackgroundWork(options.background ?? true) },
        {
          provide: IdempotentUnitOfWork,
          useFactory: (unitOfWork: UnitOfWork) => new IdempotentUnitOfWork(unitOfWork),
          inject: [UnitOfWork],
        },
        {
          provide: SqlReader,
          useFactory: (statements: SqliteStatements, snapshot: ReadSnapshot, warm: WarmReads) =>
            new SqliteReader(statements, snapshot, warm),
          inject: [SqliteStatements, ReadSnapshot, WarmReads],
        },
        {
          provide: SqlStreamer,
          useFactory: (dataSource: ReadingDataSource) =>
            new SqliteStreamer(String(dataSource.options.database)),
          inject: [getDataSourceToken()],
        },
        {
          provide: DatabaseClosing,
          useFactory: (dataSource: ReadingDataSource, queue: SqliteWriteQueue) =>
            new DatabaseClosing(dataSource, queue, ephemeral),
          inject: [getDataSourceToken(), SqliteWriteQueue],
        },
      ],
      exports: [UnitOfWork, IdempotentUnitOfWork, BackgroundWork, SqlReader, SqlStreamer],
    };
  }
}

/** At the end: what was taken is written, the log goes back into the file, the file is closed. */
class DatabaseClosing implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: ReadingDataSource,
    private readonly queue: SqliteWriteQueue,
    private readonly ephemeral: boolean,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
    await this.dataSource.writer.dataSource.destroy();
    if (this.ephemeral) await rm(dirname(String(this.dataSource.options.database)), { recursive: true });
  }
}
