import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, SqlReader, statement, type Transaction, UnitOfWork } from '@retinue/database';
import { notesTables } from './notes-tables.js';

/** A SQLite file that holds the tables of `notesTables`, and the database lib open on it. */
export interface NotesDatabase {
  readonly file: string;
  readonly app: INestApplicationContext;
  readonly unitOfWork: UnitOfWork;
  readonly reader: SqlReader;
  /** What {@link mark} wrote, in that order. */
  storedMarks(): Promise<number[]>;
}

/** A new one, with nothing in it, for each test. */
export function useNotesDatabase(): NotesDatabase {
  let folder: string;
  let app: INestApplicationContext;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    app = await NestFactory.createApplicationContext(
      DatabaseModule.forRoot({ url: `sqlite:${fileIn(folder)}`, tables: [notesTables] }),
      { logger: false },
    );
  });
  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });
  return {
    get file() {
      return fileIn(folder);
    },
    get app() {
      return app;
    },
    get unitOfWork() {
      return app.get(UnitOfWork);
    },
    get reader() {
      return app.get(SqlReader);
    },
    async storedMarks() {
      const rows = await app
        .get(SqlReader)
        .all<{ readonly mark: number }>(`SELECT actor_id AS mark FROM notes ORDER BY notes.id`);
      return rows.map((row) => row.mark);
    },
  };
}

const fileIn = (folder: string): string => join(folder, 'retinue.db');

export const INSERT_NOTE = statement<{ readonly mark: number }>(
  `INSERT INTO notes (type, actor_id, subject_id, created_at) VALUES ('follow', :mark, 2, 0)`,
);

/** Writes one row, marked by a number that {@link NotesDatabase.storedMarks} gives back. */
export const mark =
  (number: number) =>
  async (transaction: Transaction): Promise<number> => {
    await transaction.run(INSERT_NOTE, { mark: number });
    return number;
  };

const BIG_TEXT = 'x'.repeat(200_000);

/** Writes more than a disk with a few free pages has room for. */
export const fillDisk = async (transaction: Transaction): Promise<void> => {
  await transaction.run(statement<{ readonly type: string }>(`UPDATE notes SET type = :type`), {
    type: BIG_TEXT,
  });
};
