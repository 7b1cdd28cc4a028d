import { DATABASE_DEFAULTS } from '@retinue/database';
import {
  databaseOptionsOf,
  followsOptionsOf,
  servedDatabaseOptionsOf,
  webhooksOptionsOf,
} from './module-options.js';
import { readDatabaseSettings, readSettings } from './settings.js';

const ENVIRONMENT = {
  DATABASE_URL: 'postgres://primary/retinue',
  MIGRATE_ON_START: 'true',
  DATABASE_SCHEMA: 'social',
  DATABASE_POOL_SIZE: '7',
  DATABASE_REPLICA_URLS: 'postgres://one/retinue, postgres://two/retinue',
  CONSISTENCY_KEY: 'a key of sixteen',
  STICKY_WRITES: 'true',
  WORKERS: '2',
  FOLLOW_POLICY: 'person>brand',
  MAX_FOLLOWING: '5000',
  MAX_FOLLOWS_PER_DAY: '400',
  MAX_PENDING_REQUESTS: '1000',
  WEBHOOKS_ALLOW_PRIVATE: 'true',
  EVENTS_KEEP_DAYS: '30',
};

describe('what modules are told', () => {
  it('is what the settings say', () => {
    const settings = readSettings(ENVIRONMENT);
    expect(servedDatabaseOptionsOf(settings)).toEqual({
      url: 'postgres://primary/retinue',
      schema: 'social',
      migrate: true,
      poolSize: 7,
      replicaUrls: ['postgres://one/retinue', 'postgres://two/retinue'],
      consistencyKey: 'a key of sixteen',
      stickyWrites: true,
      sharedFile: true,
    });
    expect(followsOptionsOf(settings)).toEqual({
      policy: 'person>brand',
      maxFollowing: 5_000,
      maxFollowsPerDay: 400,
      maxPendingRequests: 1_000,
      keepEventsDays: 30,
    });
    expect(webhooksOptionsOf(settings)).toEqual({ allowPrivateReceivers: true });
  });

  it('is, for the command line, where the data is and nothing of a server', () => {
    expect(databaseOptionsOf(readDatabaseSettings(ENVIRONMENT))).toEqual({
      url: 'postgres://primary/retinue',
      schema: 'social',
      migrate: true,
      poolSize: 7,
    });
  });

  it("is the modules' own default where nothing is set", () => {
    const {
      url: _url,
      migrate,
      schema,
      consistencyKey,
      tracer,
      ...options
    } = servedDatabaseOptionsOf(readSettings({}));
    expect([migrate, schema, consistencyKey, tracer]).toEqual([undefined, undefined, undefined, undefined]);
    expect(DATABASE_DEFAULTS).toMatchObject(options);
  });
});
