import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { InvalidRequestError } from '@retinue/common';
import { DatabaseModule, type Transaction } from '@retinue/database';
import { EmailTakenError, UserNotFoundError, VersionMismatchError } from './users.errors.js';
import type { User } from './user.js';
import { UsersModule } from '../users.module.js';
import { usersTables } from '../users.tables.js';
import { UserChangeHooks } from './user-change.hooks.js';
import { UserDeletionHooks } from '../deletion/user-deletion.hooks.js';
import { UserDeletions } from '../deletion/user-deletions.service.js';
import { UsersImportService } from '../import/users-import.service.js';
import { UsersService } from './users.service.js';

const ANN = { firstName: 'Ann', lastName: 'Other', email: 'ann@example.org' };

/** The module as another application takes it: nobody follows anybody there. */
describe('the users module by itself', () => {
  let app: INestApplicationContext;
  let users: UsersService;
  let imports: UsersImportService;

  beforeEach(async () => {
    const root = {
      module: class Root {},
      imports: [DatabaseModule.forRoot({ url: 'sqlite::memory:', tables: [usersTables] }), UsersModule],
    };
    app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
    users = app.get(UsersService);
    imports = app.get(UsersImportService);
  });

  afterEach(() => app.close());

  const idsOf = async (): Promise<number[]> =>
    (await users.list({}, { limit: 50 })).items.map(({ id }) => id);

  describe('creates', () => {
    test('a user at version 1 that nobody follows, and gives it back the same', async () => {
      const created = await users.create({ ...ANN, firstName: ' Ann ' });
      expect(created).toMatchObject({
        ...ANN,
        type: 'person',
        version: 1,
        followersCount: 0,
        followingCount: 0,
      });
      expect(created.updatedAt).toEqual(created.createdAt);
      expect(await users.get(created.id)).toEqual(created);
    });

    test('nobody of whom a value breaks a rule', async () => {
      await expect(users.create({ ...ANN, email: 'ann' })).rejects.toBeInstanceOf(InvalidRequestError);
      expect(await idsOf()).toEqual([]);
    });

    test('one only of two with an email that differs in case', async () => {
      const outcomes = await Promise.allSettled([
        users.create(ANN),
        users.create({ ...ANN, email: 'ANN@example.org' }),
      ]);
      expect(outcomes[1]).toMatchObject({ status: 'rejected', reason: expect.any(EmailTakenError) });
      expect(await idsOf()).toHaveLength(1);
    });
  });

  describe('changes', () => {
    let ann: User;

    beforeEach(async () => {
      ann = await users.create(ANN);
    });

    test('what is given, under the next version', async () => {
      const changed = await users.change(ann.id, { firstName: 'Eve' }, [1]);
      expect(changed).toMatchObject({ ...ANN, firstName: 'Eve', version: 2, createdAt: ann.createdAt });
      expect(await users.get(ann.id)).toEqual(changed);
    });

    test('nothing where nothing differs: the version stays, and nobody is told', async () => {
      const told: string[] = [];
      app.get(UserChangeHooks).register({ afterUserChanged: async () => void told.push('told') });
      expect(await users.change(ann.id, { firstName: ' Ann ', ...({ email: undefined } as object) })).toEqual(
        ann,
      );
      expect(told).toEqual([]);
    });

    test('nothing that rests on another version, and says which it is at', async () => {
      await users.change(ann.id, { firstName: 'Eve' });
      const late = users.change(ann.id, { firstName: 'Ida' }, [1]);
      await expect(late).rejects.toBeInstanceOf(VersionMismatchError);
      await expect(late).rejects.toThrow('version 2');
      await expect(users.change(ann.id, { firstName: 'Ida' }, [])).rejects.toBeInstanceOf(
        VersionMismatchError,
      );
      expect((await users.get(ann.id)).firstName).toBe('Eve');
      expect((await users.change(ann.id, { firstName: 'Ida' }, [7, 2])).version).toBe(3);
    });

    test('one email to another in case, and none to that of somebody else', async () => {
      const ida = await users.create({ ...ANN, email: 'ida@example.org' });
      expect((await users.change(ann.id, { email: 'Ann@example.org' })).email).toBe('Ann@example.org');
      await expect(users.change(ida.id, { email: 'ANN@example.org' })).rejects.toBeInstanceOf(
        EmailTakenError,
      );
      expect(await users.get(ida.id)).toEqual(ida);
    });

    test('nobody who is not there', async () => {
      await expect(users.change(ann.id + 1, { firstName: 'Eve' })).rejects.toBeInstanceOf(UserNotFoundError);
    });

    test('and tells other modules, who take it back by failing', async () => {
      const told: string[] = [];
      let refusal: Error | undefined;
      app.get(UserChangeHooks).register({
        afterUserChanged: async (_transaction, before, after) => {
          told.push(`${before.firstName} to ${after.firstName}`);
          if (refusal !== undefined) throw refusal;
        },
      });
      await users.change(ann.id, { firstName: 'Eve' });
      refusal = new Error('not now');
      await expect(users.change(ann.id, { firstName: 'Ida' })).rejects.toBe(refusal);
      expect(told).toEqual(['Ann to Eve', 'Eve to Ida']);
      expect(await users.get(ann.id)).toMatchObject({ firstName: 'Eve', version: 2 });
    });
  });

  describe('deletes', () => {
    let ann: User;

    beforeEach(async () => {
      ann = await users.create(ANN);
    });

    test('a user, whose email is free again and whose id nobody gets', async () => {
      await users.delete(ann.id, [1]);
      await expect(users.get(ann.id)).rejects.toBeInstanceOf(UserNotFoundError);
      await expect(users.delete(ann.id)).rejects.toBeInstanceOf(UserNotFoundError);
      expect((await users.create(ANN)).id).toBeGreaterThan(ann.id);
      expect(await imports.add([{ ...ANN, id: ann.id, email: 'other@example.org' }])).toEqual([
        { outcome: 'id_spent' },
      ]);
      expect(await imports.deletedAmong([ann.id, ann.id + 1])).toEqual(new Set([ann.id]));
    });

    test('nobody at another version', async () => {
      await expect(users.delete(ann.id, [2])).rejects.toBeInstanceOf(VersionMismatchError);
      expect(await idsOf()).toEqual([ann.id]);
    });

    test('what other modules keep, step by step, while nobody sees the user any more', async () => {
      let rows = 1_234;
      const limits: number[] = [];
      app.get(UserDeletionHooks).register({
        removeSome: async (_transaction: Transaction, userId, limit) => {
          expect(userId).toBe(ann.id);
          limits.push(limit);
          const removed = Math.min(rows, limit);
          rows -= removed;
          return removed;
        },
      });
      await users.delete(ann.id);
      expect(limits).toHaveLength(1);
      expect(rows).toBeGreaterThan(0);
      expect(await idsOf()).toEqual([]);
      await app.get(UserDeletions).finished();
      expect([rows, limits.length]).toEqual([0, 3]);
    });
  });

  describe('that goes', () => {
    test('takes with it what another module keeps by their external id, or stays with it', async () => {
      const eve = await users.create({ ...ANN, email: 'eve@example.org', externalId: 'eve' });
      const told: unknown[] = [];
      let refusal: Error | undefined = new RangeError('not yet');
      app.get(UserDeletionHooks).register({
        beforeUserDeleted: async (transaction: Transaction, user) => {
          told.push([user, await transaction.all(`SELECT external_id FROM users WHERE id = ${user.id}`)]);
          if (refusal !== undefined) throw refusal;
        },
      });
      await expect(users.delete(eve.id)).rejects.toBe(refusal);
      expect((await users.get(eve.id)).externalId).toBe('eve');
      refusal = undefined;
      await users.delete(eve.id);
      const reference = { id: eve.id, externalId: 'eve', type: 'person', isPrivate: false };
      expect(told).toEqual([0, 1].map(() => [reference, [{ external_id: 'eve' }]]));
    });
  });

  describe('lists', () => {
    beforeEach(async () => {
      const names = ['Ann Berg', 'Berg Ann', 'Béla Berg', 'Zoe Ann', 'Carl Holm'];
      await imports.add(
        names.map((name, index) => {
          const [firstName = '', lastName = ''] = name.split(' ');
          return {
            firstName,
            lastName,
            email: `${index}@example.org`,
            type: index === 3 ? 'brand' : 'person',
          };
        }),
      );
    });

    test('all by id, in pages that end', async () => {
      const first = await users.list({}, { limit: 3 });
      expect(first.items.map(({ id }) => id)).toEqual([1, 2, 3]);
      const second = await users.list({}, { limit: 3, cursor: first.nextCursor! });
      expect([second.items.map(({ id }) => id), second.nextCursor]).toEqual([[4, 5], null]);
      expect((await users.list({ type: 'brand' }, { limit: 3 })).items.map(({ id }) => id)).toEqual([4]);
    });

    test('those whose first, last or full name begins so, each once, by the name that matched', async () => {
      const found = async (namePrefix: string, type?: 'brand'): Promise<number[]> =>
        (await users.list({ namePrefix, type }, { limit: 50 })).items.map(({ id }) => id);
      expect(await found('ann')).toEqual([2, 4, 1]);
      expect(await found('ANN B')).toEqual([1]);
      expect(await found('be')).toEqual([3, 1, 2]);
      expect(await found('ann', 'brand')).toEqual([4]);
      expect(await found('x')).toEqual([]);
    });

    test('all in chunks, for exports', async () => {
      const ids: number[] = [];
      for await (const chunk of users.all()) ids.push(...chunk.map(({ id }) => id));
      expect(ids).toEqual([1, 2, 3, 4, 5]);
    });
  });
});
