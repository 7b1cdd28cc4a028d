import { DATABASE_DEFAULTS } from './database-defaults.js';
import type { DatabaseOptions } from './database-options.js';
import type { DatabaseLocation } from './database-url.js';

/** Options of which all is said: only a key to sign with has no default. */
export type CompleteOptions = Pick<DatabaseOptions, 'consistencyKey'> & {
  readonly [Name in Exclude<keyof DatabaseOptions, 'consistencyKey'>]-?: NonNullable<DatabaseOptions[Name]>;
};

/** Fills in {@link DATABASE_DEFAULTS}, once for all that is built of the options. */
export function completeOptions(
  options: DatabaseOptions,
  engine: DatabaseLocation['engine'],
): CompleteOptions {
  const readOnly = options.readOnly ?? DATABASE_DEFAULTS.readOnly;
  return {
    url: options.url,
    schema: options.schema ?? DATABASE_DEFAULTS.schema,
    // Nothing is written where nothing may be.
    migrate: !readOnly && (options.migrate ?? DATABASE_DEFAULTS.migrate[engine]),
    readOnly,
    background: options.background ?? DATABASE_DEFAULTS.background,
    sharedFile: options.sharedFile ?? DATABASE_DEFAULTS.sharedFile,
    poolSize: options.poolSize ?? DATABASE_DEFAULTS.poolSize,
    streamSeconds: options.streamSeconds ?? DATABASE_DEFAULTS.streamSeconds,
    replicaUrls: options.replicaUrls ?? DATABASE_DEFAULTS.replicaUrls,
    consistencyKey: options.consistencyKey,
    stickyWrites: options.stickyWrites ?? DATABASE_DEFAULTS.stickyWrites,
  };
}
