import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSettings } from '@retinue/api';
import { createApp } from '@retinue/api/server';
import supertest from 'supertest';
import { CheckedClient } from './checked-client.js';
import { OpenApiContract } from './openapi-contract.js';
import { emptyDatabase } from './empty-database.js';
import { ENGINE, newDatabase } from './new-database.js';
import type { OpenApiDocument } from './openapi-document.js';
import { type DescribedApp, describedApps } from './shared/described-apps.js';

/** The whole application on a port and a database of its own. */
export interface TestApp {
  readonly nest: NestFastifyApplication;
  /** Where it listens, such as `http://127.0.0.1:40001`. */
  readonly url: string;
  /** What it serves at `/docs-json`. */
  readonly document: OpenApiDocument;
  readonly contract: OpenApiContract;
  readonly http: CheckedClient;
  close(): Promise<void>;
}

/**
 * Starts the application as production does, but quiet.
 *
 * @param environment settings that differ from the defaults
 */
export async function startTestApp(environment: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const database = await newDatabase();
  const settings = readSettings({ DATABASE_URL: database.url, LOG_LEVEL: 'fatal', ...environment });
  const nest = await createApp(settings);
  await nest.listen(0, '127.0.0.1');
  const url = await nest.getUrl();
  const { document, contract } = await describeApp(url, environment);
  return {
    nest,
    url,
    document,
    contract,
    http: new CheckedClient(url, contract),
    close: async () => {
      await nest.close();
      await database.drop();
    },
  };
}

async function describeApp(url: string, environment: NodeJS.ProcessEnv): Promise<DescribedApp> {
  const key = JSON.stringify(environment);
  let known = describedApps.get(key);
  if (known === undefined) {
    const { text } = await supertest(url).get('/docs-json');
    const document = JSON.parse(text) as OpenApiDocument;
    describedApps.set(key, (known = { document, contract: new OpenApiContract(document) }));
  }
  return known;
}

/**
 * An application for the tests of the file or `describe` that calls this, whose database is empty when a test begins.
 *
 * Starting takes ten times as long as most tests, so they share one; a test that leaves it in another state than it
 * found it asks for {@link useNewTestApp}.
 */
export function useTestApp(environment: NodeJS.ProcessEnv = {}): Omit<TestApp, 'close'> {
  const use = useApp(environment);
  afterEach(async () => emptyDatabase(use.running().nest, ENGINE));
  afterAll(use.close);
  return use.app;
}

/** A new application for each test of the file or `describe` that calls this. */
export function useNewTestApp(environment: NodeJS.ProcessEnv = {}): Omit<TestApp, 'close'> {
  const use = useApp(environment);
  afterEach(use.close);
  return use.app;
}

interface AppInUse {
  readonly app: Omit<TestApp, 'close'>;
  readonly running: () => TestApp;
  readonly close: () => Promise<void>;
}

function useApp(environment: NodeJS.ProcessEnv): AppInUse {
  let current: TestApp | undefined;
  const running = (): TestApp => {
    if (current === undefined) throw new Error('The application runs during a test only');
    return current;
  };
  beforeEach(async () => {
    current ??= await startTestApp(environment);
  });
  const close = async (): Promise<void> => {
    const app = current;
    current = undefined;
    await app?.close();
  };
  const app = {
    get nest() {
      return running().nest;
    },
    get url() {
      return running().url;
    },
    get document() {
      return running().document;
    },
    get contract() {
      return running().contract;
    },
    get http() {
      return running().http;
    },
  };
  return { app, running, close };
}
