import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { INSERT_NOTE, mark, useNotesDatabase } from '../../../../../test/support/notes-database.js';
import { outcomesOf } from '../../../../../test/support/outcomes.js';
import { UniqueViolationError } from '../../errors/constraint.errors.js';
import { AwaitOutsideTransactionError, WriteOutsideUnitOfWorkError } from '../../errors/misuse.errors.js';
import { DatabaseUnavailableError } from '../../errors/storage.errors.js';
import { manyRowsStatement } from '../../sql/statement.js';
import type { GroupedWork } from '../../transactions/unit-of-work.js';
import { MAX_WAITING } from './sqlite-unit-of-work.js';

/** A timer that no busy machine lets ring before the alarm of who watches. */
const TOO_LONG_MS = 60_000;

describe('the write queue', () => {
  const database = useNotesDatabase();

  test('answers a write only when a reader sees it', async () => {
    const seen = await Promise.all(
      [1, 2, 3].map(async (number) => {
        await database.unitOfWork.write(mark(number));
        return (await database.storedMarks()).includes(number);
      }),
    );
    expect(seen).toEqual([true, true, true]);
  });

  test('shows nothing of a unit of work to readers before it is committed', async () => {
    const during = await database.unitOfWork.write(async (transaction) => {
      await transaction.run(INSERT_NOTE, { mark: 1 });
      const own = await transaction.all(`SELECT id FROM notes`);
      return { own: own.length, others: (await database.storedMarks()).length };
    });
    expect(during).toEqual({ own: 1, others: 0 });
  });

  test('shows nothing of it soon after another commit either, when reads go where its pages are', async () => {
    await database.unitOfWork.write(mark(1));
    const seen: unknown[] = [];
    await database.unitOfWork.write(async (transaction) => {
      await mark(2)(transaction);
      seen.push(await database.reader.all('SELECT actor_id FROM notes'));
    });
    seen.push(await database.reader.all('SELECT actor_id FROM notes ORDER BY id'));
    expect(seen).toEqual([[{ actor_id: 1 }], [{ actor_id: 1 }, { actor_id: 2 }]]);
    await expect(database.reader.all('DELETE FROM notes')).rejects.toThrow(WriteOutsideUnitOfWorkError);
  });

  test('takes a bounded number of writes; past it, refuses at once, and takes again when there is room', async () => {
    const taken = Array.from({ length: MAX_WAITING }, (_, number) => database.unitOfWork.write(mark(number)));
    expect(await outcomesOf([database.unitOfWork.write(mark(-1))])).toEqual([DatabaseUnavailableError]);
    await Promise.all(taken);
    expect(await database.unitOfWork.write(mark(MAX_WAITING))).toBe(MAX_WAITING);
    expect(await database.storedMarks()).toEqual(
      Array.from({ length: MAX_WAITING + 1 }, (_, number) => number),
    );
  });

  test('keeps the order in which writes were asked for', async () => {
    const numbers = Array.from({ length: 2_000 }, (_, index) => index);
    await Promise.all(numbers.map((number) => database.unitOfWork.write(mark(number))));
    expect(await database.storedMarks()).toEqual(numbers);
  });

  test('takes back the whole of a unit that throws, and nothing of those committed with it', async () => {
    const refusal = new Error('refused');
    const writes = [
      database.unitOfWork.write(mark(1)),
      database.unitOfWork.write(async (transaction) => {
        await mark(2)(transaction);
        throw refusal;
      }),
      database.unitOfWork.write(mark(3)),
    ];
    expect(await outcomesOf(writes)).toEqual([1, Error, 3]);
    expect(await database.storedMarks()).toEqual([1, 3]);
  });

  test('takes back a unit that throws when it is alone', async () => {
    const alone = database.unitOfWork.write(async (transaction) => {
      await mark(1)(transaction);
      throw new Error('refused');
    });
    expect(await outcomesOf([alone])).toEqual([Error]);
    expect(await outcomesOf([database.unitOfWork.write(mark(2))])).toEqual([2]);
    expect(await database.storedMarks()).toEqual([2]);
  });

  test('runs a statement for each row and tells what each changed; one that fails takes the unit back', async () => {
    const insert = `INSERT INTO notes (id, type, actor_id, subject_id, created_at) VALUES (:id, 'follow', :mark, 2, 0)`;
    const columns = { id: 'integer', mark: 'integer' } as const;
    const each = (sqlite: string) => manyRowsStatement({ columns, sqlite, postgres: () => '' });
    const changes = await database.unitOfWork.write(async (transaction) =>
      transaction.executeMany(each(`${insert} ON CONFLICT DO NOTHING`), [
        { id: 1, mark: 5 },
        { id: 1, mark: 6 },
        { id: 2, mark: 7 },
      ]),
    );
    expect(changes).toEqual([1, 0, 1]);
    const failing = database.unitOfWork.write(async (transaction) =>
      transaction.executeMany(each(insert), [
        { id: 3, mark: 8 },
        { id: 1, mark: 9 },
      ]),
    );
    expect(await outcomesOf([failing])).toEqual([UniqueViolationError]);
    expect(await database.storedMarks()).toEqual([5, 7]);
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
      const writes = [1, 2].map((number) => database.unitOfWork.writeGrouped(work, number));
      writes.push(database.unitOfWork.write(mark(3)));
      writes.push(...[4, 5, 6].map((number) => database.unitOfWork.writeGrouped(work, number)));
      expect(await outcomesOf(writes)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await database.storedMarks()).toEqual([1, 2, 3, 4, 5, 6]);
      expect(sizes).toEqual([2, 3]);
    });

    test('tells each unit its own outcome', async () => {
      const { work } = markAll();
      const writes = [1, -2, 3].map((number) => database.unitOfWork.writeGrouped(work, number));
      expect(await outcomesOf(writes)).toEqual([1, RangeError, 3]);
    });

    test('tries each by itself when all together fail, so that one harms no other', async () => {
      const { sizes, work } = markAll();
      const writes = [1, 13, 2].map((number) => database.unitOfWork.writeGrouped(work, number));
      writes.push(database.unitOfWork.write(mark(3)));
      expect(await outcomesOf(writes)).toEqual([1, Error, 2, 3]);
      expect(await database.storedMarks()).toEqual([1, 2, 3]);
      expect(sizes).toEqual([3, 1, 1, 1]);
    });

    test('refuses work that waits for something else, and goes on', async () => {
      const work: GroupedWork<number, number> = async (_transaction, numbers) => {
        await delay(TOO_LONG_MS, undefined, { ref: false });
        return numbers.map((value) => ({ value }));
      };
      const writes = [1, 2].map((number) => database.unitOfWork.writeGrouped(work, number));
      expect(await outcomesOf(writes)).toEqual([AwaitOutsideTransactionError, AwaitOutsideTransactionError]);
      expect(await database.unitOfWork.write(mark(3))).toBe(3);
    });
  });

  test('at the end writes what was taken, and takes no more', async () => {
    const taken = [1, 2, 3].map((number) => database.unitOfWork.write(mark(number)));
    await database.app.close();
    expect(await outcomesOf([...taken, database.unitOfWork.write(mark(4))])).toEqual([
      1,
      2,
      3,
      DatabaseUnavailableError,
    ]);
    const file = new Database(database.file, { readonly: true });
    expect(file.prepare(`SELECT actor_id FROM notes ORDER BY id`).pluck().all()).toEqual([1, 2, 3]);
    file.close();
  });
});
