import { Client } from 'pg';
import type { PostgresLocation } from '../../../options/database-url.js';
import { connectionConfig } from '../connections/postgres-pool.js';

/** Whether another process of Retinue's is connected to the database: to any of its hosts. */
export async function isServerInUse({ urls }: PostgresLocation): Promise<boolean> {
  const answers = await Promise.all(urls.map(isHostInUse));
  return answers.includes(true);
}

async function isHostInUse(url: string): Promise<boolean> {
  const client = new Client(connectionConfig(url, { size: 1 }));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query(`
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'retinue' AND pid <> pg_backend_pid() LIMIT 1`);
    return rowCount === 1;
  } catch {
    // Who connects next will tell.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
