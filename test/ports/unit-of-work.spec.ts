import {
  DatabaseUnavailableError,
  manyRowsStatement,
  statement,
  CheckViolationError,
  ForeignKeyViolationError,
  type GroupedWork,
  type Transaction,
  TransactionEndedError,
  UniqueViolationError,
  UnitOfWork,
} from '@retinue/database';
import { bareDatabase } from './bare-database.js';
import { outcomesOf } from '../support/outcomes.js';
import { INSERT_MARK, mark, MARKS, marksIn, openDatabase, usePorts } from './open-database.js';

/** Units that wait, at most, on either engine. */
const MAX_WAITING = 10_000;

const INSERT_COUNTER = `INSERT INTO user_counters (user_id, followers_count, following_count) VALUES (1, 0, 0)`;
const INSERT_USER = `INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private,
    version, created_at, updated_at)
  VALUES (1, 'A', 'B', 'a@b.dk', 'a@b.dk', 'a b', 'b', 'person', 0, 1, 0, 0)`;

const byNumber = (one: number, other: number): number => one - other;

/** Marks all items at once; a negative one has an error of its own, and 13 brings all down. */
function markAll(): { readonly sizes: number[]; readonly work: GroupedWork<number, number> } {
  const sizes: number[] = [];
  const work: GroupedWork<number, number> = async (transaction, numbers) => {
    sizes.push(numbers.length);
    for (const number of numbers) if (number >= 0) await mark(number)(transaction);
    if (numbers.includes(13)) throw new TypeError('refused');
    return numbers.map((number) => (number < 0 ? { error: new RangeError() } : { value: number }));
  };
  return { sizes, work };
}

describe('a unit of work', () => {
  const ports = usePorts();

  const failing = (number: number, error: Error) =>
    ports.unitOfWork.write(async (transaction) => {
      await mark(number)(transaction);
      throw error;
    });

  it('gives what its body gave, once every reader sees what it wrote', async () => {
    const seen = await Promise.all(
      [1, 2, 3].map(async (number) => {
        const value = await ports.unitOfWork.write(mark(number));
        return [value, (await marksIn(ports.reader)).includes(number)];
      }),
    );
    expect(seen).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
  });

  it('that throws leaves nothing behind, and fails with that very error', async () => {
    const refusal = new Error('refused');
    await expect(failing(1, refusal)).rejects.toBe(refusal);
    expect(await marksIn(ports.reader)).toEqual([]);
  });

  it('that throws harms none of those asked for beside it', async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => index);
    const fails = (number: number): boolean => number % 3 === 1;
    const units = numbers.map((number) =>
      fails(number) ? failing(number, new RangeError()) : ports.unitOfWork.write(mark(number)),
    );
    expect(await outcomesOf(units)).toEqual(numbers.map((number) => (fails(number) ? RangeError : number)));
    const stored = await marksIn(ports.reader);
    expect(stored.toSorted(byNumber)).toEqual(numbers.filter((number) => !fails(number)));
  });

  it('sees its own writes, and nobody else does before it is over', async () => {
    const during = await ports.unitOfWork.write(async (transaction) => {
      await mark(1)(transaction);
      const own = await transaction.all(MARKS);
      const first = await transaction.get(MARKS);
      return { own, first, others: await marksIn(ports.reader) };
    });
    expect(during).toEqual({ own: [{ mark: 1 }], first: { mark: 1 }, others: [] });
    expect(await marksIn(ports.reader)).toEqual([1]);
  });

  it('tells how many rows a statement really changed', async () => {
    const changed = await ports.unitOfWork.write(async (transaction) => {
      for (const number of [1, 2, 2]) await mark(number)(transaction);
      const update = statement<{ readonly mark: number }>(
        `UPDATE follow_events SET subject_id = 3 WHERE actor_id = :mark`,
      );
      return [
        await transaction.run(update, { mark: 2 }),
        await transaction.run(update, { mark: 9 }),
        await transaction.run(statement({ sqlite: '', postgres: '' })),
      ];
    });
    expect(changed).toEqual([2, 0, 0]);
  });

  it('runs a statement for each row, and tells what each changed', async () => {
    const spend = manyRowsStatement({
      columns: { user_id: 'integer' },
      sqlite: `INSERT INTO spent_user_ids (user_id) VALUES (:user_id) ON CONFLICT DO NOTHING`,
      postgres: (rows) => `
        WITH given AS (${rows}),
        added AS (
          INSERT INTO spent_user_ids (user_id) SELECT DISTINCT user_id FROM given ON CONFLICT DO NOTHING RETURNING user_id
        )
        SELECT min(ordinal) AS ordinal FROM given JOIN added USING (user_id) GROUP BY user_id`,
    });
    const changes = await ports.unitOfWork.write(async (transaction) => [
      await transaction.executeMany(spend, []),
      await transaction.executeMany(spend, [{ user_id: 1 }, { user_id: 1 }, { user_id: 2 }]),
      await transaction.executeMany(spend, [{ user_id: 2 }, { user_id: 3 }]),
    ]);
    expect(changes).toEqual([[], [1, 0, 1], [0, 1]]);
    expect(await ports.reader.all(`SELECT user_id AS id FROM spent_user_ids ORDER BY user_id`)).toEqual([
      { id: 1 },
      { id: 2 },
      { id: 3 },
    ]);
  });

  it('that breaks a constraint says which, and leaves nothing behind', async () => {
    const unit = (...statements: readonly string[]) =>
      ports.unitOfWork.write(async (transaction) => {
        await mark(1)(transaction);
        for (const sql of statements) await transaction.run(sql);
      });
    const twice = await unit(INSERT_USER, INSERT_COUNTER, INSERT_COUNTER).catch((error: unknown) => error);
    expect(twice).toBeInstanceOf(UniqueViolationError);
    expect((twice as UniqueViolationError).columns).toEqual(['user_counters.user_id']);
    expect(await outcomesOf([unit(INSERT_COUNTER)])).toEqual([ForeignKeyViolationError]);
    const negative = INSERT_COUNTER.replace('(1, 0, 0)', '(1, -1, 0)');
    const checked = await unit(INSERT_USER, negative).catch((error: unknown) => error);
    expect(checked).toBeInstanceOf(CheckViolationError);
    expect((checked as CheckViolationError).constraint).toContain('followers_count');
    expect(await marksIn(ports.reader)).toEqual([]);
    expect(await ports.reader.all(`SELECT id FROM users`)).toEqual([]);
  });

  it('ends with its body: what keeps hold of its transaction can do nothing any more', async () => {
    let kept: Transaction | undefined;
    await ports.unitOfWork.write(async (transaction) => {
      kept = transaction;
    });
    const late = [
      kept!.run(INSERT_MARK, { mark: 1 }),
      kept!.all(MARKS),
      kept!.manager.query(`DELETE FROM follow_events`),
    ];
    expect(await outcomesOf(late)).toEqual(Array(3).fill(TransactionEndedError));
    expect(await marksIn(ports.reader)).toEqual([]);
  });

  it('writes by TypeORM’s manager, too, and is taken back with it', async () => {
    const unit = (fails: boolean) =>
      ports.unitOfWork.write(async (transaction) => {
        await transaction.manager.query(
          `INSERT INTO follow_events (type, actor_id, subject_id, created_at) VALUES ('follow', 5, 2, 0)`,
        );
        if (fails) throw new RangeError();
        return transaction.all(MARKS);
      });
    expect(await outcomesOf([unit(true)])).toEqual([RangeError]);
    expect(await unit(false)).toEqual([{ mark: 5 }]);
    expect(await marksIn(ports.reader)).toEqual([5]);
  });

  it('has a turn that others can have when it is over, whichever way', async () => {
    const turn = (fails: boolean) =>
      ports.unitOfWork.write(async (transaction) => {
        const isMine = await transaction.tryLock('a name');
        if (fails) throw new RangeError();
        return isMine;
      });
    expect(await turn(false)).toBe(true);
    expect(await outcomesOf([turn(true)])).toEqual([RangeError]);
    expect(await turn(false)).toBe(true);
  });

  it('that may be shared has the outcome it would have come to by itself', async () => {
    const { work } = markAll();
    const units = [1, -2, 3].map((number) => ports.unitOfWork.writeGrouped(work, number));
    expect(await outcomesOf(units)).toEqual([1, RangeError, 3]);
    expect((await marksIn(ports.reader)).toSorted(byNumber)).toEqual([1, 3]);
  });

  it('that may be shared is done with others, and by itself when it brought them down', async () => {
    const { sizes, work } = markAll();
    const units = [1, 2, 13, 3].map((number) => ports.unitOfWork.writeGrouped(work, number));
    expect(await outcomesOf(units)).toEqual([1, 2, TypeError, 3]);
    expect((await marksIn(ports.reader)).toSorted(byNumber)).toEqual([1, 2, 3]);
    expect(Math.max(...sizes)).toBeGreaterThan(1);
  });

  it('waits with a bounded number of others; past it, is refused at once, and taken again when there is room', async () => {
    const { work } = markAll();
    const taken = Array.from({ length: MAX_WAITING }, (_, number) =>
      ports.unitOfWork.writeGrouped(work, -1 - number).catch(() => 'done'),
    );
    expect(await outcomesOf([ports.unitOfWork.write(mark(1))])).toEqual([DatabaseUnavailableError]);
    expect(new Set(await Promise.all(taken))).toEqual(new Set(['done']));
    expect(await ports.unitOfWork.write(mark(2))).toBe(2);
    expect(await marksIn(ports.reader)).toEqual([2]);
  });

  it('that was taken when the database closes is stored if it was answered, and only then; none is taken later', async () => {
    const database = await bareDatabase();
    const app = await openDatabase({ url: database.url, migrate: true });
    const unitOfWork = app.get(UnitOfWork);
    await unitOfWork.write(mark(0));
    const taken = [1, 2, 3].map((number) => unitOfWork.write(mark(number)));
    await app.close();
    const outcomes = await outcomesOf(taken);
    const answered = outcomes.filter((outcome) => typeof outcome === 'number');
    expect((await database.run(MARKS)).map((row) => Number(row['mark'])).toSorted(byNumber)).toEqual([
      0,
      ...answered,
    ]);
    expect(outcomes.filter((outcome) => typeof outcome !== 'number')).toEqual(
      Array(taken.length - answered.length).fill(DatabaseUnavailableError),
    );
    expect(await outcomesOf([unitOfWork.write(mark(4))])).toEqual([DatabaseUnavailableError]);
    await database.drop();
  });
});
