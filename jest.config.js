import { SQLITE_DRIVER } from './libs/database/src/engines/sqlite/driver/sqlite-driver.js';
import { chooseSeed } from './test/support/test-seed.js';

const seedWish = process.env['TEST_SEED'];
const seed = chooseSeed(seedWish);
// Chosen once for all: the processes that run the specs get it by their environment.
process.env['TEST_SEED'] = String(seed);
if (seedWish === 'random') process.stderr.write(`TEST_SEED=${seed} repeats this run\n`);

/** What both projects share. */
const project = {
  // Workspace packages resolve to their TypeScript sources, as they do for the compiler.
  testEnvironmentOptions: { customExportConditions: ['retinue-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'],
    // Under its own name the driver is not installed: specs get the version that fits this Node.
    '^better-sqlite3$': SQLITE_DRIVER,
    '^fast-check$': '<rootDir>/test/support/seeded-fast-check.ts',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
};

/** What the service does, whatever it keeps its rows in: these run on both engines. */
const onBothEngines = ['e2e', 'model', 'ports'].map((folder) => `<rootDir>/test/${folder}/**/*.spec.ts`);

/** @type {import('jest').Config} */
export default {
  projects: [
    {
      ...project,
      displayName: 'sqlite',
      testMatch: [
        '<rootDir>/libs/*/src/**/*.spec.ts',
        '<rootDir>/apps/*/src/**/*.spec.ts',
        '<rootDir>/test/**/*.spec.ts',
      ],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/postgres/'],
    },
    {
      ...project,
      displayName: 'postgres',
      testMatch: [...onBothEngines, '<rootDir>/test/postgres/**/*.spec.ts'],
      // Of SQLite's page limit, and of its one queue.
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/e2e/full-disk.spec.ts',
        '<rootDir>/test/e2e/write-order.spec.ts',
      ],
      globalSetup: '<rootDir>/test/postgres-server/dist/global-setup.js',
      globalTeardown: '<rootDir>/test/postgres-server/dist/global-teardown.js',
      setupFiles: ['<rootDir>/test/support/use-postgres.ts'],
    },
  ],
  testTimeout: 30_000,
  // All cores: Jest leaves one idle by default, and of two that is half the machine.
  maxWorkers: '100%',
  // Node keeps every module that a test file has loaded in a context of its own: past this, most of the time is the collector's.
  workerIdleMemoryLimit: '500MB',
};
