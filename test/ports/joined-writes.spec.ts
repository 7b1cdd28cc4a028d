import {
  JoinedWriteNotAwaitedError,
  NestedUnitOfWorkError,
  NotInUnitOfWorkError,
  Transaction,
  TransactionEndedError,
  UniqueViolationError,
} from '@retinue/database';
import { outcomesOf } from '../support/outcomes.js';
import { ENGINE } from '../support/new-database.js';
import { mark, MARKS, marksIn, usePorts } from './open-database.js';

const SPEND = `INSERT INTO spent_user_ids (user_id) VALUES (1)`;

describe('a write that joins a transaction', () => {
  const ports = usePorts();

  const joined = (transaction: Transaction, number: number): Promise<number> =>
    ports.unitOfWork.write(mark(number), { transaction });

  const failing = (transaction: Transaction, number: number, error: Error): Promise<never> =>
    ports.unitOfWork.write(
      async (own) => {
        await mark(number)(own);
        throw error;
      },
      { transaction },
    );

  it('is seen when the outermost body has committed, and not before', async () => {
    const during = await ports.unitOfWork.write(async (transaction) => {
      const value = await joined(transaction, 1);
      await mark(2)(transaction);
      return [value, await transaction.all(MARKS), await marksIn(ports.reader)];
    });
    expect(during).toEqual([1, [{ mark: 1 }, { mark: 2 }], []]);
    expect(await marksIn(ports.reader)).toEqual([1, 2]);
  });

  it('is taken back with the outermost body', async () => {
    const refusal = new Error('refused');
    const whole = ports.unitOfWork.write(async (transaction) => {
      await joined(transaction, 1);
      throw refusal;
    });
    await expect(whole).rejects.toBe(refusal);
    expect(await marksIn(ports.reader)).toEqual([]);
  });

  it('that fails leaves nothing, and the outer body may go on', async () => {
    const refusal = new Error('refused');
    await ports.unitOfWork.write(async (transaction) => {
      await mark(1)(transaction);
      await expect(failing(transaction, 2, refusal)).rejects.toBe(refusal);
      await mark(3)(transaction);
    });
    expect(await marksIn(ports.reader)).toEqual([1, 3]);
  });

  it('that fails by a statement leaves nothing either, named as ever', async () => {
    await ports.unitOfWork.write(async (transaction) => {
      await transaction.run(SPEND);
      const twice = ports.unitOfWork.write(
        async (own) => {
          await mark(1)(own);
          await own.run(SPEND);
        },
        { transaction },
      );
      await expect(twice).rejects.toBeInstanceOf(UniqueViolationError);
      await mark(2)(transaction);
    });
    expect(await marksIn(ports.reader)).toEqual([2]);
  });

  it('may have others join it in turn, each of which is all or nothing', async () => {
    await ports.unitOfWork.write(async (transaction) => {
      await ports.unitOfWork.write(
        async (inner) => {
          await joined(inner, 1);
          await failing(inner, 2, new RangeError()).catch(() => undefined);
          await mark(3)(inner);
        },
        { transaction },
      );
    });
    expect(await marksIn(ports.reader)).toEqual([1, 3]);
  });

  it('comes after those that were asked for before it, and before what the outer body asks for next', async () => {
    const outcomes = await ports.unitOfWork.write(async (transaction) =>
      outcomesOf([
        joined(transaction, 1),
        failing(transaction, 2, new RangeError()),
        mark(3)(transaction),
        joined(transaction, 4),
        transaction.manager.query(MARKS),
      ]),
    );
    expect(outcomes.slice(0, 4)).toEqual([1, RangeError, 3, 4]);
    expect((await marksIn(ports.reader)).toSorted((one, other) => one - other)).toEqual([1, 3, 4]);
  });

  it('has what follows its commit done after the outermost commit, and not if it was taken back itself', async () => {
    const done: string[] = [];
    const following = (name: string, error?: Error) => async (own: Transaction) => {
      own.afterCommit(() => done.push(`${name} committed`));
      own.onEnd(() => done.push(`${name} over`));
      if (error !== undefined) throw error;
    };
    await ports.unitOfWork.write(async (transaction) => {
      await ports.unitOfWork.write(following('one'), { transaction });
      await ports.unitOfWork
        .write(following('two', new RangeError()), { transaction })
        .catch(() => undefined);
      expect(done).toEqual([]);
    });
    expect(done).toEqual(['one over', 'two over', 'one committed']);
  });

  it('of many of a kind is done in the transaction that it joins', async () => {
    const sizes: number[] = [];
    const work = async (transaction: Transaction, numbers: readonly number[]) => {
      sizes.push(numbers.length);
      for (const number of numbers) await mark(number)(transaction);
      return numbers.map((value) => ({ value }));
    };
    await ports.unitOfWork
      .write(async (transaction) => {
        await Promise.all([1, 2].map((n) => ports.unitOfWork.writeGrouped(work, n, { transaction })));
        throw new RangeError();
      })
      .catch(() => undefined);
    expect(sizes).toEqual([1, 1]);
    expect(await marksIn(ports.reader)).toEqual([]);
  });

  it('that nobody waits for brings the whole down, instead of being committed by half', async () => {
    const whole = ports.unitOfWork.write(async (transaction) => {
      await mark(1)(transaction);
      const long = async (own: Transaction): Promise<void> => {
        for (let number = 2; number < 100; number += 1) await mark(number)(own);
      };
      void ports.unitOfWork.write(long, { transaction }).catch(() => undefined);
    });
    await expect(whole).rejects.toBeInstanceOf(JoinedWriteNotAwaitedError);
    expect(await marksIn(ports.reader)).toEqual([]);
  });

  it('is refused once the transaction has ended', async () => {
    const kept = await ports.unitOfWork.write(async (transaction) => ({ transaction }));
    await expect(joined(kept.transaction, 1)).rejects.toBeInstanceOf(TransactionEndedError);
    expect(await marksIn(ports.reader)).toEqual([]);
  });

  it('is what a body needs: 24 at once that ask for a unit of their own are told so, and nothing hangs', async () => {
    const nested = Array.from({ length: 24 }, async (_, number) =>
      ports.unitOfWork.write(async (transaction) => {
        await mark(number)(transaction);
        return ports.unitOfWork.write(mark(100 + number));
      }),
    );
    expect(await outcomesOf(nested)).toEqual(Array(24).fill(NestedUnitOfWorkError));
    expect(await marksIn(ports.reader)).toEqual([]);
    const joining = Array.from({ length: 24 }, async (_, number) =>
      ports.unitOfWork.write(async (transaction) => joined(transaction, number)),
    );
    expect(await outcomesOf(joining)).toEqual(Array.from({ length: 24 }, (_, number) => number));
  });
});

describe("a transaction's manager", () => {
  const ports = usePorts();

  it('writes in that transaction, and is taken back with it', async () => {
    const entry = { userId: 1 };
    const write = async (refuse: boolean): Promise<void> =>
      ports.unitOfWork.write(async ({ manager }) => {
        await manager.insert('SpentUserIdEntity', entry);
        expect(await manager.existsBy('SpentUserIdEntity', entry)).toBe(true);
        if (refuse) throw new RangeError();
      });
    await expect(write(true)).rejects.toBeInstanceOf(RangeError);
    expect(await ports.reader.all(`SELECT user_id AS id FROM spent_user_ids`)).toEqual([]);
    await write(false);
    expect(await ports.reader.all(`SELECT user_id AS id FROM spent_user_ids`)).toEqual([{ id: 1 }]);
  });

  it('opens no transaction of its own', async () => {
    const whole = ports.unitOfWork.write(async ({ manager }) => manager.transaction(async () => undefined));
    await expect(whole).rejects.toBeInstanceOf(NestedUnitOfWorkError);
    expect(await ports.unitOfWork.write(mark(1))).toBe(1);
  });

  it('leads to the transaction, for what is told of a manager only', async () => {
    await ports.unitOfWork.write(async (transaction) => {
      expect(Transaction.of(transaction.manager)).toBe(transaction);
      await ports.unitOfWork.write(
        async (own) => {
          expect(Transaction.of(own.manager)).toBe(own);
        },
        { transaction },
      );
    });
  });

  it('stops with its transaction', async () => {
    const { manager } = await ports.unitOfWork.write(async (transaction) => ({
      manager: transaction.manager,
    }));
    await expect(manager.query(MARKS)).rejects.toBeInstanceOf(TransactionEndedError);
    expect(() => Transaction.of(manager.dataSource.manager)).toThrow(NotInUnitOfWorkError);
  });
});

describe('an error of a statement that a body has caught', () => {
  const ports = usePorts();

  it('never makes an answer of what was taken back: PostgreSQL takes back all, SQLite the statement', async () => {
    const whole = ports.unitOfWork.write(async (transaction) => {
      await mark(1)(transaction);
      await transaction.run(`INSERT INTO nowhere VALUES (1)`).catch(() => undefined);
      return 'done';
    });
    const outcome = await whole.catch((error: Error) => error.message);
    const stored = await marksIn(ports.reader);
    expect([outcome, stored]).toEqual(
      ENGINE === 'postgres' ? [expect.stringContaining('nowhere'), []] : ['done', [1]],
    );
  });
});
