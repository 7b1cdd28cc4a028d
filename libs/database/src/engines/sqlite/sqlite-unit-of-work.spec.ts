import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import Database from 'better-sqlite3';
import { notesSchema } from '../../../../../test/support/notes-schema.js';
import { DatabaseModule } from '../../database.module.js';
import { UniqueViolationError } from '../../errors/constraint.errors.js';
import {
  AwaitOutsideTransactionError,
  TransactionEndedError,
  WriteOutsideUnitOfWorkError,
} from '../../errors/misuse.errors.js';
import { DatabaseUnavailableError, StorageFullError } from '../../errors/storage.errors.js';
import { SqlReader } from '../../sql/sql-reader.js';
import { manyRowsStatement, statement } from '../../sql/statement.js';
import type { Transaction } from '../../transactions/transaction.js';
import { type GroupedWork, UnitOfWork } from '../../transactions/unit-of-work.js';
import type { SqliteDataSource } from './connections/sqlite-data-source.js';
import { MAX_WAITING } from './sqlite-unit-of-work.js';

const INSERT_EVENT = statement<{ readonly mark: number }>(
  `INSERT INTO notes (type, actor_id, subject_id, created_at) VALUES ('follow', :mark, 2, 0)`,
);
const INSERT_AND_RETURN = statement<{ readonly mark: number }>(
  `INSERT INTO notes (type, actor_id, subject_id, created_at) VALUES ('follow', :mark, 2, 0) RETURNING id`,
);
const BIG_TEXT = 'x'.repeat(200_000);

/** Writes one row, marked by a number that {@link storedMarks} gives back. */
const mark =
  (number: number) =>
  async (transaction: Transaction): Promise<number> => {
    await transaction.run(INSERT_EVENT, { mark: number });
    return number;
  };

/** Writes more than a full disk has room for. */
const fillDisk = async (transaction: Transaction): Promise<void> => {
  await transaction.run(statement<{ readonly type: string }>(`UPDATE notes SET type = :type`), {
    type: BIG_TEXT,
  });
};

describe('the write queue', () => {
  let folder: string;
  let file: string;
  let app: INestApplicationContext;
  let unitOfWork: UnitOfWork;
  let reader: SqlReader;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    file = join(folder, 'retinue.db');
    app = await NestFactory.createApplicationContext(
      DatabaseModule.forRoot({ url: `sqlite:${file}`, schema: [notesSchema] }),
      {
        logger: false,
      },
    );
    unitOfWork = app.get(UnitOfWork);
    reader = app.get(SqlReader);
  });

  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  const storedMarks = async (): Promise<number[]> => {
    const rows = await reader.all<{ id: number }>(`SELECT actor_id AS id FROM notes ORDER BY notes.id`);
    return rows.map(({ id }) => id);
  };

  const writerConnection = (): Database.Database =>
    app.get<SqliteDataSource>(getDataSourceToken()).writer.connection;

  /** How each write ended: its value, or the class of its error. */
  const outcomes = async (writes: readonly Promise<unknown>[]): Promise<unknown[]> => {
    const settled = await Promise.allSettled(writes);
    return settled.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error).constructor,
    );
  };

  test('answers a write only when a reader sees it', async () => {
    const seen = await Promise.all(
      [1, 2, 3].map(async (number) => {
        await unitOfWork.write(mark(number));
        return (await storedMarks()).includes(number);
      }),
    );
    expect(seen).toEqual([true, true, true]);
  });

  test('shows nothing of a unit of work to readers before it is committed', async () => {
    const during = await unitOfWork.write(async (transaction) => {
      await transaction.run(INSERT_EVENT, { mark: 1 });
      const own = await transaction.all(`SELECT id FROM notes`);
      return { own: own.length, others: (await storedMarks()).length };
    });
    expect(during).toEqual({ own: 1, others: 0 });
  });

  test('shows nothing of it soon after another commit either, when reads go where its pages are', async () => {
    await unitOfWork.write(mark(1));
    const seen: unknown[] = [];
    await unitOfWork.write(async (transaction) => {
      await mark(2)(transaction);
      seen.push(await reader.all('SELECT actor_id FROM notes'));
    });
    seen.push(await reader.all('SELECT actor_id FROM notes ORDER BY id'));
    expect(seen).toEqual([[{ actor_id: 1 }], [{ actor_id: 1 }, { actor_id: 2 }]]);
    await expect(reader.all('DELETE FROM notes')).rejects.toThrow(WriteOutsideUnitOfWorkError);
  });

  test('takes a bounded number of writes; past it, refuses at once, and takes again when there is room', async () => {
    const taken = Array.from({ length: MAX_WAITING }, (_, number) => unitOfWork.write(mark(number)));
    expect(await outcomes([unitOfWork.write(mark(-1))])).toEqual([DatabaseUnavailableError]);
    await Promise.all(taken);
    expect(await unitOfWork.write(mark(MAX_WAITING))).toBe(MAX_WAITING);
    expect(await storedMarks()).toEqual(Array.from({ length: MAX_WAITING + 1 }, (_, number) => number));
  });

  test('keeps the order in which writes were asked for', async () => {
    const numbers = Array.from({ length: 2_000 }, (_, index) => index);
    await Promise.all(numbers.map((number) => unitOfWork.write(mark(number))));
    expect(await storedMarks()).toEqual(numbers);
  });

  test('takes back the whole of a unit that throws, and nothing of those committed with it', async () => {
    const refusal = new Error('refused');
    const writes = [
      unitOfWork.write(mark(1)),
      unitOfWork.write(async (transaction) => {
        await mark(2)(transaction);
        throw refusal;
      }),
      unitOfWork.write(mark(3)),
    ];
    expect(await outcomes(writes)).toEqual([1, Error, 3]);
    expect(await storedMarks()).toEqual([1, 3]);
  });

  test('takes back a unit that throws when it is alone', async () => {
    const alone = unitOfWork.write(async (transaction) => {
      await mark(1)(transaction);
      throw new Error('refused');
    });
    expect(await outcomes([alone])).toEqual([Error]);
    expect(await outcomes([unitOfWork.write(mark(2))])).toEqual([2]);
    expect(await storedMarks()).toEqual([2]);
  });

  test('runs a statement for each row and tells what each changed; one that fails takes the unit back', async () => {
    const insert = `INSERT INTO notes (id, type, actor_id, subject_id, created_at) VALUES (:id, 'follow', :mark, 2, 0)`;
    const columns = { id: 'integer', mark: 'integer' } as const;
    const each = (sqlite: string) => manyRowsStatement({ columns, sqlite, postgres: () => '' });
    const changes = await unitOfWork.write(async (transaction) =>
      transaction.executeMany(each(`${insert} ON CONFLICT DO NOTHING`), [
        { id: 1, mark: 5 },
        { id: 1, mark: 6 },
        { id: 2, mark: 7 },
      ]),
    );
    expect(changes).toEqual([1, 0, 1]);
    const failing = unitOfWork.write(async (transaction) =>
      transaction.executeMany(each(insert), [
        { id: 3, mark: 8 },
        { id: 1, mark: 9 },
      ]),
    );
    expect(await outcomes([failing])).toEqual([UniqueViolationError]);
    expect(await storedMarks()).toEqual([5, 7]);
  });

  describe('for shared work', () => {
    /** Marks all items at once; how many it was given each time it ran. */
    const markAll = (): { sizes: number[]; work: GroupedWork<number, number> } => {
      const sizes: number[] = [];
      const work: GroupedWork<number, number> = async (transaction, numbers) => {
        sizes.push(numbers.length);
        for (const number of numbers) await mark(number)(transaction);
        if (numbers.includes(13)) throw new Error('refused');
        return numbers.map((number) => (number < 0 ? { error: new RangeError() } : { value: number }));
      };
      return { sizes, work };
    };

    test('does units together that come one behind the other, and others in their place', async () => {
      const { sizes, work } = markAll();
      const writes = [1, 2].map((number) => unitOfWork.writeGrouped(work, number));
      writes.push(unitOfWork.write(mark(3)));
      writes.push(...[4, 5, 6].map((number) => unitOfWork.writeGrouped(work, number)));
      expect(await outcomes(writes)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await storedMarks()).toEqual([1, 2, 3, 4, 5, 6]);
      expect(sizes).toEqual([2, 3]);
    });

    test('tells each unit its own outcome', async () => {
      const { work } = markAll();
      const writes = [1, -2, 3].map((number) => unitOfWork.writeGrouped(work, number));
      expect(await outcomes(writes)).toEqual([1, RangeError, 3]);
    });

    test('tries each by itself when all together fail, so that one harms no other', async () => {
      const { sizes, work } = markAll();
      const writes = [1, 13, 2].map((number) => unitOfWork.writeGrouped(work, number));
      writes.push(unitOfWork.write(mark(3)));
      expect(await outcomes(writes)).toEqual([1, Error, 2, 3]);
      expect(await storedMarks()).toEqual([1, 2, 3]);
      expect(sizes).toEqual([3, 1, 1, 1]);
    });

    test('lets a full disk refuse those alone that do not fit', async () => {
      const pages = Number(writerConnection().pragma('page_count', { simple: true }));
      writerConnection().pragma(`max_page_count = ${pages + 2}`);
      const work: GroupedWork<boolean, number> = async (transaction, items) => {
        for (const [index, isBig] of items.entries()) {
          await mark(index)(transaction);
          if (isBig) await fillDisk(transaction);
        }
        return items.map((_item, index) => ({ value: index }));
      };
      const writes = [false, true, false].map((isBig) => unitOfWork.writeGrouped(work, isBig));
      expect(await outcomes(writes)).toEqual([0, StorageFullError, 0]);
      expect(await storedMarks()).toEqual([0, 0]);
    });

    test('refuses work that waits for something else, and goes on', async () => {
      const work: GroupedWork<number, number> = async (_transaction, numbers) => {
        await delay(5);
        return numbers.map((value) => ({ value }));
      };
      const writes = [1, 2].map((number) => unitOfWork.writeGrouped(work, number));
      expect(await outcomes(writes)).toEqual([AwaitOutsideTransactionError, AwaitOutsideTransactionError]);
      expect(await unitOfWork.write(mark(3))).toBe(3);
    });
  });

  test('goes on after a statement that broke a constraint, and names the columns', async () => {
    const insert = statement<{ readonly id: number }>(`INSERT INTO pinned_notes (note_id) VALUES (:id)`);
    await unitOfWork.write(async (transaction) => {
      await mark(6)(transaction);
      await transaction.run(insert, { id: 1 });
      const broken = await transaction.run(insert, { id: 1 }).catch((error: unknown) => error);
      expect(broken).toBeInstanceOf(UniqueViolationError);
      expect((broken as UniqueViolationError).columns).toEqual(['pinned_notes.note_id']);
      await mark(7)(transaction);
    });
    expect(await storedMarks()).toEqual([6, 7]);
  });

  test('refuses a body that waits for a timer, and rolls it back', async () => {
    const wait = unitOfWork.write(async (transaction) => {
      await mark(1)(transaction);
      await delay(20);
    });
    expect(await outcomes([wait, unitOfWork.write(mark(2))])).toEqual([AwaitOutsideTransactionError, 2]);
    expect(await storedMarks()).toEqual([2]);
  });

  test('refuses a transaction that is used after its body has ended', async () => {
    let kept: Transaction | undefined;
    await unitOfWork.write(async (transaction) => {
      kept = transaction;
    });
    await expect(kept!.run(INSERT_EVENT, { mark: 1 })).rejects.toBeInstanceOf(TransactionEndedError);
    await expect(kept!.manager.query(`DELETE FROM notes`)).rejects.toBeInstanceOf(TransactionEndedError);
    expect(await storedMarks()).toEqual([]);
  });

  test('names the cure when somebody writes outside of it', async () => {
    const viaReader = reader.all(INSERT_AND_RETURN, { mark: 1 });
    await expect(viaReader).rejects.toBeInstanceOf(WriteOutsideUnitOfWorkError);
    const viaReadDelete = reader.all(`DELETE FROM notes`);
    await expect(viaReadDelete).rejects.toBeInstanceOf(WriteOutsideUnitOfWorkError);
    const dataSource = app.get<SqliteDataSource>(getDataSourceToken());
    const viaTransaction = dataSource.transaction(async () => 'a frozen view of the data');
    await expect(viaTransaction).rejects.toBeInstanceOf(WriteOutsideUnitOfWorkError);
    await expect(dataSource.query('BEGIN')).rejects.toBeInstanceOf(WriteOutsideUnitOfWorkError);
    const viaTypeOrm = app.get<SqliteDataSource>(getDataSourceToken()).query(`DELETE FROM notes`);
    await expect(viaTypeOrm).rejects.toThrow('unitOfWork.write(');
  });

  test('waits for another process that holds the lock, without stopping this one', async () => {
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const write = unitOfWork.write(mark(1));
    // A turn of the event loop in which the queue has met the lock, and this test still runs.
    await delay(10);
    expect(await storedMarks()).toEqual([]);
    other.exec('COMMIT');
    other.close();
    expect(await write).toBe(1);
  });

  test('when the disk is full, refuses what does not fit, keeps what does, and commits again once there is space', async () => {
    await unitOfWork.write(mark(1));
    const connection = writerConnection();
    const pages = Number(connection.pragma('page_count', { simple: true }));
    connection.pragma(`max_page_count = ${pages + 2}`);

    const full = [unitOfWork.write(mark(2)), unitOfWork.write(fillDisk), unitOfWork.write(mark(3))];
    expect(await outcomes(full)).toEqual([2, StorageFullError, 3]);
    expect(await storedMarks()).toEqual([1, 2, 3]);
    expect(await outcomes([unitOfWork.write(fillDisk)])).toEqual([StorageFullError]);

    connection.pragma('max_page_count = 1000000');
    expect(await outcomes([unitOfWork.write(fillDisk), unitOfWork.write(mark(4))])).toEqual([undefined, 4]);
    expect(await storedMarks()).toEqual([1, 2, 3, 4]);
  });

  test('does not commit the rest of a body that went on after the database had rolled it back', async () => {
    const heedless = unitOfWork.write(async (transaction) => {
      await mark(1)(transaction);
      // What SQLite does by itself on some errors.
      writerConnection().exec('ROLLBACK');
      await mark(2)(transaction).catch(() => undefined);
    });
    expect(await outcomes([heedless])).toEqual([DatabaseUnavailableError]);
    expect(await unitOfWork.write(mark(3))).toBe(3);
    expect(await storedMarks()).toEqual([3]);
  });

  test('at the end writes what was taken, and takes no more', async () => {
    const taken = [1, 2, 3].map((number) => unitOfWork.write(mark(number)));
    await app.close();
    expect(await outcomes([...taken, unitOfWork.write(mark(4))])).toEqual([
      1,
      2,
      3,
      DatabaseUnavailableError,
    ]);
    const database = new Database(file, { readonly: true });
    expect(database.prepare(`SELECT actor_id FROM notes ORDER BY id`).pluck().all()).toEqual([1, 2, 3]);
    database.close();
    app = await NestFactory.createApplicationContext(
      DatabaseModule.forRoot({ url: 'sqlite::memory:', schema: [notesSchema] }),
      {
        logger: false,
      },
    );
  });
});
