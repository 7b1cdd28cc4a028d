import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RETINUE_TABLES } from '@retinue/api';
import { DatabaseModule, SqlReader, SqlStreamer, statement } from '@retinue/database';
import { setTimeout as later } from 'node:timers/promises';
import { newDatabase, type NewDatabase } from '../support/new-database.js';

const COUNT_RUNNING = statement<{ readonly like: string }, { readonly count: number }>(
  `SELECT count(*) AS count FROM pg_stat_activity WHERE datname = current_database() AND query LIKE :like`,
);
const ENDLESS = 'SELECT generate_series(1, 100000000) AS number';

describe('streams out of a pool of connections', () => {
  let database: NewDatabase;
  let app: INestApplicationContext;

  beforeEach(async () => {
    database = await newDatabase();
    const module = DatabaseModule.forRoot({ url: database.url, tables: RETINUE_TABLES });
    app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  });

  afterEach(async () => {
    await app.close();
    await database.drop();
  });

  /** Connections of this database that are in the middle of a statement that begins like this, or idle after it. */
  const streaming = async (sql: string): Promise<number> => {
    const row = await app.get(SqlReader).get(COUNT_RUNNING, { like: `${sql}%` });
    return row!.count;
  };

  test('many that nobody reads on leave most connections to others, and end when their readers leave', async () => {
    const readers = Array.from({ length: 12 }, () => new AbortController());
    const begun = readers.map(async ({ signal }) =>
      app.get(SqlStreamer).stream(ENDLESS, {}, { cancelled: signal }).next(),
    );
    const outcomes = Promise.allSettled(begun);
    await Promise.all(begun.slice(0, 3));
    expect(await streaming(ENDLESS)).toBe(3);
    readers.forEach((reader) => reader.abort());
    expect((await outcomes).filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    while ((await streaming(ENDLESS)) > 0) await later(20);
    for await (const rows of app.get(SqlStreamer).stream('SELECT 1 AS one'))
      expect(rows).toEqual([{ one: 1 }]);
  });

  test('one that is left while the server works does not work on', async () => {
    const slow = 'SELECT pg_sleep(60)';
    const reader = new AbortController();
    const next = app.get(SqlStreamer).stream(slow, {}, { cancelled: reader.signal }).next();
    const outcome = next.catch((error: unknown) => String(error));
    while ((await streaming(slow)) === 0) await later(20);
    reader.abort();
    expect(await outcome).toContain('A stream was left');
    // The connection goes in its own time; asleep, it would be there for longer than this test may take.
    while ((await streaming(slow)) > 0) await later(20);
  });

  test('one that is forgotten does not keep the application from closing', async () => {
    expect((await app.get(SqlStreamer).stream(ENDLESS).next()).value).toHaveLength(1_000);
  });
});
