import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import { notesTables } from '../../../../../test/support/notes-tables.js';
import { DatabaseModule } from '../../database.module.js';
import { AwaitOutsideTransactionError, NestedUnitOfWorkError } from '../../errors/misuse.errors.js';
import { SqlReader } from '../../sql/sql-reader.js';
import type { Transaction } from '../../transactions/transaction.js';
import { UnitOfWork } from '../../transactions/unit-of-work.js';
import type { SqliteDataSource } from './connections/sqlite-data-source.js';
import { manyRowsStatement, statement } from '../../sql/statement.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';

/** A timer that no busy machine lets ring before the alarm of who watches. */
const TOO_LONG_MS = 60_000;

const INSERT_SQL = `INSERT INTO notes (type, actor_id, subject_id, created_at) VALUES ('follow', :mark, 2, 0)`;
const INSERT = statement<{ readonly mark: number }>(INSERT_SQL);
const INSERT_MANY = manyRowsStatement({
  columns: { mark: 'integer' },
  sqlite: INSERT_SQL,
  postgres: () => '',
});

/** Longer than writes keep the loop to themselves: the next statement comes after it has yielded, however fast the machine is. */
function work(): void {
  const until = performance.now() + 15;
  while (performance.now() < until);
}

/** Writes that many rows of its own, and works between them. */
const slowly =
  (number: number, rows = 4) =>
  async (transaction: Transaction): Promise<number> => {
    for (let row = 0; row < rows; row += 1) {
      await transaction.run(INSERT, { mark: number });
      work();
    }
    return number;
  };

describe('the write queue, while a unit takes long', () => {
  let folder: string;
  let app: INestApplicationContext;
  let unitOfWork: UnitOfWork;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    const url = `sqlite:${join(folder, 'retinue.db')}`;
    app = await NestFactory.createApplicationContext(DatabaseModule.forRoot({ url, tables: [notesTables] }), {
      logger: false,
    });
    unitOfWork = app.get(UnitOfWork);
  });

  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  const stored = async (): Promise<number[]> => {
    const rows = await app.get(SqlReader).all<{ id: number }>(`SELECT actor_id AS id FROM notes ORDER BY id`);
    return rows.map(({ id }) => id);
  };

  /** Does something at each turn of the loop until a unit has ended; answers what it came to each time. */
  const atEachTurn = async <Seen>(unit: Promise<unknown>, look: () => Promise<Seen>): Promise<Seen[]> => {
    const seen: Promise<Seen>[] = [];
    let hasEnded = false;
    const turn = (): void => {
      if (hasEnded) return;
      seen.push(look());
      setImmediate(turn);
    };
    setImmediate(turn);
    await unit.catch(() => undefined).finally(() => (hasEnded = true));
    return Promise.all(seen);
  };

  test('lets the loop turn between its statements', async () => {
    const turns = await atEachTurn(unitOfWork.write(slowly(1, 5)), async () => undefined);
    expect(turns.length).toBeGreaterThan(5);
  });

  test('lets it turn between the rows of a statement for many', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ mark: index }));
    let turns = 0;
    let isRunning = false;
    const tick = (): void => {
      if (isRunning) turns += 1;
      if (turns >= 0) setImmediate(tick);
    };
    tick();
    const changes = await unitOfWork.write(async (transaction) => {
      isRunning = true;
      work();
      const found = await transaction.executeMany(INSERT_MANY, rows);
      isRunning = false;
      return found;
    });
    expect(turns).toBeGreaterThan(0);
    turns = -1_000_000;
    expect([changes.length, (await stored()).length]).toEqual([20_000, 20_000]);
  });

  test('answers reads meanwhile, which see nothing of it, soon after another commit either', async () => {
    await unitOfWork.write(slowly(1, 1));
    const seen = await atEachTurn(unitOfWork.write(slowly(2)), stored);
    expect(seen.length).toBeGreaterThan(4);
    // In the turn of the commit, it may be there.
    expect(seen.slice(0, -1).filter((marks) => marks.includes(2))).toEqual([]);
    expect(await stored()).toEqual([1, 2, 2, 2, 2]);
  });

  test('keeps what comes meanwhile waiting: rows of two units never mix', async () => {
    const units = [slowly(1), slowly(2), slowly(3)].map((body) => unitOfWork.write(body));
    const late: Promise<unknown>[] = [];
    await atEachTurn(Promise.all(units), async () => {
      if (late.length < 3) late.push(unitOfWork.write(slowly(10 + late.length, 2)));
    });
    await Promise.all(late);
    expect(await stored()).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 10, 10, 11, 11, 12, 12]);
  });

  test('takes it back as a whole when it fails after it has yielded, and nothing of the others', async () => {
    const units = [
      unitOfWork.write(slowly(1, 2)),
      unitOfWork.write(async (transaction) => {
        await slowly(2)(transaction);
        throw new Error('refused');
      }),
      unitOfWork.write(slowly(3, 2)),
    ];
    expect((await Promise.allSettled(units)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await stored()).toEqual([1, 1, 3, 3]);
  });

  test('answers those before it, though others wait behind them', async () => {
    const answered: number[] = [];
    const whenAnswered: number[][] = [];
    const units = [1, 2, 3, 4].map(async (number) => {
      await unitOfWork.write(async (transaction) => {
        whenAnswered.push([...answered]);
        return slowly(number, 3)(transaction);
      });
      answered.push(number);
    });
    await Promise.all(units);
    expect(whenAnswered).toEqual([[], [1], [1, 2], [1, 2, 3]]);
  });

  test('refuses one that asks for another unit after it has yielded, and none of those that came meanwhile', async () => {
    const innocent: Promise<unknown>[] = [];
    let nested: Promise<unknown> | undefined;
    const unit = unitOfWork.write(async (transaction) => {
      await slowly(1)(transaction);
      await transaction.run(INSERT, { mark: 1 });
      nested = unitOfWork.write(slowly(2, 1));
      await nested;
    });
    await atEachTurn(unit, async () => {
      if (innocent.length < 20) innocent.push(unitOfWork.write(slowly(3, 1)));
    });
    await expect(unit).rejects.toBeInstanceOf(NestedUnitOfWorkError);
    await expect(nested).rejects.toBeInstanceOf(NestedUnitOfWorkError);
    await Promise.all(innocent);
    expect(await stored()).toEqual(innocent.map(() => 3));
  });

  test('refuses a body that waits for a timer between two yields', async () => {
    const unit = unitOfWork.write(async (transaction) => {
      await slowly(1)(transaction);
      await delay(TOO_LONG_MS, undefined, { ref: false });
      await slowly(1)(transaction);
    });
    await expect(unit).rejects.toBeInstanceOf(AwaitOutsideTransactionError);
    expect(await stored()).toEqual([]);
  });

  test('keeps the order of statements that a body asks for at once', async () => {
    await unitOfWork.write(async (transaction) => {
      work();
      const each = transaction.executeMany(INSERT_MANY, [{ mark: 1 }, { mark: 2 }]);
      await Promise.all([each, transaction.run(INSERT, { mark: 3 }), transaction.run(INSERT, { mark: 4 })]);
    });
    expect(await stored()).toEqual([1, 2, 3, 4]);
  });

  test('goes on when what is told of commits throws, or what comes between two of them fails', async () => {
    const logged: string[] = [];
    const error = (message: string): number => logged.push(message);
    Logger.overrideLogger({ error, log: () => undefined, warn: () => undefined });
    const { writer } = app.get<SqliteDataSource>(getDataSourceToken('retinue'));
    let runs = 0;
    const queue = new SqliteUnitOfWork(
      writer,
      () => {
        throw new Error('told');
      },
      async () => {
        throw new Error('between');
      },
      {
        tell: () => undefined,
      },
    );
    const unit = async (): Promise<number> =>
      queue.write(async (transaction) => {
        runs += 1;
        return transaction.run(INSERT, { mark: 1 });
      });
    expect([await unit(), await unit(), ...(await Promise.all([unit(), unit()]))]).toEqual([1, 1, 1, 1]);
    await queue.close();
    Logger.overrideLogger(false);
    expect([runs, await stored()]).toEqual([4, [1, 1, 1, 1]]);
    expect(logged.filter((line) => /told|between/.test(line)).length).toBeGreaterThan(3);
  });
});
