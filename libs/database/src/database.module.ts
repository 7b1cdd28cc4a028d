import {
  type Abstract,
  type BeforeApplicationShutdown,
  type DynamicModule,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Provider,
} from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DatabaseActivity } from './activity/database-activity.js';
import { BulkSessions } from './bulk/bulk-sessions.js';
import {
  DATABASE_OPTIONS,
  type DatabaseAsyncOptions,
  DatabaseOptionsModule,
} from './connection/database-options.module.js';
import { Consistency } from './consistency/consistency.js';
import type { DatabaseParts } from './engines/shared/database-parts.js';
import { DatabaseStartError } from './errors/start.errors.js';
import { DatabaseHealth } from './health/database-health.js';
import { Leases } from './leases/leases.js';
import { loadEngine } from './load-engine.js';
import { KnownTables } from './migrations/known-tables.js';
import { DATABASE_DEFAULTS } from './options/database-defaults.js';
import type { DatabaseOptions } from './options/database-options.js';
import { resolveOptions } from './options/resolve-options.js';
import { SpooledAnswers } from './spool/spooled-answers.js';
import { LatestReader } from './sql/latest-reader.js';
import { SqlReader, SqlStreamer } from './sql/sql-reader.js';
import { PlannerStatistics } from './statistics/planner-statistics.js';
import { tracedParts } from './engines/shared/traced-parts.js';
import { BackgroundWork } from './transactions/background/background-work.js';
import { IdempotentUnitOfWork } from './transactions/idempotency/idempotent-unit-of-work.js';
import { UnitOfWork } from './transactions/unit-of-work.js';

/**
 * Provides, to every module, {@link UnitOfWork} (and {@link IdempotentUnitOfWork}, {@link BulkSessions}) to write, {@link BackgroundWork}, {@link Leases},
 * {@link SqlReader}, {@link SqlStreamer} and {@link SpooledAnswers} to read, {@link DatabaseHealth}, {@link DatabaseActivity}, and a `DataSource` of
 * TypeORM called `retinue`, reading only. Import it once, at the root. The application's own DataSources, tables and
 * migrations are left alone.
 */
@Module({})
export class DatabaseModule {
  /** @throws DatabaseStartError when an option is wrong (at once) or the database can't be used (at start) */
  static forRoot(options: DatabaseOptions): DynamicModule {
    resolveOptions(options);
    return moduleOf(DatabaseOptionsModule.forRoot(options), options.name);
  }

  /**
   * The same with options that other providers make: `useFactory` with `inject` and `imports`, `useClass` or `useExisting`.
   * The name of the DataSource stands beside them.
   *
   * @throws DatabaseStartError when an option is wrong or the database can't be used (both at start)
   */
  static forRootAsync({ name, ...options }: DatabaseAsyncOptions): DynamicModule {
    return moduleOf(DatabaseOptionsModule.forRootAsync(options), name);
  }
}

function moduleOf(optionsModule: DynamicModule, name: string = DATABASE_DEFAULTS.name): DynamicModule {
  if (name === 'default') {
    throw new DatabaseStartError(
      "name: the default DataSource is the application's own, choose another name",
    );
  }
  return {
    module: DatabaseModule,
    global: true,
    imports: [optionsModule, connectionOf(optionsModule, name)],
    providers: providersOn(`${name}DataSource`),
    exports: [
      Consistency,
      DatabaseActivity,
      DatabaseHealth,
      UnitOfWork,
      BulkSessions,
      IdempotentUnitOfWork,
      BackgroundWork,
      Leases,
      PlannerStatistics,
      SqlReader,
      LatestReader,
      SqlStreamer,
      SpooledAnswers,
      KnownTables,
    ],
  };
}

/** Brings TypeORM, which takes longer to load than all that imports this module without opening a database. */
async function connectionOf(optionsModule: DynamicModule, name: string): Promise<DynamicModule> {
  const { typeOrmConnection } = await import('./connection/typeorm-connection.js');
  return typeOrmConnection({ name, optionsModule, databaseModule: DatabaseModule });
}

/** What is built on the DataSource, by the engine's own parts. */
const PARTS = 'RETINUE_DATABASE_PARTS';

/** @param dataSource the token of `@InjectDataSource(name)` */
function providersOn(dataSource: string): Provider[] {
  const part = (provide: Abstract<unknown>, name: keyof DatabaseParts): Provider => ({
    provide,
    useFactory: (parts: DatabaseParts) => parts[name],
    inject: [PARTS],
  });
  return [
    {
      provide: PARTS,
      useFactory: async (source: DataSource, given: DatabaseOptions) => {
        const resolved = resolveOptions(given);
        const { engine } = resolved.location;
        const parts = (await loadEngine(engine)).build(source, resolved);
        const { tracer } = resolved.options;
        return tracer === undefined ? parts : tracedParts(parts, tracer, engine);
      },
      inject: [dataSource, DATABASE_OPTIONS],
    },
    part(UnitOfWork, 'unitOfWork'),
    part(BulkSessions, 'bulk'),
    part(SqlReader, 'reader'),
    part(LatestReader, 'latest'),
    part(SqlStreamer, 'streamer'),
    part(DatabaseHealth, 'health'),
    part(Consistency, 'consistency'),
    part(DatabaseActivity, 'activity'),
    {
      provide: DatabaseLife,
      useFactory: (parts: DatabaseParts) => new DatabaseLife(parts),
      inject: [PARTS],
    },
    {
      provide: BackgroundWork,
      useFactory: (given: DatabaseOptions) => {
        const { location, options } = resolveOptions(given);
        return new BackgroundWork(options.background, location.engine === 'postgres');
      },
      inject: [DATABASE_OPTIONS],
    },
    {
      provide: KnownTables,
      useFactory: (given: DatabaseOptions) => new KnownTables(resolveOptions(given).tables.names),
      inject: [DATABASE_OPTIONS],
    },
    {
      provide: Leases,
      useFactory: (unitOfWork: UnitOfWork, reader: LatestReader) => new Leases(unitOfWork, reader),
      inject: [UnitOfWork, LatestReader],
    },
    { provide: SpooledAnswers, useFactory: () => new SpooledAnswers() },
    {
      provide: IdempotentUnitOfWork,
      useFactory: (unitOfWork: UnitOfWork) => new IdempotentUnitOfWork(unitOfWork),
      inject: [UnitOfWork],
    },
    {
      provide: PlannerStatistics,
      useFactory: (parts: DatabaseParts) => new PlannerStatistics(parts.unitOfWork, parts.statistics),
      inject: [PARTS],
    },
  ];
}

/** Begins what the engine does beside requests, and ends it. */
class DatabaseLife implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(private readonly parts: DatabaseParts) {}

  async onModuleInit(): Promise<void> {
    await this.parts.start?.();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.parts.stop?.();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parts.close?.();
  }
}
