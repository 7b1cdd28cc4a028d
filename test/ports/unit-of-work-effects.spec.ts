import { Logger } from '@nestjs/common';
import {
  NestedUnitOfWorkError,
  type GroupedWork,
  type Transaction,
  UnitOfWork,
  statement,
} from '@retinue/database';
import { FollowListsService } from '@retinue/follows';
import { UserDirectory } from '@retinue/users';
import { FollowOperations } from '../../libs/follows/src/following/follow-operations.service.js';
import { follow } from '../support/follows.js';
import { createUsers } from '../support/people.js';
import { useTestApp } from '../support/start-test-app.js';

const INSERT = statement<{ readonly mark: number }>(
  `INSERT INTO follow_events (type, actor_id, subject_id, created_at) VALUES ('follow', :mark, 2, 0)`,
);

const fail = (): void => {
  throw new Error('a broken effect');
};
const failLater = async (): Promise<void> => {
  await new Promise(setImmediate);
  throw new Error('a broken effect');
};

describe('a unit of work', () => {
  const service = useTestApp();
  const logged: string[] = [];

  beforeEach(() => {
    logged.length = 0;
    const error = (message: string): number => logged.push(message);
    Logger.overrideLogger({ error, log: () => undefined, warn: () => undefined });
  });
  afterEach(() => Logger.overrideLogger(false));

  const unitOfWork = (): UnitOfWork => service.nest.get(UnitOfWork, { strict: false });
  const stored = async (): Promise<number> =>
    unitOfWork().write(async (transaction) => {
      const row = await transaction.get<{ n: number | string }>(`SELECT count(*) AS n FROM follow_events`);
      return Number(row!.n);
    });

  it.each(['write', 'writeGrouped'] as const)(
    'that is on disk is done once, and answered so, whatever its effects come to (%s)',
    async (how) => {
      let runs = 0;
      let effects = 0;
      const body = async (transaction: Transaction): Promise<number> => {
        runs += 1;
        transaction.onEnd(fail);
        transaction.afterCommit(fail);
        transaction.afterCommit(failLater);
        transaction.afterCommit(() => (effects += 1));
        return transaction.run(INSERT, { mark: 1 });
      };
      const shared: GroupedWork<number, number> = async (transaction, items) => {
        const value = await body(transaction);
        return items.map(() => ({ value }));
      };
      const units = [1, 2, 3].map(async (item) =>
        how === 'write' ? unitOfWork().write(body) : unitOfWork().writeGrouped(shared, item),
      );
      expect(await Promise.all(units)).toEqual([1, 1, 1]);
      expect([await stored(), effects]).toEqual([runs, runs]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(logged.length).toBe(3 * runs);
      expect(logged[0]).toContain('a broken effect');
    },
  );

  it('tells when it is over, whichever way, before it is answered, and has effects only when it is done', async () => {
    const told: string[] = [];
    const unit = (name: string, fails: boolean): Promise<unknown> =>
      unitOfWork().write(async (transaction) => {
        transaction.onEnd(() => told.push(`${name} over`));
        transaction.afterCommit(() => told.push(`${name} done`));
        await transaction.run(INSERT, { mark: 1 });
        if (fails) throw new Error('refused');
      });
    await unit('first', false).finally(() => told.push('first answered'));
    await unit('second', true).catch(() => told.push('second answered'));
    expect(told).toEqual(['first over', 'first done', 'first answered', 'second over', 'second answered']);
  });

  it('that gives too few outcomes for its items is refused, and holds up no other', async () => {
    const broken: GroupedWork<number, number> = async (transaction) => {
      await transaction.run(INSERT, { mark: 1 });
      return [];
    };
    await expect(unitOfWork().writeGrouped(broken, 1)).rejects.toThrow('give one for each');
    expect(await stored()).toBe(0);
  });

  it('that makes a follow anew is not met by a list begun while it was open', async () => {
    const [a, b, c] = (await createUsers(service.http, 3)).map(({ id }) => id) as [number, number, number];
    await follow(service.http, a, c);
    await follow(service.http, b, c);
    const lists = service.nest.get(FollowListsService, { strict: false });
    const operations = service.nest.get(FollowOperations, { strict: false });
    const read = async (cursor?: string): Promise<{ ids: number[]; cursor: string | null }> => {
      const page = await lists.list(c, 'followers', 'oldest', { limit: 1, cursor });
      return { ids: page.items.map(({ id }) => id), cursor: page.nextCursor };
    };
    const first = await unitOfWork().write(async (transaction) => {
      const users = await service.nest.get(UserDirectory, { strict: false }).find([a, c], transaction);
      await operations.apply(
        transaction,
        [
          { op: 'unfollow', followerId: a, followeeId: c },
          { op: 'follow', followerId: a, followeeId: c },
        ],
        users,
      );
      return read();
    });
    expect(first.ids).toEqual([a]);
    const second = await read(first.cursor!);
    expect(second).toEqual({ ids: [b], cursor: null });
  });

  it.each(['write', 'writeGrouped'] as const)(
    'within another one is refused at once, and neither leaves anything behind (%s)',
    async (how) => {
      const inner = async (transaction: Transaction): Promise<number> => transaction.run(INSERT, { mark: 2 });
      const shared: GroupedWork<number, number> = async (transaction, items) => {
        await inner(transaction);
        return items.map((value) => ({ value }));
      };
      // As many as would take every connection of PostgreSQL's pool, and wait for another each.
      const units = Array.from({ length: 24 }, async () =>
        unitOfWork().write(async (transaction) => {
          await transaction.run(INSERT, { mark: 1 });
          await (how === 'write' ? unitOfWork().write(inner) : unitOfWork().writeGrouped(shared, 1));
        }),
      );
      const outcomes = await Promise.allSettled(units);
      const reasons = outcomes.map(
        (outcome) => (outcome.status === 'rejected' ? outcome.reason : outcome) as unknown,
      );
      expect(reasons).toEqual(Array.from({ length: 24 }, () => expect.any(NestedUnitOfWorkError)));
      expect(await stored()).toBe(0);
    },
  );

  it('may be asked for by whoever was answered by the one before, or in an effect of it', async () => {
    const write = async (): Promise<number> =>
      unitOfWork().write(async (transaction) => transaction.run(INSERT, { mark: 1 }));
    const fromEffects: Promise<number>[] = [];
    await Promise.all(
      Array.from({ length: 30 }, async () => {
        await write();
        await write();
        await unitOfWork().write(async (transaction) => {
          transaction.afterCommit(() => void fromEffects.push(write()));
          // So long that the transaction yields before it is committed.
          const until = performance.now() + 15;
          while (performance.now() < until);
          return transaction.run(INSERT, { mark: 1 });
        });
        await write();
      }),
    );
    // On several connections, the one that began last may be done first.
    expect(await Promise.all(fromEffects)).toHaveLength(30);
    expect(await stored()).toBe(150);
  });
});
