import { type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Consistency } from './consistency/consistency.js';
import { postgresConnection, postgresProviders } from './engines/postgres/postgres-providers.js';
import { sqliteConnection, sqliteProviders } from './engines/sqlite/sqlite-providers.js';
import { DatabaseHealth } from './health/database-health.js';
import { completeOptions } from './options/complete-options.js';
import type { DatabaseOptions } from './options/database-options.js';
import { parseDatabaseUrl } from './options/database-url.js';
import { SpooledAnswers } from './spool/spooled-answers.js';
import { SqlReader, SqlStreamer } from './sql/sql-reader.js';
import { PlannerStatistics } from './statistics/planner-statistics.js';
import { BackgroundWork } from './transactions/background/background-work.js';
import { IdempotentUnitOfWork } from './transactions/idempotency/idempotent-unit-of-work.js';
import { UnitOfWork } from './transactions/unit-of-work.js';

/**
 * Provides, to every module, {@link UnitOfWork} (and {@link IdempotentUnitOfWork}) to write, {@link BackgroundWork},
 * {@link SqlReader}, {@link SqlStreamer} and {@link SpooledAnswers} to read, {@link DatabaseHealth},
 * and TypeORM's `DataSource`, reading only. Import it once, at the root.
 */
@Module({})
export class DatabaseModule {
  /** @throws DatabaseStartError when the url is wrong (at once) or the database can't be used (at start) */
  static forRoot(given: DatabaseOptions): DynamicModule {
    const location = parseDatabaseUrl(given.url);
    const options = completeOptions(given, location.engine);
    const [connection, providers] =
      location.engine === 'sqlite'
        ? [sqliteConnection(location, options), sqliteProviders(location, options)]
        : [postgresConnection(location, options), postgresProviders(options)];
    return {
      module: DatabaseModule,
      global: true,
      imports: [connection],
      providers: [
        ...providers,
        {
          provide: BackgroundWork,
          useFactory: () => new BackgroundWork(options.background, location.engine === 'postgres'),
        },
        { provide: SpooledAnswers, useFactory: () => new SpooledAnswers() },
        {
          provide: IdempotentUnitOfWork,
          useFactory: (unitOfWork: UnitOfWork) => new IdempotentUnitOfWork(unitOfWork),
          inject: [UnitOfWork],
        },
        {
          provide: PlannerStatistics,
          useFactory: (unitOfWork: UnitOfWork, { entityMetadatas }: DataSource) =>
            new PlannerStatistics(
              unitOfWork,
              location.engine,
              entityMetadatas
                .filter(({ tableType }) => tableType === 'regular')
                .map(({ tableName }) => tableName),
            ),
          inject: [UnitOfWork, getDataSourceToken()],
        },
      ],
      exports: [
        Consistency,
        DatabaseHealth,
        UnitOfWork,
        IdempotentUnitOfWork,
        BackgroundWork,
        PlannerStatistics,
        SqlReader,
        SqlStreamer,
        SpooledAnswers,
      ],
    };
  }
}
