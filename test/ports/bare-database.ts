import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { ENGINE } from '../support/new-database.js';

type Row = Readonly<Record<string, unknown>>;

/** A database that nobody has migrated, and the way to it past everything that is ours. */
export interface BareDatabase {
  readonly url: string;
  /** Runs one statement. */
  run(sql: string): Promise<Row[]>;
  /** The names of its tables, sorted. */
  tables(): Promise<string[]>;
  drop(): Promise<void>;
}

export async function bareDatabase(): Promise<BareDatabase> {
  return ENGINE === 'sqlite' ? bareSqlite() : barePostgres();
}

async function bareSqlite(): Promise<BareDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
  const file = join(folder, 'retinue.db');
  const run = async (sql: string): Promise<Row[]> => {
    const deadline = performance.now() + 60_000;
    for (;;) {
      try {
        return runOnce(file, sql);
      } catch (error) {
        if (!isLocked(error) || performance.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  };
  return {
    url: `sqlite:${file}`,
    run,
    tables: async () =>
      namesOf(
        await run(
          `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1`,
        ),
      ),
    drop: async () => rm(folder, { recursive: true }),
  };
}

/** Waits for no lock: who holds it can be an application of this very process, which goes on only when we don't stand still. */
function runOnce(file: string, sql: string): Row[] {
  const database = new Database(file, { timeout: 0 });
  try {
    const statement = database.prepare<[], Row>(sql);
    if (statement.reader) return statement.all();
    statement.run();
    return [];
  } finally {
    database.close();
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

async function barePostgres(): Promise<BareDatabase> {
  const name = `bare_${randomUUID().replaceAll('-', '')}`;
  const urlOf = (database: string): string =>
    Object.assign(new URL(process.env['TEST_POSTGRES_URL']!), { pathname: `/${database}` }).href;
  const runOn = async (database: string, sql: string): Promise<Row[]> => {
    const client = new Client({ connectionString: urlOf(database) });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  await runOn('postgres', `CREATE DATABASE ${name}`);
  return {
    url: urlOf(name),
    run: async (sql) => runOn(name, sql),
    tables: async () =>
      namesOf(
        await runOn(name, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`),
      ),
    drop: async () => void (await runOn('postgres', `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

function namesOf(rows: readonly Row[]): string[] {
  return rows.map((row) => String(row['name']));
}
