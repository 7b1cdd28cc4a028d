import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, SqlReader, type Transaction, UnitOfWork } from '@retinue/database';
import { UserChangeHooks } from '../profile/user-change.hooks.js';
import { UserCounters } from '../profile/user-counters.js';
import { UsersModule } from '../users.module.js';
import { usersTables } from '../users.tables.js';
import type { ExternalUserRows, UserRows } from './user-rows.js';
import { NamedUsers } from './named-users.service.js';
import { UsersImportService } from './users-import.service.js';

const ROWS: UserRows = { table: 'named', id: 'user_id', place: 'user_id' };
const KEYS: ExternalUserRows = { table: 'keys', id: 'user_id', place: 'place', externalId: 'external_id' };

describe('users who are named in rows', () => {
  let app: INestApplicationContext;
  let bulk: NamedUsers;
  let imports: UsersImportService;

  beforeEach(async () => {
    const root = {
      module: class Root {},
      imports: [DatabaseModule.forRoot({ url: 'sqlite::memory:', tables: [usersTables] }), UsersModule],
    };
    app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
    bulk = app.get(NamedUsers);
    imports = app.get(UsersImportService);
  });

  afterEach(() => app.close());

  const write = async <Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result> =>
    app.get(UnitOfWork).write(body);

  const makeOfIds = async (...ids: readonly number[]): Promise<number> =>
    write(async (transaction) => {
      await transaction.run(`CREATE TEMP TABLE named (user_id INTEGER PRIMARY KEY)`);
      await transaction.run(`INSERT INTO named VALUES ${ids.map((id) => `(${id})`).join()}`);
      const [first, last] = [Math.min(...ids), Math.max(...ids)];
      return bulk.addWithIds(transaction, ROWS, { first, last, count: ids.length });
    });

  const makeOfKeys = async (...keys: readonly string[]): Promise<number> =>
    write(async (transaction) => {
      await transaction.run(
        `CREATE TEMP TABLE keys (place INTEGER PRIMARY KEY, external_id TEXT, user_id INTEGER)`,
      );
      await transaction.run(
        `INSERT INTO keys (external_id) VALUES ${keys.map((key) => `('${key}')`).join()}`,
      );
      return bulk.addWithExternalIds(transaction, KEYS, { first: 1, last: keys.length, count: keys.length });
    });

  const rowsOf = async (table: string): Promise<unknown[]> =>
    app.get(SqlReader).all(`SELECT * FROM ${table}`);
  const named = async (table: string): Promise<unknown[]> =>
    write(async (transaction) => transaction.all(`SELECT * FROM ${table}`));

  test('are made as an import one by one makes them', async () => {
    await makeOfIds(12, 7);
    await makeOfKeys('a', 'b');
    await write(async (transaction) => {
      await transaction.run(`CREATE TEMP TABLE counts AS SELECT id, 0 AS none, 1 AS is_new FROM users`);
      const counts = { table: 'counts', userId: 'id', isNew: 'is_new', followers: 'none', following: 'none' };
      await app.get(UserCounters).beginRows(transaction, counts, { first: 1, last: 14 });
    });
    const inRows = await Promise.all(['users', 'user_counters'].map(rowsOf));
    await write(async (transaction) => transaction.run('DELETE FROM users'));
    await write(async (transaction) => transaction.run('DELETE FROM sqlite_sequence'));
    await imports.addMissing([7, 12, { externalId: 'a' }, { externalId: 'b' }]);
    const oneByOne = await Promise.all(['users', 'user_counters'].map(rowsOf));
    const timeless = (rows: unknown): unknown =>
      JSON.parse(JSON.stringify(rows).replaceAll(/"(created_at|updated_at)":\d+/g, '"$1":"now"'));
    expect(timeless(inRows)).toEqual(timeless(oneByOne));
    expect(inRows.map(({ length }) => length)).toEqual([4, 4]);
  });

  test('are not made of ids that are spent or too large, nor where another has the email', async () => {
    await imports.add([{ id: 1, firstName: 'Ann', email: 'USER-3@placeholder.invalid' }]);
    await imports.addDeleted([2]);
    const tooLarge = 2 ** 52 + 1;
    expect(await makeOfIds(2, 3, 4, tooLarge)).toBe(1);
    expect(await named('named')).toEqual([{ user_id: 4 }]);
    expect(await rowsOf('users')).toMatchObject([{ id: 1 }, { id: 4 }]);
  });

  test('are told to hooks that take no rows, too', async () => {
    const told: unknown[] = [];
    app.get(UserChangeHooks).register({
      afterUsersAdded: async (_transaction, users, how) => {
        told.push([how, users]);
      },
      afterUserChanged: async () => undefined,
    });
    await imports.add([{ id: 5, firstName: 'Ann', externalId: 'taken' }]);
    await write(async (transaction) => transaction.run('UPDATE users SET deleted_at = 1'));
    told.length = 0;
    await makeOfIds(4, 9);
    await makeOfKeys('taken', 'free');
    expect(told).toEqual([
      [
        'import',
        [
          { id: 4, version: 1 },
          { id: 9, version: 1 },
        ],
      ],
      ['import', [{ id: expect.any(Number), version: 1 }]],
    ]);
  });
});
