import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RETINUE_TABLES } from '@retinue/api';
import {
  DatabaseModule,
  type DatabaseOptions,
  SqlReader,
  SqlStreamer,
  statement,
  type Transaction,
  UnitOfWork,
} from '@retinue/database';
import { newDatabase, type NewDatabase } from '../support/new-database.js';

export async function openDatabase(options: DatabaseOptions): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(
    DatabaseModule.forRoot({ tables: RETINUE_TABLES, ...options }),
    {
      logger: false,
      abortOnError: false,
    },
  );
}

/** The ports of a database of its own, as modules are given them, on the engine that the spec runs on. */
export interface Ports {
  readonly unitOfWork: UnitOfWork;
  readonly reader: SqlReader;
  readonly streamer: SqlStreamer;
  /** Closes the application before the test is over. */
  close(): Promise<void>;
}

/** A new one, with nothing in it, for each test. */
export function usePorts(): Ports {
  let database: NewDatabase;
  let app: INestApplicationContext | undefined;
  const running = (): INestApplicationContext => {
    if (app === undefined) throw new Error('The database is open during a test only');
    return app;
  };
  const close = async (): Promise<void> => {
    await app?.close();
    app = undefined;
  };
  beforeEach(async () => {
    database = await newDatabase();
    app = await openDatabase({ url: database.url });
  });
  afterEach(async () => {
    await close();
    await database.drop();
  });
  return {
    get unitOfWork() {
      return running().get(UnitOfWork);
    },
    get reader() {
      return running().get(SqlReader);
    },
    get streamer() {
      return running().get(SqlStreamer);
    },
    close,
  };
}

/** Any table would do: this one has a row for each mark, in the order in which they were made. */
export const INSERT_MARK = statement<{ readonly mark: number }>(
  `INSERT INTO follow_events (type, actor_id, subject_id, created_at) VALUES ('follow', :mark, 2, 0)`,
);
export const MARKS = `SELECT actor_id AS mark FROM follow_events ORDER BY id`;

/** Writes one row, which {@link marksIn} gives back. */
export const mark =
  (number: number) =>
  async (transaction: Transaction): Promise<number> => {
    await transaction.run(INSERT_MARK, { mark: number });
    return number;
  };

export async function marksIn(reader: SqlReader): Promise<number[]> {
  return (await reader.all<{ readonly mark: number }>(MARKS)).map((row) => row.mark);
}
