import { setTimeout } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { RETINUE_TABLES } from '@retinue/api';
import { DatabaseModule, SqlStreamer } from '@retinue/database';
import { Client } from 'pg';
import { hostedCli } from '../process/support/program-host.js';
import { makeCopySource, rowsOf } from '../process/support/copy-source.js';
import type { CliResult } from '../process/support/run-cli.js';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';
import { newDatabase } from '../support/new-database.js';

const runCli = hostedCli();

test('a SQLite file goes to PostgreSQL and back, and is the same', async () => {
  const database = await newDatabase();
  const { url } = database;
  // One that a trusting server does not ask for, to be looked for in what is printed.
  const withPassword = Object.assign(new URL(url), { password: 'correcthorse' }).href;
  try {
    await inTemporaryFolder(async (folder) => {
      const copy = async (from: string, to: string): Promise<CliResult> => {
        const result = await runCli(['copy', '--from', from, '--to', to], { cwd: folder });
        expect(result.stdout + result.stderr).not.toContain('correcthorse');
        return result;
      };
      await makeCopySource(folder, runCli);
      expect(await copy('sqlite:source.db', withPassword)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^users +5 +0 +0 +5 +5 +0\nfollows +6 +0 +0 +6 +6 +0$/m),
      });
      expect(await copy('sqlite:source.db', withPassword)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^users +0 +5 +0 +5 +5 +0\nfollows +0 +6 +0 +6 +6 +0$/m),
      });
      expect(await copy(withPassword, 'sqlite:back.db')).toMatchObject({ code: 0 });
      expect(rowsOf(folder, 'back.db')).toEqual(rowsOf(folder, 'source.db'));
      expect(await copy(url, withPassword)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('are the same database'),
      });
    });
  } finally {
    await database.drop();
  }
}, 60_000);

/** How many rows the planner takes some tables to have, as far as anybody told it. */
async function knownRows(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; rows: number }>(
      `SELECT relname AS name, reltuples::int AS rows FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relname IN ('users', 'follows', 'blocks')`,
    );
    return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
  } finally {
    await client.end();
  }
}

test('an import and a copy tell the planner what came in', async () => {
  const [imported, copied] = [await newDatabase(), await newDatabase()];
  try {
    await inTemporaryFolder(async (folder) => {
      const args = ['import', 'follows', '--create-missing-users', '--format', 'csv', '-'];
      const env = { DATABASE_URL: imported.url };
      expect(await runCli(args, { cwd: folder, env, input: '1,2\n2,3\n' })).toMatchObject({ code: 0 });
      expect(await knownRows(imported.url)).toMatchObject({ users: 3, follows: 2 });
      await makeCopySource(folder, runCli);
      await runCli(['copy', '--from', 'sqlite:source.db', '--to', copied.url], { cwd: folder });
      expect(await knownRows(copied.url)).toEqual({ users: 5, follows: 6, blocks: 1 });
    });
  } finally {
    await Promise.all([imported.drop(), copied.drop()]);
  }
}, 60_000);

test('a stream may take longer than a statement that answers at once', async () => {
  const database = await newDatabase();
  const app = await NestFactory.createApplicationContext(
    DatabaseModule.forRoot({ url: `${database.url}?query_timeout=300`, tables: RETINUE_TABLES }),
    { logger: false, abortOnError: false },
  );
  try {
    let rows = 0;
    for await (const chunk of app.get(SqlStreamer).stream('SELECT generate_series(1, 2500) AS number')) {
      rows += chunk.length;
      await setTimeout(400);
    }
    expect(rows).toBe(2_500);
  } finally {
    await app.close();
    await database.drop();
  }
});
