import { PostgresServer } from './postgres-server.js';

/** One server for all test files of a run; each test has a database of its own on it. */
export default async function setUp(): Promise<void> {
  const server = await PostgresServer.create();
  process.env['TEST_POSTGRES_URL'] = server.url();
  (globalThis as Record<string, unknown>)['postgresServer'] = server;
}
