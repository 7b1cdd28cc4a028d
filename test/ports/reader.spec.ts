import { WriteOutsideUnitOfWorkError, statement } from '@retinue/database';
import { outcomesOf } from '../support/outcomes.js';
import { INSERT_MARK, mark, MARKS, marksIn, usePorts } from './open-database.js';

const NAMES = `SELECT first_name AS name FROM users ORDER BY id`;
const INSERT_USER = statement<{
  readonly name: string;
  readonly key: string;
  readonly at: number;
  readonly latest: number;
}>(`INSERT INTO users (first_name, last_name, email, email_key, name_key, last_name_key, type, is_private,
    version, created_at, updated_at)
  VALUES (:name, 'B', :key, :key, 'a b', 'b', 'person', 0, 1, :at, :latest)`);

describe('a reader', () => {
  const ports = usePorts();

  const store = async (...numbers: readonly number[]): Promise<void> =>
    ports.unitOfWork.write(async (transaction) => {
      for (const number of numbers) await mark(number)(transaction);
    });

  it('gives all rows in the order of the statement, and the first, if there is one', async () => {
    await store(3, 1, 2);
    expect(await ports.reader.all(MARKS)).toEqual([{ mark: 3 }, { mark: 1 }, { mark: 2 }]);
    expect(await ports.reader.get(MARKS)).toEqual({ mark: 3 });
    const between = statement<{ readonly low: number; readonly high: number }>(
      `SELECT actor_id AS mark FROM follow_events WHERE actor_id > :low AND actor_id < :high`,
    );
    expect(await ports.reader.all(between, { low: 1, high: 3 })).toEqual([{ mark: 2 }]);
    expect(await ports.reader.get(between, { low: 5, high: 9 })).toBeUndefined();
    expect(await ports.reader.all(between, { low: 5, high: 9 })).toEqual([]);
  });

  it('gives numbers and texts back as they were written', async () => {
    const names = ['Zoë', 'o’Neil; --', `"'\\`, '你好 👩‍👩‍👧', 'e\u0301'];
    const latest = Number.MAX_SAFE_INTEGER;
    await ports.unitOfWork.write(async (transaction) => {
      for (const [index, name] of names.entries()) {
        await transaction.run(INSERT_USER, { name, key: `${index}`, at: -1, latest });
      }
    });
    expect(await ports.reader.all(NAMES)).toEqual(names.map((name) => ({ name })));
    expect(
      await ports.reader.get(
        statement<{ readonly latest: number }>(
          `SELECT created_at, updated_at, deleted_at FROM users WHERE updated_at = :latest`,
        ),
        { latest },
      ),
    ).toEqual({ created_at: -1, updated_at: latest, deleted_at: null });
    expect(await ports.reader.get(`SELECT count(*) AS count FROM users`)).toEqual({ count: names.length });
  });

  it('sees nothing of an open transaction, all of it once it is done, and nothing of one taken back', async () => {
    await store(1);
    const seen: number[][] = [];
    const unit = (number: number, fails: boolean) =>
      ports.unitOfWork.write(async (transaction) => {
        await mark(number)(transaction);
        await mark(number)(transaction);
        seen.push(await marksIn(ports.reader));
        if (fails) throw new RangeError();
      });
    expect(await outcomesOf([unit(2, true)])).toEqual([RangeError]);
    seen.push(await marksIn(ports.reader));
    await unit(3, false);
    seen.push(await marksIn(ports.reader));
    expect(seen).toEqual([[1], [1], [1], [1, 3, 3]]);
  });

  it('never sees half of a unit of work, whenever it looks', async () => {
    const lengths = new Set<number>();
    const stopping = new AbortController();
    const watch = async (): Promise<void> => {
      while (!stopping.signal.aborted) {
        lengths.add((await marksIn(ports.reader)).length);
        await new Promise(setImmediate);
      }
    };
    const watching = watch();
    for (let round = 0; round < 20; round += 1) await store(1, 2, 3);
    stopping.abort();
    await watching;
    expect(lengths.size).toBeGreaterThan(1);
    expect([...lengths].filter((length) => length % 3 !== 0)).toEqual([]);
  });

  it('changes nothing: who writes by it is told how to', async () => {
    await store(1);
    const writes = [
      ports.reader.all(`DELETE FROM follow_events`),
      ports.reader.get(INSERT_MARK, { mark: 2 }),
    ];
    expect(await outcomesOf(writes)).toEqual([WriteOutsideUnitOfWorkError, WriteOutsideUnitOfWorkError]);
    await expect(ports.reader.all(`DELETE FROM follow_events`)).rejects.toThrow('unitOfWork.write(');
    expect(await marksIn(ports.reader)).toEqual([1]);
  });

  it('says why a statement fails, and goes on', async () => {
    await store(1);
    await expect(ports.reader.all(`SELECT * FROM nowhere`)).rejects.toMatchObject({
      message: expect.stringContaining('nowhere'),
    });
    expect(await marksIn(ports.reader)).toEqual([1]);
  });
});
