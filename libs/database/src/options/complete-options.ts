import { DATABASE_DEFAULTS } from './database-defaults.js';
import type { DatabaseOptions } from './database-options.js';
import type { DatabaseLocation } from './database-url.js';

/** Options of which all is said: a key to sign with and a schema have no default. */
export type CompleteOptions = Pick<DatabaseOptions, WithoutDefault> & {
  readonly [Name in Exclude<keyof DatabaseOptions, WithoutDefault>]-?: NonNullable<DatabaseOptions[Name]>;
};

type WithoutDefault = 'consistencyKey' | 'schema' | 'tracer';

/** Fills in {@link DATABASE_DEFAULTS}, once for all that is built of the options. */
export function completeOptions(
  options: DatabaseOptions,
  engine: DatabaseLocation['engine'],
): CompleteOptions {
  const readOnly = options.readOnly ?? DATABASE_DEFAULTS.readOnly;
  return {
    url: options.url,
    name: options.name ?? DATABASE_DEFAULTS.name,
    schema: options.schema,
    guest: options.guest ?? DATABASE_DEFAULTS.guest,
    tables: options.tables ?? DATABASE_DEFAULTS.tables,
    entities: options.entities ?? DATABASE_DEFAULTS.entities,
    migrations: options.migrations ?? DATABASE_DEFAULTS.migrations,
    subscribers: options.subscribers ?? DATABASE_DEFAULTS.subscribers,
    // Nothing is written where nothing may be.
    migrate: !readOnly && (options.migrate ?? DATABASE_DEFAULTS.migrate[engine]),
    readOnly,
    background: !readOnly && (options.background ?? DATABASE_DEFAULTS.background),
    sharedFile: options.sharedFile ?? DATABASE_DEFAULTS.sharedFile,
    checkpointPages: options.checkpointPages ?? DATABASE_DEFAULTS.checkpointPages,
    poolSize: options.poolSize ?? DATABASE_DEFAULTS.poolSize,
    streamSeconds: options.streamSeconds ?? DATABASE_DEFAULTS.streamSeconds,
    replicaUrls: options.replicaUrls ?? DATABASE_DEFAULTS.replicaUrls,
    consistencyKey: options.consistencyKey,
    stickyWrites: options.stickyWrites ?? DATABASE_DEFAULTS.stickyWrites,
    tracer: options.tracer,
  };
}
