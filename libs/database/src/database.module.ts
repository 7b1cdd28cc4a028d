import { type DynamicModule, Module } from '@nestjs/common';
import { BackgroundWork } from './background/background-work.js';
import { Consistency } from './consistency/consistency.js';
import type { DatabaseOptions } from './database-options.js';
import { parseDatabaseUrl } from './database-url.js';
import { DatabaseHealth } from './health/database-health.js';
import { IdempotentUnitOfWork } from './idempotency/idempotent-unit-of-work.js';
import { postgresConnection, postgresProviders } from './postgres/postgres-providers.js';
import { SqlReader, SqlStreamer } from './reading/sql-reader.js';
import { SpooledAnswers } from './spool/spooled-answers.js';
import { sqliteConnection, sqliteProviders } from './sqlite/sqlite-providers.js';
import { PlannerStatistics } from './statistics/planner-statistics.js';
import { UnitOfWork } from './unit-of-work/unit-of-work.js';

/**
 * Provides, to every module, {@link UnitOfWork} (and {@link IdempotentUnitOfWork}) to write, {@link BackgroundWork},
 * {@link SqlReader}, {@link SqlStreamer} and {@link SpooledAnswers} to read, {@link DatabaseHealth},
 * and TypeORM's `DataSource`, reading only. Import it once, at the root.
 */
@Module({})
export class DatabaseModule {
  /** @throws DatabaseStartError when the url is wrong (at once) or the database can't be used (at start) */
  static forRoot(options: DatabaseOptions): DynamicModule {
    const location = parseDatabaseUrl(options.url);
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
          useFactory: () => new BackgroundWork(options.background ?? true, location.engine === 'postgres'),
        },
        { provide: SpooledAnswers, useFactory: () => new SpooledAnswers() },
        {
          provide: IdempotentUnitOfWork,
          useFactory: (unitOfWork: UnitOfWork) => new IdempotentUnitOfWork(unitOfWork),
          inject: [UnitOfWork],
        },
        {
          provide: PlannerStatistics,
          useFactory: (unitOfWork: UnitOfWork) => new PlannerStatistics(unitOfWork, location.engine),
          inject: [UnitOfWork],
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
