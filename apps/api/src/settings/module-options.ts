import type { DatabaseOptions } from '@retinue/database';
import type { FollowsOptions } from '@retinue/follows';
import type { UsersOptions } from '@retinue/users';
import type { WebhooksOptions } from '@retinue/webhooks';
import { databaseTracer, tracerIfSet } from '../tracing/open-telemetry.js';
import type { DatabaseSettings } from './database-settings.js';
import type { Settings } from './settings.js';

/** Options for all who open the database: the server, what migrates for its workers, the command line. */
export function databaseOptionsOf(
  settings: DatabaseSettings,
): DatabaseOptions & { readonly poolSize: number } {
  return {
    url: settings.DATABASE_URL,
    schema: settings.DATABASE_SCHEMA,
    migrate: settings.MIGRATE_ON_START,
    poolSize: settings.DATABASE_POOL_SIZE,
  };
}

/** The same, and what only a server needs. */
export function servedDatabaseOptionsOf(settings: Settings): DatabaseOptions {
  const tracer = tracerIfSet();
  return {
    ...databaseOptionsOf(settings),
    replicaUrls: settings.DATABASE_REPLICA_URLS,
    consistencyKey: settings.CONSISTENCY_KEY,
    stickyWrites: settings.STICKY_WRITES,
    sharedFile: settings.WORKERS > 1,
    tracer: tracer && databaseTracer(tracer),
  };
}

/** The types of users that the server knows. */
export function usersOptionsOf(settings: DatabaseSettings): UsersOptions {
  return { types: settings.USER_TYPES };
}

/** The rules that the server keeps. */
export function followsOptionsOf(settings: Settings): FollowsOptions {
  return {
    policy: settings.FOLLOW_POLICY,
    maxFollowing: settings.MAX_FOLLOWING,
    maxFollowsPerDay: settings.MAX_FOLLOWS_PER_DAY,
    maxPendingRequests: settings.MAX_PENDING_REQUESTS,
    keepEventsDays: settings.EVENTS_KEEP_DAYS,
  };
}

/** Whom webhooks may be sent to. */
export function webhooksOptionsOf(settings: Settings): WebhooksOptions {
  return { allowPrivateReceivers: settings.WEBHOOKS_ALLOW_PRIVATE };
}
