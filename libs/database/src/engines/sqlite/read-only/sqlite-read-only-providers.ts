import type { BeforeApplicationShutdown, Provider } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { Consistency, SinglePrimary } from '../../../consistency/consistency.js';
import { DatabaseHealth } from '../../../health/database-health.js';
import type { CompleteOptions } from '../../../options/complete-options.js';
import { SqlReader, SqlStreamer } from '../../../sql/sql-reader.js';
import { ReadOnlyUnitOfWork } from '../../../transactions/read-only-unit-of-work.js';
import { UnitOfWork } from '../../../transactions/unit-of-work.js';
import { driverConnection } from '../connections/driver-connection.js';
import type { SqliteDataSource } from '../connections/sqlite-data-source.js';
import { ReadSnapshot } from '../reading/read-snapshot.js';
import { UNWATCHED } from '../sqlite-health.js';
import { SqliteReader } from '../sqlite-reader.js';
import { SqliteStatements } from '../sqlite-statements.js';
import { SqliteStreamer } from '../sqlite-streamer.js';
import { ReadOnlyHealth } from './read-only-health.js';

/** What reads from a SQLite file that this process does not write. */
export function sqliteReadOnlyProviders(options: CompleteOptions): Provider[] {
  return [
    { provide: UnitOfWork, useFactory: () => new ReadOnlyUnitOfWork() },
    { provide: Consistency, useFactory: () => new SinglePrimary() },
    {
      provide: SqlReader,
      useFactory: (dataSource: SqliteDataSource) => {
        const statements = new SqliteStatements(driverConnection(dataSource));
        const snapshot = new ReadSnapshot(statements, false, UNWATCHED);
        return new SqliteReader(statements, snapshot, { statements: undefined }, UNWATCHED);
      },
      inject: [getDataSourceToken()],
    },
    {
      provide: DatabaseHealth,
      useFactory: (reader: SqlReader) => new ReadOnlyHealth(reader),
      inject: [SqlReader],
    },
    {
      provide: SqlStreamer,
      useFactory: (dataSource: SqliteDataSource) =>
        new SqliteStreamer(String(dataSource.options.database), options.streamSeconds),
      inject: [getDataSourceToken()],
    },
    {
      provide: LettingGo,
      useFactory: (dataSource: SqliteDataSource) => new LettingGo(dataSource),
      inject: [getDataSourceToken()],
    },
  ];
}

class LettingGo implements BeforeApplicationShutdown {
  constructor(private readonly dataSource: SqliteDataSource) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
    await this.dataSource.letGo?.();
  }
}
