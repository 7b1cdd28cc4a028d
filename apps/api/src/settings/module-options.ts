import type { DatabaseOptions } from '@retinue/database';
import type { FollowsOptions } from '@retinue/follows';
import type { DatabaseSettings, Settings } from './settings.js';

/** Options for all who open the database: the server, what migrates for its workers, the command line. */
export function databaseOptionsOf(
  settings: DatabaseSettings,
): DatabaseOptions & { readonly poolSize: number } {
  return {
    url: settings.DATABASE_URL,
    migrate: settings.MIGRATE_ON_START,
    poolSize: settings.DATABASE_POOL_SIZE,
  };
}

/** The same, and what only a server needs. */
export function servedDatabaseOptionsOf(settings: Settings): DatabaseOptions {
  return {
    ...databaseOptionsOf(settings),
    replicaUrls: settings.DATABASE_REPLICA_URLS,
    consistencyKey: settings.CONSISTENCY_KEY,
    stickyWrites: settings.STICKY_WRITES,
    sharedFile: settings.WORKERS > 1,
  };
}

/** The rules that the server keeps. */
export function followsOptionsOf(settings: Settings): FollowsOptions {
  return { policy: settings.FOLLOW_POLICY };
}
