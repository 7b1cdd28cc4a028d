import { Client, type ClientConfig } from 'pg';
import { MIGRATION_LOCK } from '../postgres-migrator.js';

/**
 * Makes a schema, if it is not there. Of several that start together one does.
 *
 * To say CREATE SCHEMA IF NOT EXISTS takes the permission to make one, even where it exists: so that is asked first.
 *
 * @param schema a name that needs no quotes
 */
export async function makeSchema(config: ClientConfig & { Client?: unknown }, schema: string): Promise<void> {
  const Connection = (config.Client ?? Client) as typeof Client;
  const client = new Connection(config);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const { rowCount } = await client.query(`SELECT 1 FROM pg_namespace WHERE nspname = $1`, [schema]);
    if (rowCount === 0) await client.query(`CREATE SCHEMA ${schema}`);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
