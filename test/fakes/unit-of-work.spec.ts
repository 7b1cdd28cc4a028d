import {
  NestedUnitOfWorkError,
  NotATransactionError,
  type Transaction,
  TransactionEndedError,
} from '@retinue/database';
import { describeBoth } from './both-kinds.js';

describeBoth('a unit of work', (services) => {
  it('keeps all that joins it, and tells of it after the commit', async () => {
    const { given, unitOfWork, follows, users } = services();
    const [ann, ben] = [await given.user(), await given.user()];
    const told: string[] = [];
    await unitOfWork.write(async (transaction) => {
      transaction.onEnd(() => told.push('end'));
      transaction.afterCommit(() => told.push('committed'));
      await follows.follow({ followerId: ann.id, followeeId: ben.id }, { transaction });
      await users.change(ann.id, { firstName: 'Other' }, undefined, { transaction });
      expect(told).toEqual([]);
    });
    expect(told.sort()).toEqual(['committed', 'end']);
    expect(await users.get(ben.id)).toMatchObject({ followersCount: 1 });
    expect(await users.get(ann.id)).toMatchObject({ firstName: 'Other', version: 2 });
  });

  it('that fails leaves nothing, and neither does a part of it that fails by itself', async () => {
    const { given, unitOfWork, follows, users, upserts } = services();
    const [ann, ben] = [await given.user(), await given.user()];
    const refusal = new RangeError('refused');
    const told: string[] = [];
    const whole = unitOfWork.write(async (transaction) => {
      transaction.afterCommit(() => told.push('committed'));
      await follows.follow({ followerId: ann.id, followeeId: ben.id }, { transaction });
      await upserts.put('new', { firstName: 'New' }, {}, { transaction });
      throw refusal;
    });
    await expect(whole).rejects.toBe(refusal);
    expect([(await users.get(ben.id)).followersCount, told]).toEqual([0, []]);
    await expect(users.get({ externalId: 'new' })).rejects.toMatchObject({ code: 'user_not_found' });

    await unitOfWork.write(async (transaction) => {
      await follows.follow({ followerId: ann.id, followeeId: ben.id }, { transaction });
      const part = unitOfWork.write(
        async (own) => {
          await follows.unfollow({ followerId: ann.id, followeeId: ben.id }, { transaction: own });
          throw refusal;
        },
        { transaction },
      );
      await expect(part).rejects.toBe(refusal);
    });
    expect((await users.get(ben.id)).followersCount).toBe(1);
  });

  it('refuses another one in it, what is no transaction, and one that has ended', async () => {
    const { unitOfWork } = services();
    const nothing = async (): Promise<void> => undefined;
    await expect(unitOfWork.write(async () => unitOfWork.write(nothing))).rejects.toBeInstanceOf(
      NestedUnitOfWorkError,
    );
    const { kept } = await unitOfWork.write(async (transaction) => ({ kept: transaction }));
    await expect(unitOfWork.write(nothing, { transaction: kept })).rejects.toBeInstanceOf(
      TransactionEndedError,
    );
    await expect(unitOfWork.write(nothing, { transaction: {} as Transaction })).rejects.toBeInstanceOf(
      NotATransactionError,
    );
  });
});
