import { NestedUnitOfWorkError, type Transaction, UnitOfWork, type WriteOptions } from '@retinue/database';
import {
  BlocksService,
  BLOCKS,
  FollowBatchService,
  FollowRequestsService,
  FollowsImportService,
  FollowsIntegrityService,
  FollowsService,
  MUTES,
  MutesService,
  RelationsImportService,
  RelationsService,
} from '@retinue/follows';
import { UserDirectory, UsersImportService, UsersService, UserUpsertsService } from '@retinue/users';
import type { Abstract, Type } from '@nestjs/common';
import { ENGINE } from '../support/new-database.js';
import { outcomesOf } from '../support/outcomes.js';
import { addUsers, countsOf, newUser } from '../support/people.js';
import { useTestApp } from '../support/start-test-app.js';
import { storedContent } from '../support/stored-content.js';

const [ANN, BEN, IDA, OLE, PER, EVA] = [0, 1, 2, 3, 4, 5] as const;

describe('each write of a service', () => {
  const service = useTestApp();
  let ids: number[];

  const get = <Service>(type: Type<Service> | Abstract<Service>): Service =>
    service.nest.get<Service>(type, { strict: false });
  const id = (index: number): number => ids[index]!;
  const edge = (follower: number, followee: number) => ({
    followerId: id(follower),
    followeeId: id(followee),
  });

  beforeEach(async () => {
    const users = await addUsers(service, 6, (index) => ({ isPrivate: index === PER }));
    ids = users.map((user) => user.id);
    await get(FollowsService).follow(edge(ANN, BEN));
    await get(FollowsService).follow(edge(ANN, PER));
    await get(FollowsService).follow(edge(BEN, PER));
    await get(BlocksService).block({ blockerId: id(EVA), blockedId: id(OLE) });
    await get(MutesService).mute({ muterId: id(EVA), mutedId: id(OLE) });
  });

  const writes: Record<string, (options?: WriteOptions) => Promise<unknown>> = {
    'users.create': async (options) => get(UsersService).create(newUser(), options),
    'users.change': async (options) =>
      get(UsersService).change(id(ANN), { firstName: 'Anna' }, undefined, options),
    'users.change, which accepts requests': async (options) =>
      get(UsersService).change(id(PER), { isPrivate: false }, undefined, options),
    'users.delete': async (options) => get(UsersService).delete(id(ANN), undefined, options),
    'upserts.put': async (options) =>
      get(UserUpsertsService).put('4711', { firstName: 'Ida' }, undefined, options),
    'upserts.putMany': async (options) =>
      get(UserUpsertsService).putMany([{ externalId: '4711', firstName: 'Ida' }], options),
    'upserts.putMany with a key': async (options) =>
      get(UserUpsertsService).putMany([{ externalId: '4711', firstName: 'Ida' }], {
        idempotencyKey: 'once',
        ...options,
      }),
    'users import.add': async (options) => get(UsersImportService).add([newUser()], options),
    'users import.addDeleted': async (options) => get(UsersImportService).addDeleted([999_999], options),
    'users import.addMissing': async (options) => get(UsersImportService).addMissing([888_888], options),
    'follows.follow': async (options) => get(FollowsService).follow(edge(BEN, IDA), options),
    'follows.unfollow': async (options) => get(FollowsService).unfollow(edge(ANN, BEN), options),
    'follows.removeFollower': async (options) => get(FollowsService).removeFollower(edge(ANN, BEN), options),
    'batches.apply': async (options) =>
      get(FollowBatchService).apply([{ op: 'follow', ...edge(BEN, ANN) }], { dryRun: false, ...options }),
    'batches.apply with a key': async (options) =>
      get(FollowBatchService).apply([{ op: 'follow', ...edge(BEN, ANN) }], {
        dryRun: false,
        idempotencyKey: 'once',
        ...options,
      }),
    'requests.accept': async (options) => get(FollowRequestsService).accept(edge(ANN, PER), options),
    'requests.reject': async (options) => get(FollowRequestsService).reject(edge(ANN, PER), options),
    'blocks.block': async (options) =>
      get(BlocksService).block({ blockerId: id(BEN), blockedId: id(ANN) }, options),
    'blocks.unblock': async (options) =>
      get(BlocksService).unblock({ blockerId: id(EVA), blockedId: id(OLE) }, options),
    'mutes.mute': async (options) =>
      get(MutesService).mute({ muterId: id(BEN), mutedId: id(ANN) }, null, options),
    'mutes.unmute': async (options) =>
      get(MutesService).unmute({ muterId: id(EVA), mutedId: id(OLE) }, options),
    'relations.put': async (options) =>
      get(RelationsService).put(MUTES, { fromId: id(IDA), toId: id(ANN) }, null, options),
    'relations.end': async (options) =>
      get(RelationsService).remove(BLOCKS, { fromId: id(EVA), toId: id(OLE) }, options),
    'follows import.add': async (options) => get(FollowsImportService).add([edge(IDA, OLE)], options),
    'relations import.add': async (options) =>
      get(RelationsImportService).add(BLOCKS, [{ fromId: id(ANN), toId: id(BEN) }], options),
    'integrity.repairPairs': async (options) =>
      get(FollowsIntegrityService).repairPairs(
        [
          { flaw: { relation: BLOCKS, name: 'of_nobody', reason: '' }, fromId: id(EVA), toId: id(OLE) },
        ] as never,
        options,
      ),
  };
  const names = Object.keys(writes);

  /** What the database holds, past everything that is ours. */
  const content = async (): Promise<unknown> => storedContent(service);

  it.each(names)(
    'takes part in the transaction that it is given, and is done when that is: %s',
    async (name) => {
      const before = await content();
      const during = await get(UnitOfWork).write(async (transaction) => {
        await writes[name]!({ transaction });
        return content();
      });
      expect(during).toEqual(before);
      expect(await content()).not.toEqual(before);
    },
  );

  it.each(names)('leaves nothing where the outermost body fails: %s', async (name) => {
    const before = await content();
    const whole = get(UnitOfWork).write(async (transaction) => {
      await writes[name]!({ transaction });
      throw new RangeError();
    });
    await expect(whole).rejects.toBeInstanceOf(RangeError);
    expect(await content()).toEqual(before);
  });

  it.each(names)('says at once what is wrong where it is nested without it: %s', async (name) => {
    const before = await content();
    const nested = Array.from({ length: 24 }, async () => get(UnitOfWork).write(async () => writes[name]!()));
    expect(await outcomesOf(nested)).toEqual(Array(24).fill(NestedUnitOfWorkError));
    expect(await content()).toEqual(before);
  });

  it('sees what those before it in the transaction have done, and keeps the same rules', async () => {
    const follows = get(FollowsService);
    await get(UnitOfWork).write(async (transaction) => {
      const { id: newId } = await get(UsersService).create(newUser(), { transaction });
      const made = await follows.follow({ followerId: newId, followeeId: id(ANN) }, { transaction });
      const again = await follows.follow({ followerId: newId, followeeId: id(ANN) }, { transaction });
      expect([made.outcome, again.outcome]).toEqual(['followed', 'already_following']);
      await get(BlocksService).block({ blockerId: id(ANN), blockedId: newId }, { transaction });
      await expect(
        follows.follow({ followerId: newId, followeeId: id(ANN) }, { transaction }),
      ).rejects.toMatchObject({ code: 'blocked' });
    });
    expect(await countsOf(service.http, id(ANN))).toEqual([0, 1]);
  });

  it('keeps the answer of a key with the work: taken back with it, and replayed after it', async () => {
    const apply = async (transaction: Transaction) =>
      get(FollowBatchService).apply([{ op: 'follow', ...edge(BEN, ANN) }], {
        dryRun: false,
        idempotencyKey: 'a key',
        transaction,
      });
    const failed = get(UnitOfWork).write(async (transaction) => {
      await apply(transaction);
      throw new RangeError();
    });
    await expect(failed).rejects.toBeInstanceOf(RangeError);
    const [first, second] = [await get(UnitOfWork).write(apply), await get(UnitOfWork).write(apply)];
    expect([first.replayed, second.replayed]).toEqual([false, true]);
    expect(second.result).toEqual(first.result);
  });

  it('that gives way to another runs again with the outermost body, even one that has caught its error', async () => {
    let runs = 0;
    let holding = 0;
    const lock = async (transaction: Transaction, index: number): Promise<void> =>
      void (await get(UserDirectory).find([id(index)], transaction));
    const crossing = async (own: number, other: number): Promise<void> =>
      get(UnitOfWork).write(async (transaction) => {
        runs += 1;
        await lock(transaction, own);
        holding += 1;
        // Each of the first two has its own before it goes for the other's: one of them must give way.
        if (holding <= 2) await until(() => holding >= 2);
        await get(FollowsService)
          .follow({ followerId: id(IDA), followeeId: id(other) }, { transaction })
          .catch(() => undefined);
      });
    await Promise.all([crossing(ANN, BEN), crossing(BEN, ANN)]);
    expect(await countsOf(service.http, id(IDA))).toEqual([0, 2]);
    // On SQLite one is after the other.
    expect(runs).toBe(ENGINE === 'postgres' ? 3 : 2);
  });
});

/** On SQLite, where one body runs at a time, there is nobody to wait for. */
async function until(isSo: () => boolean): Promise<void> {
  if (ENGINE === 'sqlite') return;
  while (!isSo()) await new Promise(setImmediate);
}
