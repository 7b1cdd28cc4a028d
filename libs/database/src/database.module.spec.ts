import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import Database from 'better-sqlite3';
import { DatabaseModule } from './database.module.js';
import { DatabaseUnavailableError } from './errors/storage.errors.js';
import type { DatabaseOptions } from './options/database-options.js';
import { parseDatabaseUrl } from './options/database-url.js';
import { SqlReader, SqlStreamer } from './sql/sql-reader.js';

describe('opening a database', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    file = join(folder, 'retinue.db');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const open = async (options: Partial<DatabaseOptions> = {}): Promise<INestApplicationContext> =>
    NestFactory.createApplicationContext(DatabaseModule.forRoot({ url: `sqlite:${file}`, ...options }), {
      logger: false,
      abortOnError: false,
    });

  test('makes the file and its schema, and finds nothing to do the second time', async () => {
    await (await open()).close();
    const app = await open({ migrate: false });
    expect(await app.get(SqlReader).all('SELECT scope FROM idempotency_keys')).toEqual([]);
    await app.close();
  });

  test('leaves no log behind when it is closed: the one file is the database', async () => {
    await (await open()).close();
    expect(await readdir(folder)).toEqual(['retinue.db']);
  });

  test('a commit is on disk before it is acknowledged: the log is synchronized in full', async () => {
    const app = await open();
    const { writer } = app.get<{ writer: { connection: Database.Database } }>(
      (await import('@nestjs/typeorm')).getDataSourceToken('retinue'),
    );
    expect([
      writer.connection.pragma('journal_mode', { simple: true }),
      writer.connection.pragma('synchronous', { simple: true }),
      writer.connection.pragma('foreign_keys', { simple: true }),
    ]).toEqual(['wal', 2, 1]);
    await app.close();
  });

  test('refuses one that lacks migrations when it may not migrate, and names the command', async () => {
    await expect(open({ migrate: false })).rejects.toThrow('run "retinue migrate"');
  });

  test("refuses another program's file, and leaves it as it was", async () => {
    const other = new Database(file);
    other.exec('CREATE TABLE recipes (id)');
    other.close();
    await expect(open()).rejects.toThrow("holds another program's tables (recipes)");
    const again = new Database(file, { readonly: true });
    expect(again.prepare(`SELECT name FROM sqlite_schema`).pluck().all()).toEqual(['recipes']);
    again.close();
  });

  test('refuses one that a newer version has migrated', async () => {
    await (await open()).close();
    const database = new Database(file);
    database.exec(`INSERT INTO retinue_migrations (timestamp, name) VALUES (9, 'Tomorrow9000000000000')`);
    database.close();
    await expect(open()).rejects.toThrow('migrated by a newer version (Tomorrow9000000000000)');
  });

  test('refuses a file that is no database, however short, and leaves it as it was', async () => {
    const text = 'SQLite would take a file of less than a page for an empty one';
    await writeFile(file, text);
    await expect(open()).rejects.toThrow(`${file} is not a SQLite database`);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test.each(['mysql://localhost', 'sqlite:', 'retinue.db', ''])('refuses the address %j', (url) => {
    expect(() => parseDatabaseUrl(url)).toThrow('must be sqlite:<path>, sqlite::memory: or postgres://');
  });

  test('streams a result in chunks that together are all of it', async () => {
    const app = await open();
    const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) SELECT i FROM n`;
    const sizes: number[] = [];
    let sum = 0;
    for await (const rows of app.get(SqlStreamer).stream<{ i: number }>(numbers)) {
      sizes.push(rows.length);
      sum += rows.reduce((total, { i }) => total + i, 0);
    }
    expect({ sizes, sum }).toEqual({ sizes: [1_000, 1_000, 500], sum: (2_500 * 2_501) / 2 });
    await app.close();
  });

  test('more streams than there are threads all come to their end, some left in the middle', async () => {
    const app = await open();
    const streamer = app.get(SqlStreamer);
    const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i FROM n`;
    const read = async (leaveAfter: number): Promise<number> => {
      let rows = 0;
      for await (const chunk of streamer.stream(numbers)) {
        rows += chunk.length;
        if (rows >= leaveAfter) break;
      }
      return rows;
    };
    const all = [1_000, 3_000, 1_000, 3_000, 1_000, 3_000];
    expect(await Promise.all(all.map(read))).toEqual(all);
    await app.close();
  });

  test('a stream that is left while it waits gives its place back, and one too many is told to come back', async () => {
    const app = await open();
    const streamer = app.get(SqlStreamer);
    const endless = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n`;
    const running = Array.from({ length: 4 }, () => streamer.stream(endless));
    await Promise.all(running.map((stream) => stream.next()));

    const readers = Array.from({ length: 16 }, () => new AbortController());
    const waiting = readers.map(({ signal }) => streamer.stream(endless, {}, { cancelled: signal }).next());
    await expect(streamer.stream(endless).next()).rejects.toBeInstanceOf(DatabaseUnavailableError);
    readers.forEach((reader) => reader.abort());
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes.map(({ status }) => status)).toEqual(Array(16).fill('rejected'));

    await Promise.all(running.map((stream) => stream.return(undefined)));
    const rows: unknown[] = [];
    for await (const chunk of streamer.stream(`SELECT 1 AS one`)) rows.push(...chunk);
    expect(rows).toEqual([{ one: 1 }]);
    await app.close();
  });

  test('a stream whose statement fails says why', async () => {
    const app = await open();
    const broken = app.get(SqlStreamer).stream('SELECT * FROM nowhere')[Symbol.asyncIterator]();
    await expect(broken.next()).rejects.toMatchObject({ message: 'no such table: nowhere' });
    await app.close();
  });
});
