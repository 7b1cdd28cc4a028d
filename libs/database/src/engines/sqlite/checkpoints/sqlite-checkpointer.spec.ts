import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import Database from 'better-sqlite3';
import { notesTables } from '../../../../../../test/support/notes-tables.js';
import { DatabaseModule } from '../../../database.module.js';
import { SqlReader } from '../../../sql/sql-reader.js';
import { UnitOfWork } from '../../../transactions/unit-of-work.js';
import type { SqliteDataSource } from '../connections/sqlite-data-source.js';
import { DATABASE_DEFAULTS } from '../../../options/database-defaults.js';
import { SqliteCheckpointer } from './sqlite-checkpointer.js';
import { statement } from '../../../sql/statement.js';

const CHECKPOINT_FRAMES = DATABASE_DEFAULTS.checkpointPages;

/** Bytes; some 250 pages of the log. */
const BIG_TEXT = 'x'.repeat(1_000_000);

/** Between two writes to a log that is long enough to be copied. */
const PAUSE_MS = 50;

const LAST_AND_COUNT = 'SELECT max(actor_id) AS last, count(*) AS count FROM notes';

const INSERT = statement<{ readonly text: string; readonly number: number }>(
  `INSERT INTO notes (type, actor_id, subject_id, created_at) VALUES (:text, :number, 2, 0)`,
);

describe('the log of a file that is written to all the time', () => {
  let folder: string;
  let file: string;
  let app: INestApplicationContext;
  let looking: Database.Database;

  const open = async (checkpointPages?: number): Promise<INestApplicationContext> => {
    const module = DatabaseModule.forRoot({ url: `sqlite:${file}`, tables: [notesTables], checkpointPages });
    return NestFactory.createApplicationContext(module, { logger: false });
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    file = join(folder, 'retinue.db');
    app = await open();
    looking = new Database(file, { readonly: true });
  });

  afterEach(async () => {
    looking.close();
    await app.close();
    await rm(folder, { recursive: true });
  });

  const writeBig = async (number: number): Promise<void> =>
    app.get(UnitOfWork).write(async (transaction) => {
      await transaction.run(INSERT, { text: BIG_TEXT, number });
    });

  const framesInLog = (): number => {
    const [state] = looking.pragma('wal_checkpoint(NOOP)') as [{ readonly log: number }];
    return state.log;
  };

  const toCopy = (checkpoint: unknown): number => {
    const [{ log, checkpointed }] = checkpoint as [{ readonly log: number; readonly checkpointed: number }];
    return log - checkpointed;
  };

  /** Goes on writing until the log begins anew. @returns the most that it had held */
  const writeUntilAnew = async (write: () => Promise<void>): Promise<number> => {
    for (let most = framesInLog(); ; most = framesInLog()) {
      await write();
      if (framesInLog() < most) return most;
      // Whoever copies may need a while, on a machine that is busy: the log must not outgrow the bound meanwhile.
      await delay(most < CHECKPOINT_FRAMES ? 0 : PAUSE_MS);
    }
  };

  test('is copied beside the writes and begun anew, long before SQLite itself would do it', async () => {
    let written = 0;
    const most = await writeUntilAnew(async () => writeBig((written += 1)));
    expect(most).toBeGreaterThanOrEqual(CHECKPOINT_FRAMES);
    expect(most).toBeLessThan(3.5 * CHECKPOINT_FRAMES);
    expect(await app.get(SqlReader).get(LAST_AND_COUNT)).toEqual({ last: written, count: written });
  });

  test('is copied in small parts where that was asked for', async () => {
    await app.close();
    const pages = CHECKPOINT_FRAMES / 10;
    app = await open(pages);
    let written = 0;
    const most = await writeUntilAnew(async () => {
      await writeBig((written += 1));
      await delay(PAUSE_MS);
    });
    expect(most).toBeGreaterThanOrEqual(pages);
    expect(most).toBeLessThan(CHECKPOINT_FRAMES);
    expect(await app.get(SqlReader).get(LAST_AND_COUNT)).toEqual({ last: written, count: written });
  });

  test('is begun anew as well after a long reading that was in the way', async () => {
    let written = 0;
    const write = async (): Promise<void> => writeBig((written += 1));
    await write();
    const reading = new Database(file, { readonly: true });
    reading.exec('BEGIN');
    reading.prepare(LAST_AND_COUNT).get();
    while (framesInLog() < 1.5 * CHECKPOINT_FRAMES) await write();
    reading.close();
    const most = await writeUntilAnew(write);
    expect(most).toBeLessThan(3.5 * CHECKPOINT_FRAMES);
    expect(await app.get(SqlReader).get(LAST_AND_COUNT)).toEqual({ last: written, count: written });
  });

  test('is copied as early as before once another process has copied what could not be', async () => {
    await app.close();
    const pages = CHECKPOINT_FRAMES / 10;
    app = await open(pages);
    let written = 0;
    const write = async (): Promise<void> => {
      await writeBig((written += 1));
      await delay(PAUSE_MS);
    };
    await write();
    const reading = new Database(file, { readonly: true });
    reading.exec('BEGIN');
    reading.prepare(LAST_AND_COUNT).get();
    while (framesInLog() < 5 * pages) await write();
    reading.close();
    const other = new Database(file);
    while (toCopy(other.pragma('wal_checkpoint(PASSIVE)')) > 0) await delay(PAUSE_MS);
    other.close();
    // This one begins the log anew.
    await write();
    expect(await writeUntilAnew(write)).toBeLessThan(4 * pages);
  });

  test('is left alone while a transaction is still open, since its rollback failed', async () => {
    const { writer } = app.get<SqliteDataSource>(getDataSourceToken('retinue'));
    const checkpointer = new SqliteCheckpointer(writer, file, CHECKPOINT_FRAMES);
    writer.connection.exec('BEGIN IMMEDIATE');
    try {
      expect(checkpointer.look()).toBeUndefined();
    } finally {
      writer.connection.exec('ROLLBACK');
    }
  });

  test('goes back into the file at the end, even when that is closed in the middle of a copy', async () => {
    let written = 0;
    while (framesInLog() < CHECKPOINT_FRAMES) await writeBig((written += 1));
    looking.close();
    await app.close();
    const again = new Database(file, { readonly: true });
    expect(again.prepare(LAST_AND_COUNT).get()).toEqual({ last: written, count: written });
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok');
    again.close();
  });
});
