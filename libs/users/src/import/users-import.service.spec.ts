import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, SqlReader, statement } from '@retinue/database';
import { UsersService } from '../profile/users.service.js';
import { UsersModule } from '../users.module.js';
import { usersTables } from '../users.tables.js';
import { UsersImportService } from './users-import.service.js';

const ANN = { firstName: 'Ann', lastName: 'Other', email: 'ann@example.org' };

describe('the users module by itself imports', () => {
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

  test('users with what they had elsewhere, and tells what became of each', async () => {
    const createdAt = new Date(1_000);
    const updatedAt = new Date(2_000);
    await users.create({ ...ANN, email: 'taken@example.org' });
    const results = await imports.add([
      { ...ANN, id: 70, version: 4, createdAt, updatedAt },
      { ...ANN, id: 70 },
      { ...ANN, id: 70, email: 'else@example.org' },
      { ...ANN, id: 71, email: 'TAKEN@example.org' },
      { ...ANN, firstName: '' },
      { ...ANN, email: 'ida@example.org', id: 2 ** 53 - 1 },
      { ...ANN, email: 'last@example.org' },
    ]);
    expect(results).toEqual([
      { outcome: 'added' },
      { outcome: 'already_there' },
      { outcome: 'id_taken' },
      { outcome: 'email_taken' },
      { outcome: 'invalid', reason: expect.stringContaining('firstName must not be empty') },
      { outcome: 'invalid', reason: expect.stringContaining('id must be at most') },
      { outcome: 'added' },
    ]);
    expect(await users.get(70)).toMatchObject({ version: 4, createdAt, updatedAt });
    expect(await idsOf()).toEqual([1, 70, expect.any(Number)]);
  });

  test('a user that was changed before it came, and was made no later than that', async () => {
    const updatedAt = new Date(5_000);
    await imports.add([{ ...ANN, id: 1, updatedAt }]);
    expect(await users.get(1)).toMatchObject({ createdAt: updatedAt, updatedAt });
  });

  test('of an id alone, a user in whom nothing differs from one who is imported with the same values', async () => {
    const rowOf = async (id: number) =>
      app
        .get(SqlReader)
        .get(
          statement<{ readonly id: number }>(
            `SELECT * FROM users JOIN user_counters ON user_id = id WHERE id = :id`,
          ),
          {
            id,
          },
        );
    const before = Date.now();
    await imports.addMissing([12]);
    const made = (await rowOf(12)) as Record<string, unknown>;
    const email = 'user-12@placeholder.invalid';
    expect(await imports.add([{ id: 12, firstName: 'User', lastName: '12', email }])).toEqual([
      { outcome: 'already_there' },
    ]);
    await imports.add([
      { id: 34, firstName: 'User', lastName: '34', email: email.replace('12', '34'), createdAt: new Date(0) },
    ]);
    const imported = JSON.stringify(await rowOf(34)).replaceAll('34', '12');
    const { created_at, updated_at } = JSON.parse(imported) as Record<string, unknown>;
    expect({ ...made, created_at, updated_at }).toEqual(JSON.parse(imported));
    expect(made['created_at']).toBe(made['updated_at']);
    expect(made['created_at']).toBeGreaterThanOrEqual(before);
  });

  test('those who are missing, once each, and nobody whose id is spent', async () => {
    await imports.add([{ ...ANN, id: 1 }]);
    await imports.addDeleted([1, 2]);
    expect(await imports.addMissing([1, 2, 3, 3, 4])).toBe(2);
    expect(await imports.addMissing([1, 3, 4])).toBe(0);
    expect(await idsOf()).toEqual([1, 3, 4]);
    const spent: number[] = [];
    for await (const ids of imports.deletedIds()) spent.push(...ids);
    expect(spent).toEqual([2]);
    expect(await users.get(3)).toMatchObject({ firstName: 'User', lastName: '3' });
  });
});
