import { mistypedSettings } from './mistyped-settings.js';

test.each([
  ['DATABSE_URL', 'DATABASE_URL'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['log_level', 'LOG_LEVEL'],
  ['DATABASE_URI', 'DATABASE_URL'],
  ['CORS_ORIGIN', 'CORS_ORIGINS'],
  ['DATABASE_REPLICA_URL', 'DATABASE_REPLICA_URLS'],
  ['MIGRATE-ON-START', 'MIGRATE_ON_START'],
])('%s is told to be no setting, and %s to be the one that is meant', (given, meant) => {
  expect(mistypedSettings({ [given]: 'x', PATH: '/bin' })).toEqual([[given, meant]]);
});

test("others' variables are nobody's business, nor is one beside the setting that it resembles", () => {
  const others = [
    'PATH',
    'HOME',
    'HOSTNAME',
    'HOSTTYPE',
    'POST',
    'NODE_ENV',
    'PGHOST',
    'TEST_DATABASE_URL',
    'LANG',
    'SHELL',
  ];
  expect(mistypedSettings(Object.fromEntries(others.map((name) => [name, 'x'])))).toEqual([]);
  expect(mistypedSettings({ DATABASE_URI: 'x', DATABASE_URL: 'sqlite:a.db', LOG_LEVEL: 'info' })).toEqual([]);
});
