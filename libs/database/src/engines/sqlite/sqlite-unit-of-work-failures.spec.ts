import { setTimeout as delay } from 'node:timers/promises';
import { getDataSourceToken } from '@nestjs/typeorm';
import Database from 'better-sqlite3';
import { fillDisk, INSERT_NOTE, mark, useNotesDatabase } from '../../../../../test/support/notes-database.js';
import { outcomesOf } from '../../../../../test/support/outcomes.js';
import { UniqueViolationError } from '../../errors/constraint.errors.js';
import {
  AwaitOutsideTransactionError,
  TransactionEndedError,
  WriteOutsideUnitOfWorkError,
} from '../../errors/misuse.errors.js';
import { DatabaseUnavailableError, StorageFullError } from '../../errors/storage.errors.js';
import { statement } from '../../sql/statement.js';
import type { Transaction } from '../../transactions/transaction.js';
import type { GroupedWork } from '../../transactions/unit-of-work.js';
import type { SqliteDataSource } from './connections/sqlite-data-source.js';

/** A timer that no busy machine lets ring before the alarm of who watches. */
const TOO_LONG_MS = 60_000;

const INSERT_AND_RETURN = statement<{ readonly mark: number }>(
  `INSERT INTO notes (type, actor_id, subject_id, created_at) VALUES ('follow', :mark, 2, 0) RETURNING id`,
);

describe('the write queue, where something goes wrong', () => {
  const database = useNotesDatabase();

  const writerConnection = (): Database.Database =>
    database.app.get<SqliteDataSource>(getDataSourceToken('retinue')).writer.connection;

  test('goes on after a statement that broke a constraint, and names the columns', async () => {
    const insert = statement<{ readonly id: number }>(`INSERT INTO pinned_notes (note_id) VALUES (:id)`);
    await database.unitOfWork.write(async (transaction) => {
      await mark(6)(transaction);
      await transaction.run(insert, { id: 1 });
      const broken = await transaction.run(insert, { id: 1 }).catch((error: unknown) => error);
      expect(broken).toBeInstanceOf(UniqueViolationError);
      expect((broken as UniqueViolationError).columns).toEqual(['pinned_notes.note_id']);
      await mark(7)(transaction);
    });
    expect(await database.storedMarks()).toEqual([6, 7]);
  });

  test('refuses a body that waits for a timer, and rolls it back', async () => {
    const wait = database.unitOfWork.write(async (transaction) => {
      await mark(1)(transaction);
      await delay(TOO_LONG_MS, undefined, { ref: false });
    });
    expect(await outcomesOf([wait, database.unitOfWork.write(mark(2))])).toEqual([
      AwaitOutsideTransactionError,
      2,
    ]);
    expect(await database.storedMarks()).toEqual([2]);
  });

  test('refuses a transaction that is used after its body has ended', async () => {
    let kept: Transaction | undefined;
    await database.unitOfWork.write(async (transaction) => {
      kept = transaction;
    });
    await expect(kept!.run(INSERT_NOTE, { mark: 1 })).rejects.toBeInstanceOf(TransactionEndedError);
    await expect(kept!.manager.query(`DELETE FROM notes`)).rejects.toBeInstanceOf(TransactionEndedError);
    expect(await database.storedMarks()).toEqual([]);
  });

  test('names the cure when somebody writes outside of it', async () => {
    const viaReader = database.reader.all(INSERT_AND_RETURN, { mark: 1 });
    await expect(viaReader).rejects.toBeInstanceOf(WriteOutsideUnitOfWorkError);
    const viaReadDelete = database.reader.all(`DELETE FROM notes`);
    await expect(viaReadDelete).rejects.toBeInstanceOf(WriteOutsideUnitOfWorkError);
    const dataSource = database.app.get<SqliteDataSource>(getDataSourceToken('retinue'));
    const viaTransaction = dataSource.transaction(async () => 'a frozen view of the data');
    await expect(viaTransaction).rejects.toBeInstanceOf(WriteOutsideUnitOfWorkError);
    await expect(dataSource.query('BEGIN')).rejects.toBeInstanceOf(WriteOutsideUnitOfWorkError);
    const viaTypeOrm = database.app
      .get<SqliteDataSource>(getDataSourceToken('retinue'))
      .query(`DELETE FROM notes`);
    await expect(viaTypeOrm).rejects.toThrow('unitOfWork.write(');
  });

  test('waits for another process that holds the lock, without stopping this one', async () => {
    const other = new Database(database.file);
    other.exec('BEGIN IMMEDIATE');
    const write = database.unitOfWork.write(mark(1));
    // A turn of the event loop in which the queue has met the lock, and this test still runs.
    await delay(10);
    expect(await database.storedMarks()).toEqual([]);
    other.exec('COMMIT');
    other.close();
    expect(await write).toBe(1);
  });

  test('when the disk is full, refuses what does not fit, keeps what does, and commits again once there is space', async () => {
    await database.unitOfWork.write(mark(1));
    const connection = writerConnection();
    const pages = Number(connection.pragma('page_count', { simple: true }));
    connection.pragma(`max_page_count = ${pages + 2}`);

    const full = [
      database.unitOfWork.write(mark(2)),
      database.unitOfWork.write(fillDisk),
      database.unitOfWork.write(mark(3)),
    ];
    expect(await outcomesOf(full)).toEqual([2, StorageFullError, 3]);
    expect(await database.storedMarks()).toEqual([1, 2, 3]);
    expect(await outcomesOf([database.unitOfWork.write(fillDisk)])).toEqual([StorageFullError]);

    connection.pragma('max_page_count = 1000000');
    expect(
      await outcomesOf([database.unitOfWork.write(fillDisk), database.unitOfWork.write(mark(4))]),
    ).toEqual([undefined, 4]);
    expect(await database.storedMarks()).toEqual([1, 2, 3, 4]);
  });

  test('when the disk is full, refuses of shared work those alone that do not fit', async () => {
    const pages = Number(writerConnection().pragma('page_count', { simple: true }));
    writerConnection().pragma(`max_page_count = ${pages + 2}`);
    const work: GroupedWork<boolean, number> = async (transaction, items) => {
      for (const [index, isBig] of items.entries()) {
        await mark(index)(transaction);
        if (isBig) await fillDisk(transaction);
      }
      return items.map((_item, index) => ({ value: index }));
    };
    const writes = [false, true, false].map((isBig) => database.unitOfWork.writeGrouped(work, isBig));
    expect(await outcomesOf(writes)).toEqual([0, StorageFullError, 0]);
    expect(await database.storedMarks()).toEqual([0, 0]);
  });

  test('does not commit the rest of a body that went on after the database had rolled it back', async () => {
    const heedless = database.unitOfWork.write(async (transaction) => {
      await mark(1)(transaction);
      // What SQLite does by itself on some errors.
      writerConnection().exec('ROLLBACK');
      await mark(2)(transaction).catch(() => undefined);
    });
    expect(await outcomesOf([heedless])).toEqual([DatabaseUnavailableError]);
    expect(await database.unitOfWork.write(mark(3))).toBe(3);
    expect(await database.storedMarks()).toEqual([3]);
  });
});
