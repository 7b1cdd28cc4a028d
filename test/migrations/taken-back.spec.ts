import { getDataSourceToken } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { BareDatabase } from '../ports/bare-database.js';
import { openDatabase } from '../ports/open-database.js';
import { FIXTURES, useCopyOf } from './support/fixtures.js';
import { schemaOf } from './support/schema-of.js';

/** The list of migrations: it has moved since, and its rows are compared by name. */
const LISTS = new Set(['migrations', 'retinue_migrations']);

/** They hold names, and in which form those were no migration can know any more. */
const WITH_NAMES = new Set(['users', 'user_card_json']);

/** All rows of the other tables. */
async function rowsOf(database: BareDatabase): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  for (const table of await database.tables()) {
    if (WITH_NAMES.has(table) || LISTS.has(table)) continue;
    rows[table] = (await database.run(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)).sort();
  }
  return rows;
}

describe.each(FIXTURES)('what the migrations since version $version have made', (fixture) => {
  const copy = useCopyOf(fixture);

  const listed = async (table: string): Promise<unknown[]> =>
    copy.database.run(`SELECT timestamp, name FROM ${table} ORDER BY id`);

  it('can be taken back, one by one, and made again', async () => {
    const { database } = copy;
    const before = [withoutLists(await schemaOf(database)), await rowsOf(database)];
    const list = await listed('migrations');
    const app = await openDatabase({ url: database.url, migrate: true });
    const migrated = await schemaOf(database);
    const { options } = app.get<DataSource>(getDataSourceToken('retinue'));
    await app.close();
    const own = await writingDataSource(options);
    while ((await listed('retinue_migrations')).length > list.length)
      await own.undoLastMigration({ transaction: 'all' });
    await own.destroy();
    expect([withoutLists(await schemaOf(database)), await rowsOf(database)]).toEqual(before);
    expect(await listed('retinue_migrations')).toEqual(list);
    await (await openDatabase({ url: database.url, migrate: true })).close();
    expect(await schemaOf(database)).toEqual(migrated);
  });
});

describe.each(FIXTURES)(
  'the list of migrations of version $version, in which a host has rows of its own',
  (fixture) => {
    const copy = useCopyOf(fixture);

    it('moves to a table of ours, and leaves the rows of the host where they are', async () => {
      const { database } = copy;
      const listed = async (table: string): Promise<unknown[]> =>
        database.run(`SELECT timestamp, name FROM ${table} ORDER BY id`);
      const ours = await listed('migrations');
      await database.run(`INSERT INTO migrations (timestamp, name) VALUES (9, 'Kitchen1796000000000')`);
      const theirs = (await listed('migrations')).slice(ours.length);
      for (const migrate of [true, false]) {
        await (await openDatabase({ url: database.url, migrate })).close();
        expect((await listed('retinue_migrations')).slice(0, ours.length)).toEqual(ours);
        expect(await listed('migrations')).toEqual(theirs);
      }
    });
  },
);

/** What else a schema is made of. */
function withoutLists(schema: readonly unknown[]): unknown[] {
  const lists = new Set([...LISTS].flatMap((name) => [name, `${name}_id_seq`]));
  const isOfList = (part: unknown): boolean => {
    const { name, tbl_name, table_name, of, relname, indexdef } = part as Record<string, string>;
    const index = / ON public\.(\w+) /.exec(indexdef ?? '')?.[1];
    const isPrimaryKey = relname?.startsWith('PK_') === true;
    return (
      isPrimaryKey ||
      [name, tbl_name, table_name, of, relname, index].some(
        (found) => found !== undefined && lists.has(found),
      )
    );
  };
  return schema.filter((part) => !isOfList(part));
}

/** That of an application gives no connection to write on. */
async function writingDataSource(options: DataSourceOptions): Promise<DataSource> {
  if (options.type === 'better-sqlite3') return new DataSource({ ...options, readonly: false }).initialize();
  if (options.type !== 'postgres') throw new Error(`There is no engine ${options.type}`);
  const { options: _readOnly, ...connection } = options.extra as Record<string, unknown>;
  return new DataSource({ ...options, extra: connection }).initialize();
}
