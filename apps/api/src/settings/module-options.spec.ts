import { DATABASE_DEFAULTS } from '@retinue/database';
import { databaseOptionsOf, followsOptionsOf, servedDatabaseOptionsOf } from './module-options.js';
import { readDatabaseSettings, readSettings } from './settings.js';

const ENVIRONMENT = {
  DATABASE_URL: 'postgres://primary/retinue',
  MIGRATE_ON_START: 'true',
  DATABASE_POOL_SIZE: '7',
  DATABASE_REPLICA_URLS: 'postgres://one/retinue, postgres://two/retinue',
  CONSISTENCY_KEY: 'a key of sixteen',
  STICKY_WRITES: 'true',
  WORKERS: '2',
  FOLLOW_POLICY: 'person>brand',
};

describe('what modules are told', () => {
  it('is what the settings say', () => {
    const settings = readSettings(ENVIRONMENT);
    expect(servedDatabaseOptionsOf(settings)).toEqual({
      url: 'postgres://primary/retinue',
      migrate: true,
      poolSize: 7,
      replicaUrls: ['postgres://one/retinue', 'postgres://two/retinue'],
      consistencyKey: 'a key of sixteen',
      stickyWrites: true,
      sharedFile: true,
    });
    expect(followsOptionsOf(settings)).toEqual({ policy: 'person>brand' });
  });

  it('is, for the command line, where the data is and nothing of a server', () => {
    expect(databaseOptionsOf(readDatabaseSettings(ENVIRONMENT))).toEqual({
      url: 'postgres://primary/retinue',
      migrate: true,
      poolSize: 7,
    });
  });

  it("is the modules' own default where nothing is set", () => {
    const { url: _url, migrate, consistencyKey, ...options } = servedDatabaseOptionsOf(readSettings({}));
    expect([migrate, consistencyKey]).toEqual([undefined, undefined]);
    expect(DATABASE_DEFAULTS).toMatchObject(options);
  });
});
