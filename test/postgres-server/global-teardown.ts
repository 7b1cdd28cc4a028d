import type { PostgresServer } from './postgres-server.js';

export default async function tearDown(): Promise<void> {
  await ((globalThis as Record<string, unknown>)['postgresServer'] as PostgresServer).remove();
}
