import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { UnitOfWork } from '@retinue/database';
import { FollowsService } from '@retinue/follows';
import { UsersService } from '@retinue/users';
import { EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';
import { FakeRetinue, Given, openRetinue, retinueModules, temporaryDatabase } from '../index.js';

/** As an application has one. */
@Injectable()
class Feed {
  constructor(readonly follows: FollowsService) {}
}

@Module({
  providers: [
    { provide: Feed, useFactory: (follows: FollowsService) => new Feed(follows), inject: [FollowsService] },
  ],
})
class FeedModule {}

describe('a database for tests', () => {
  test("is open and migrated in one call, and serves the application's modules", async () => {
    const retinue = await openRetinue({ imports: [FeedModule] });
    await new Given(retinue).follow();
    expect(retinue.app.get(Feed).follows).toBe(retinue.follows);
    expect(retinue.app.get(UnitOfWork)).toBeInstanceOf(UnitOfWork);
    await retinue.close();
  });

  test('is empty each time', async () => {
    const counts: number[] = [];
    for (const database of ['memory', 'file', 'memory', 'file'] as const) {
      const retinue = await openRetinue({ database });
      await new Given(retinue).user();
      counts.push((await retinue.users.list({}, { limit: 9 })).items.length);
      await retinue.close();
    }
    expect(counts).toEqual([1, 1, 1, 1]);
  });

  test('can be a file, which outlives a restart and is removed at the end', async () => {
    const { url, remove } = await temporaryDatabase();
    const found: number[] = [];
    for (const _ of [1, 2]) {
      class Application {}
      const app = await NestFactory.createApplicationContext(
        { module: Application, imports: retinueModules({ url }) },
        { logger: ['error'] },
      );
      const users = app.get(UsersService);
      await users.create({ firstName: 'A', lastName: 'B', email: `${found.length}@example.com` });
      found.push((await users.list({}, { limit: 9 })).items.length);
      await app.close();
    }
    expect(found).toEqual([1, 2]);
    const file = url.slice('sqlite:'.length);
    expect(existsSync(file)).toBe(true);
    await remove();
    expect(existsSync(file)).toBe(false);
  });

  test("has the application's own entities and migrations, to write together with a follow", async () => {
    class Note {}
    const columns = { text: { type: 'varchar', primary: true } } as const;
    const entities = [new EntitySchema({ name: 'Note', target: Note, tableName: 'notes', columns })];
    class Notes1800000000000 implements MigrationInterface {
      async up(runner: QueryRunner): Promise<void> {
        await runner.query('CREATE TABLE notes (text varchar PRIMARY KEY)');
      }

      async down(): Promise<void> {}
    }
    const retinue = await openRetinue({ entities, migrations: [Notes1800000000000] });
    const count = await retinue.unitOfWork.write(async ({ manager }) => {
      await manager.insert(Note, { text: 'Hello' });
      return manager.count(Note);
    });
    expect(count).toBe(1);
    await retinue.close();
  });

  test('has the policy of the application', async () => {
    const retinue = await openRetinue({ follows: { policy: 'person>brand' } });
    await expect(new Given(retinue).follow()).rejects.toMatchObject({ code: 'follow_not_allowed' });
    await retinue.close();
  });
});

describe('the types of the application', () => {
  test('are those of the services, real and fake, and of their policy', async () => {
    const types = ['member', 'club'];
    const policy = 'member>club';
    const retinue = await openRetinue({ users: { types }, follows: { policy } });
    for (const services of [retinue, new FakeRetinue({ types, policy })]) {
      const given = new Given(services);
      const { id: followeeId, type } = await given.user({ type: 'club' });
      expect([(await given.user()).type, type]).toEqual(['member', 'club']);
      expect((await given.follow({ followeeId })).outcome).toBe('followed');
      await expect(given.user({ type: 'person' })).rejects.toMatchObject({ code: 'invalid_request' });
    }
    await retinue.close();
  });
});

describe('the fakes', () => {
  test("know no SQL, and give a unit of work the manager of the test's own", async () => {
    const { unitOfWork } = new FakeRetinue();
    const insert = unitOfWork.write(async ({ manager }) => manager.insert('Note', {}));
    await expect(insert).rejects.toThrow('A fake transaction has no database');
    await expect(
      unitOfWork.write(async (transaction) => transaction.run('DELETE FROM users')),
    ).rejects.toThrow('A fake transaction has no database');
    const inserted: unknown[] = [];
    Object.assign(unitOfWork, { manager: { insert: async (...row: unknown[]) => inserted.push(row) } });
    await unitOfWork.write(async (transaction) => transaction.manager.insert('Note', { text: 'Hello' }));
    expect(inserted).toEqual([['Note', { text: 'Hello' }]]);
  });

  test("are injected into the application's modules where the real services would be", async () => {
    const fake = new FakeRetinue();
    class Application {}
    const app = await NestFactory.createApplicationContext(
      { module: Application, imports: [fake.module, FeedModule] },
      { logger: ['error'] },
    );
    expect(app.get(Feed).follows).toBe(fake.follows);
    await app.close();
  });
});
