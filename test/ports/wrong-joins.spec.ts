import { setTimeout as delay } from 'node:timers/promises';
import {
  AwaitOutsideTransactionError,
  DatabaseUnavailableError,
  loadSqliteDriver,
  NotATransactionError,
  OuterTransactionError,
  type Transaction,
} from '@retinue/database';
import { ENGINE } from '../support/new-database.js';
import { mark, MARKS, marksIn, usePorts } from './open-database.js';

const SPEND = `INSERT INTO spent_user_ids (user_id) VALUES (1)`;

describe('a write that joins wrongly', () => {
  const ports = usePorts();

  const joined = (transaction: Transaction, number: number): Promise<number> =>
    ports.unitOfWork.write(mark(number), { transaction });

  it('is refused at once when it uses the outer transaction, for which it would wait itself', async () => {
    const uses: ((transaction: Transaction) => Promise<unknown>)[] = [
      mark(1),
      async ({ manager }) => manager.query(MARKS),
      async (transaction) => joined(transaction, 1),
      async (transaction) => transaction.all(MARKS),
    ];
    for (const use of uses) {
      const whole = ports.unitOfWork.write(async (transaction) =>
        ports.unitOfWork.write(
          async (own) => {
            await mark(0)(own);
            await use(transaction);
          },
          { transaction },
        ),
      );
      await expect(whole).rejects.toBeInstanceOf(OuterTransactionError);
    }
    expect(await ports.unitOfWork.write(mark(2))).toBe(2);
  });

  if (ENGINE === 'sqlite') {
    it('that waits for a timer is told so, also where the outer body goes on beside it', async () => {
      const whole = ports.unitOfWork.write(async (transaction) =>
        Promise.all([
          ports.unitOfWork.write(async () => delay(60_000, undefined, { ref: false }), { transaction }),
          transaction.all(MARKS),
          joined(transaction, 1),
        ]),
      );
      await expect(whole).rejects.toBeInstanceOf(AwaitOutsideTransactionError);
    });

    it('that writes through a connection of its own is told which to write through', async () => {
      const { file } = (await ports.reader.get<{ file: string }>(
        `SELECT file FROM pragma_database_list`,
      )) as { file: string };
      const Driver = loadSqliteDriver();
      const own = new Driver(file, { timeout: 0 });
      const whole = ports.unitOfWork.write(async (transaction) => {
        await mark(1)(transaction);
        own.exec(SPEND);
      });
      await expect(whole).rejects.toBeInstanceOf(DatabaseUnavailableError);
      await expect(whole).rejects.toThrow(
        'or by another connection of this one, such as a DataSource of your own',
      );
      own.close();
    });
  }

  it('is refused at once, by a sentence, when what it is to join is no transaction', async () => {
    const refusals = ports.unitOfWork.write(async ({ manager }) => {
      const given: unknown[] = [manager, {}, Object.create(null), null, 'transaction', ports.unitOfWork];
      const writes = given.map(async (transaction) =>
        ports.unitOfWork.write(mark(1), { transaction: transaction as Transaction }),
      );
      return Promise.allSettled(writes);
    });
    const reasons = (await refusals).map((outcome) => outcome.status === 'rejected' && outcome.reason);
    for (const reason of reasons) expect(reason).toBeInstanceOf(NotATransactionError);
    expect(String(reasons[0])).toContain('of the class EntityManager, which is no Transaction');
    expect(String(reasons[3])).toContain('null, which is no Transaction');
    const grouped = ports.unitOfWork.writeGrouped(async () => [], 1, { transaction: {} as Transaction });
    await expect(grouped).rejects.toBeInstanceOf(NotATransactionError);
    expect(await marksIn(ports.reader)).toEqual([]);
  });
});
