import type { DynamicModule, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { loadEngine } from '../load-engine.js';
import { DatabaseStartError } from '../errors/start.errors.js';
import { loadTables } from '../migrations/load-tables.js';
import type { DatabaseOptions } from '../options/database-options.js';
import { type ResolvedOptions, resolveOptions } from '../options/resolve-options.js';
import { DATABASE_OPTIONS } from './database-options.module.js';

/** Who asks for the connection, and under which name. */
export interface ConnectionRequest {
  readonly name: string;
  /** Provides {@link DATABASE_OPTIONS}. */
  readonly optionsModule: DynamicModule;
  /** There may be one of it in an application: what it provides goes by class, and each class is one thing. */
  readonly databaseModule: Type;
}

/** Nest's options for TypeORM, and ours beside them. */
type CarriedOptions = DataSourceOptions & { readonly retinue: ResolvedOptions };

/** TypeORM's module on our DataSource. This file is loaded when a database is opened, and TypeORM with it. */
export function typeOrmConnection({ name, optionsModule, databaseModule }: ConnectionRequest): DynamicModule {
  return TypeOrmModule.forRootAsync({
    name,
    imports: [optionsModule],
    inject: [DATABASE_OPTIONS, ModulesContainer],
    useFactory: (given: DatabaseOptions, modules: ModulesContainer) => {
      assertOnlyOne(modules, databaseModule);
      // Retrying hides a wrong setting for half a minute; whoever starts us can start us again.
      const settings = { autoLoadEntities: true, toRetry: () => false, retinue: resolveOptions(given) };
      // By its name in here Nest 11 finds it again, to close it.
      return { type: 'postgres' as const, name, ...settings };
    },
    dataSourceFactory: async (carried) => {
      const { retinue, entities } = carried as CarriedOptions;
      const engine = await loadEngine(retinue.location.engine);
      return engine.open(retinue, await loadTables(retinue, entities));
    },
  });
}

function assertOnlyOne(modules: ModulesContainer, databaseModule: Type): void {
  const count = [...modules.values()].filter(({ metatype }) => metatype === databaseModule).length;
  if (count <= 1) return;
  throw new DatabaseStartError(
    `DatabaseModule is imported ${count} times: import it once, at the root. A second Retinue database needs an application of its own`,
  );
}
