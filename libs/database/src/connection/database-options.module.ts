import { ConfigurableModuleBuilder, type ConfigurableModuleAsyncOptions, Module } from '@nestjs/common';
import type { DatabaseOptions } from '../options/database-options.js';

/** Makes the options, for `useClass` and `useExisting`. */
export interface DatabaseOptionsFactory {
  createDatabaseOptions(): DatabaseOptions | Promise<DatabaseOptions>;
}

/** The {@link DatabaseOptions}, however they were given. */
export const DATABASE_OPTIONS = 'RETINUE_DATABASE_OPTIONS';

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<DatabaseOptions>({
  optionsInjectionToken: DATABASE_OPTIONS,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createDatabaseOptions')
  .setExtras({}, (definition) => ({ ...definition, exports: [DATABASE_OPTIONS] }))
  .build();

/** Provides the options to what opens the database and to what is built on it. */
@Module({})
export class DatabaseOptionsModule extends ConfigurableModuleClass {}

/** Options that other providers make; the name is known before them. */
export type DatabaseAsyncOptions = ConfigurableModuleAsyncOptions<DatabaseOptions, 'createDatabaseOptions'> &
  Pick<DatabaseOptions, 'name'>;
