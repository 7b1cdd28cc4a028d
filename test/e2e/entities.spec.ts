import { getDataSourceToken } from '@nestjs/typeorm';
import { SqlReader, UnitOfWork } from '@retinue/database';
import { FollowEntity } from '@retinue/follows/entities';
import { UserCountersEntity, UserEntity } from '@retinue/users/entities';
import { DataSource, type EntityMetadata } from 'typeorm';
import { ENGINE } from '../support/new-database.js';
import { createUser } from '../support/people.js';
import { useNewTestApp } from '../support/start-test-app.js';

/** What no entity stands for. */
const WITHOUT_ENTITY = new Set([
  // TypeORM's own list.
  'retinue_migrations',
  // Kept by triggers on SQLite, and a view on PostgreSQL: nobody else writes or reads it but the lists.
  'user_card_json',
  // PostgreSQL's alone: what instances count of requests, in a table that may be lost at any time.
  'request_counts',
]);

/** The one thing in PostgreSQL's tables that an entity of both engines can't have. */
const LEFT_OUT_ON_POSTGRES = [
  // A generated column; on SQLite the card is in a table of its own. See docs/decisions/0017.
  'ALTER TABLE "users" DROP COLUMN "card"',
  expect.stringMatching(/^DELETE FROM "typeorm_metadata"/) as string,
];

/**
 * Entities speak of the types and names that PostgreSQL has. SQLite differs in what TypeORM can't tell by itself.
 *
 * @returns the checks of each table, which are looked for elsewhere
 */
function asOnSqlite(tables: readonly EntityMetadata[]): Map<string, string[]> {
  const checks = new Map<string, string[]>();
  for (const table of tables) {
    // All integers of a STRICT table have 64 bits, and one name.
    for (const column of table.columns)
      if (column.type === 'bigint' || column.type === 'smallint') column.type = 'integer';
    // An integer that is the primary key by itself is the row's id: never null, though SQLite does not say so. And TypeORM
    // finds AUTOINCREMENT beside names in quotes only.
    const [key, ...furtherKeys] = table.primaryColumns;
    if (key?.type === 'integer' && furtherKeys.length === 0)
      Object.assign(key, { isNullable: true, isGenerated: false });
    // An index ends in the row's id by itself.
    for (const index of table.indices) if (index.name?.startsWith('follow_events_by_')) index.columns.pop();
    // The migrations give these no names, and TypeORM reads named checks only.
    for (const foreignKey of table.foreignKeys) Object.assign(foreignKey, { name: undefined });
    checks.set(
      table.tableName,
      table.checks.map(({ expression }) => expression),
    );
    table.checks.length = 0;
  }
  return checks;
}

async function changesOf(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

describe('the entities', () => {
  const service = useNewTestApp();

  const injected = (): DataSource => service.nest.get<DataSource>(getDataSourceToken('retinue'));

  const changesThatTypeOrmSees = async (): Promise<string[]> => {
    if (ENGINE === 'sqlite') return changesOf(injected());
    // On a connection of its own, that may write: TypeORM looks for generated columns in a table that it has not made here.
    const { options: _readOnly, ...connection } = injected().options.extra as Record<string, unknown>;
    const own = new DataSource({ ...injected().options, extra: { ...connection, max: 1 } });
    await own.initialize();
    try {
      await own.query(
        `CREATE TEMP TABLE typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)`,
      );
      return await changesOf(own);
    } finally {
      await own.destroy();
    }
  };

  it("are the migrated tables: TypeORM's schema builder finds nothing to change", async () => {
    const checks = ENGINE === 'sqlite' ? asOnSqlite(injected().entityMetadatas) : new Map<string, string[]>();
    expect(await changesThatTypeOrmSees()).toEqual(ENGINE === 'sqlite' ? [] : LEFT_OUT_ON_POSTGRES);
    for (const [table, expressions] of checks) {
      const made = await service.nest
        .get(SqlReader)
        .get<{ sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = '${table}'`);
      expect(made?.sql.match(/CHECK \(/g)?.length ?? 0).toBe(expressions.length);
      for (const expression of expressions) expect(made?.sql).toContain(`CHECK (${expression})`);
    }
  });

  it('are one for each table', async () => {
    const tables = await service.nest
      .get(SqlReader)
      .all<{ name: string }>(
        ENGINE === 'sqlite'
          ? `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
          : `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`,
      );
    const known = injected().entityMetadatas.map(({ tableName }) => tableName);
    expect(
      tables
        .map(({ name }) => name)
        .filter((name) => !WITHOUT_ENTITY.has(name))
        .sort(),
    ).toEqual(known.sort());
  });

  it('give typed rows: numbers are numbers', async () => {
    const [ann, bob] = [await createUser(service.http), await createUser(service.http)];
    await service.http.put(`/v1/users/${ann.id}/following/${bob.id}`);
    expect(await injected().getRepository(FollowEntity).find()).toEqual([
      { followerId: ann.id, followeeId: bob.id, createdAt: expect.any(Number) },
    ]);
    expect(await injected().getRepository(UserCountersEntity).findOneBy({ userId: bob.id })).toEqual({
      userId: bob.id,
      followersCount: 1,
      followingCount: 0,
    });
  });

  it('do not show who is being deleted', async () => {
    const [ann, bob] = [await createUser(service.http), await createUser(service.http)];
    await service.nest
      .get(UnitOfWork)
      .write(async (transaction) => transaction.run(`UPDATE users SET deleted_at = 1 WHERE id = ${bob.id}`));
    const users = injected().getRepository(UserEntity);
    expect((await users.find()).map(({ id }) => id)).toEqual([ann.id]);
    expect(await users.findOneBy({ id: bob.id })).toBeNull();
    expect(await users.createQueryBuilder('u').getCount()).toBe(1);
    expect(await users.count({ withDeleted: true })).toBe(2);
  });

  it('delete nobody by half: the mark of TypeORM is no time of ours', async () => {
    const { id } = await createUser(service.http);
    const marking = service.nest
      .get(UnitOfWork)
      .write(async ({ manager }) => manager.softDelete(UserEntity, { id }));
    await expect(marking).rejects.toThrow(/cannot store TEXT value in INTEGER column|is of type bigint/);
    expect((await service.http.get(`/v1/users/${id}`)).status).toBe(200);
  });
});
