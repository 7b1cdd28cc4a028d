import {
  type DatabaseOptions,
  DatabaseStartError,
  ReadOnlyDatabaseError,
  UnitOfWork,
} from '@retinue/database';
import { ENGINE } from '../support/new-database.js';
import { type BareDatabase, bareDatabase } from './bare-database.js';
import { openDatabase } from './open-database.js';

const APPLIED = `SELECT * FROM retinue_migrations ORDER BY id`;
const FORGET_ONE = `DELETE FROM retinue_migrations WHERE name LIKE 'NamesWithoutMarks%'`;

/** As TypeORM makes it, on each engine. */
const MAKE_MIGRATIONS_TABLE = {
  sqlite: `CREATE TABLE retinue_migrations (id integer PRIMARY KEY AUTOINCREMENT, timestamp bigint, name varchar)`,
  postgres: `CREATE TABLE retinue_migrations (id serial PRIMARY KEY, timestamp bigint, name varchar)`,
}[ENGINE];

describe('the migrator', () => {
  let database: BareDatabase;

  beforeEach(async () => {
    database = await bareDatabase();
  });

  afterEach(() => database.drop());

  /** Opens the database and closes it. */
  const open = async (options: Partial<DatabaseOptions>): Promise<void> => {
    const app = await openDatabase({ url: database.url, ...options });
    await app.close();
  };

  it('makes the schema, and finds nothing to do the second time', async () => {
    await open({ migrate: true });
    const before = [await database.run(APPLIED), await database.tables()];
    expect(before[1]).toEqual(expect.arrayContaining(['follows', 'retinue_migrations', 'users']));
    await open({ migrate: true });
    expect([await database.run(APPLIED), await database.tables()]).toEqual(before);
    await open({ migrate: false });
  });

  it('leaves the rows as they are that are there', async () => {
    await open({ migrate: true });
    await database.run(
      `INSERT INTO users (first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
         created_at, updated_at)
       VALUES ('Ann', 'Other', 'a@b.dk', 'a@b.dk', 'ann other', 'other', 'person', 0, 3, 5, 7)`,
    );
    const before = await database.run(`SELECT * FROM users`);
    await database.run(FORGET_ONE);
    await open({ migrate: true });
    expect(await database.run(`SELECT * FROM users`)).toEqual(before);
  });

  it('refuses an empty database when it may not migrate, and leaves it empty', async () => {
    await expect(open({ migrate: false })).rejects.toThrow(
      /lacks \d+ migration\(s\): run "retinue migrate", or set MIGRATE_ON_START=true$/,
    );
    expect(await database.tables()).toEqual([]);
  });

  it('says how many migrations are missing, and brings in those alone', async () => {
    await open({ migrate: true });
    const names = (await database.run(APPLIED)).map((row) => String(row['name']));
    await database.run(FORGET_ONE);
    await expect(open({ migrate: false })).rejects.toThrow('lacks 1 migration(s)');
    await open({ migrate: true });
    const again = (await database.run(APPLIED)).map((row) => String(row['name']));
    expect(again.toSorted()).toEqual(names.toSorted());
  });

  it('takes back all of a migration that fails, and those before it', async () => {
    await database.run(MAKE_MIGRATIONS_TABLE);
    // In the way of the second.
    await database.run(`CREATE TABLE follows (id integer)`);
    await expect(open({ migrate: true })).rejects.toThrow('follows');
    expect(await database.tables()).toEqual(['follows', 'retinue_migrations']);
    expect(await database.run(APPLIED)).toEqual([]);
    await database.run(`DROP TABLE follows`);
    await open({ migrate: true });
  });

  it.each([true, false])(
    'refuses what a newer version has migrated, and names what it does not know (migrate: %s)',
    async (migrate) => {
      await open({ migrate: true });
      await database.run(
        `INSERT INTO retinue_migrations (timestamp, name) VALUES (9, 'Tomorrow9000000000000')`,
      );
      const before = await database.run(APPLIED);
      await expect(open({ migrate })).rejects.toThrow(
        'migrated by a newer version (Tomorrow9000000000000): update Retinue',
      );
      expect(await database.run(APPLIED)).toEqual(before);
    },
  );

  it.each([true, false])(
    'refuses another program’s database, and leaves it as it was (migrate: %s)',
    async (migrate) => {
      await database.run(`CREATE TABLE recipes (id integer)`);
      const failure = open({ migrate });
      await expect(failure).rejects.toBeInstanceOf(DatabaseStartError);
      await expect(failure).rejects.toThrow("holds another program's tables (recipes)");
      expect(await database.tables()).toEqual(['recipes']);
    },
  );

  it('migrates nothing that is opened to read, whatever is asked for, and lets nobody write there', async () => {
    await open({ migrate: true });
    await database.run(FORGET_ONE);
    const before = await database.run(APPLIED);
    await expect(open({ migrate: true, readOnly: true })).rejects.toThrow('lacks 1 migration(s)');
    expect(await database.run(APPLIED)).toEqual(before);
    await open({ migrate: true });
    const app = await openDatabase({ url: database.url, readOnly: true });
    const write = app.get(UnitOfWork).write(async (transaction) => transaction.run(`DELETE FROM users`));
    await expect(write).rejects.toBeInstanceOf(ReadOnlyDatabaseError);
    await app.close();
  });
});
