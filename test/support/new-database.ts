import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { RETINUE_TABLES } from '@retinue/api';
import { DatabaseModule } from '@retinue/database';
import { Client } from 'pg';
import { emptyingStatements, type Engine } from './empty-database.js';

/** A database that nobody else uses. */
export interface NewDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** What the tests of this file run on. */
export const ENGINE: Engine = process.env['TEST_ENGINE'] === 'postgres' ? 'postgres' : 'sqlite';

/** The migrated database that others are copied from: a tenth of the time that migrating takes. */
const TEMPLATE = 'retinue_template';

/** Any number: whoever makes the template holds it. */
const TEMPLATE_LOCK = 11;

/** Databases of this file that are free, emptied: a fifth of the time that a new one takes. */
const free: string[] = [];

/** A migrated database, or one of SQLite that is migrated when it is opened. */
export async function newDatabase(): Promise<NewDatabase> {
  if (ENGINE === 'sqlite') return { url: 'sqlite::memory:', drop: async () => undefined };
  const name = free.pop() ?? (await create());
  return {
    url: urlOf(name),
    drop: async () => {
      await onServer(name, async (client) => client.query(emptyingStatements(ENGINE).join('; ')));
      free.push(name);
    },
  };
}

async function create(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer('postgres', async (client) => {
    await makeTemplate(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  });
  return name;
}

async function makeTemplate(client: Client): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rowCount !== 0) return;
    await client.query(`CREATE DATABASE making_${TEMPLATE}`);
    const app = await NestFactory.createApplicationContext(
      DatabaseModule.forRoot({
        url: urlOf(`making_${TEMPLATE}`),
        tables: RETINUE_TABLES,
        migrate: true,
      }),
      { logger: false, abortOnError: false },
    );
    await app.close();
    await client.query(`ALTER DATABASE making_${TEMPLATE} RENAME TO ${TEMPLATE}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function onServer<Result>(
  database: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: urlOf(database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(process.env['TEST_POSTGRES_URL']!);
  url.pathname = `/${database}`;
  return url.href;
}
