import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseSeed } from './test/support/test-seed.js';

const seedWish = process.env['TEST_SEED'];
const seed = chooseSeed(seedWish);
// Chosen once for all: the processes that run the specs get it by their environment.
process.env['TEST_SEED'] = String(seed);
process.env['TEST_MADE_ONCE'] = join(tmpdir(), `retinue-made-once-${process.pid}`);
if (seedWish === 'random') process.stderr.write(`TEST_SEED=${seed} repeats this run\n`);

/** What both projects share. */
const project = {
  // Has Node load the specs, and what they import.
  testRunner: '<rootDir>/test/runner/run-spec.js',
  transform: {},
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
};

/** What the service does, whatever it keeps its rows in: these run on both engines. */
const onBothEngines = ['e2e', 'examples', 'migrations', 'model', 'ports'].map(
  (folder) => `<rootDir>/test/${folder}/**/*.spec.ts`,
);

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
    },
  ],
  globalTeardown: '<rootDir>/test/runner/remove-made-once.js',
  testSequencer: '<rootDir>/test/runner/slow-first.js',
  testTimeout: 30_000,
  // More than cores: specs of processes and of patience wait for a fifth of their time. A number: Jest takes '150%' for 150.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // What specs have loaded for themselves is never let go.
  workerIdleMemoryLimit: '500MB',
};
