import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { RETINUE_TABLES } from '@retinue/api';
import { DatabaseModule, type DatabaseOptions } from '@retinue/database';
import { usersTables } from '@retinue/users';
import { Client } from 'pg';
import { newDatabase } from '../support/new-database.js';
import { CONSISTENCY_KEY, makeUsers, send, startInstance } from './instances.js';

const server = new URL(process.env['TEST_POSTGRES_URL']!);

function urlOf(database: string, changes: Partial<Pick<URL, 'username' | 'password' | 'port'>> = {}): string {
  return Object.assign(new URL(`/${database}`, server), { username: 'postgres', ...changes }).href;
}

async function onServer(sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: urlOf(database) });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function open(options: DatabaseOptions): Promise<void> {
  const app = await NestFactory.createApplicationContext(
    DatabaseModule.forRoot({ tables: RETINUE_TABLES, ...options }),
    {
      logger: false,
      abortOnError: false,
    },
  );
  await app.close();
}

describe('starting on PostgreSQL', () => {
  let name: string;

  beforeEach(async () => {
    name = `start_${randomUUID().replaceAll('-', '')}`;
    await onServer(`CREATE DATABASE ${name}`);
  });

  afterEach(async () => {
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  it('refuses a database that is not migrated, and says how to', async () => {
    await expect(open({ url: urlOf(name) })).rejects.toThrow(
      /lacks 16 migration\(s\): run "retinue migrate"/,
    );
  });

  it('migrates once, however many start at once', async () => {
    await Promise.all(Array.from({ length: 4 }, async () => open({ url: urlOf(name), migrate: true })));
    await open({ url: urlOf(name) });
    expect(await onServer(`SELECT count(*)::int AS count FROM retinue_migrations`, name)).toEqual([
      { count: 16 },
    ]);
  });

  it('opens a database of users alone, to which follows may come later', async () => {
    const views = `SELECT viewname AS name, definition FROM pg_views WHERE schemaname = 'public' ORDER BY 1`;
    const counts = `SELECT definition FROM pg_views WHERE viewname = 'user_counts'`;
    await open({ url: urlOf(name), migrate: true, tables: [usersTables] });
    expect(await onServer(`SELECT * FROM user_counts`, name)).toEqual([]);
    expect(await onServer(counts, name)).not.toEqual([{ definition: expect.stringContaining('follows f') }]);
    await open({ url: urlOf(name), migrate: true });
    expect(await onServer(counts, name)).toEqual([{ definition: expect.stringContaining('follows f') }]);
    expect(await onServer(views, name)).toHaveLength(4);
  });

  it('makes the names of an older version searchable as those of this one are', async () => {
    await open({ url: urlOf(name), migrate: true });
    await onServer(
      `INSERT INTO users (first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version,
         created_at, updated_at)
       SELECT CASE n WHEN 1 THEN 'Émile' WHEN 2 THEN U&'E\\0301mile' ELSE 'Ann' END, 'Strauß ' || n, n::text, n::text,
         'émile strauß ' || n, 'strauß ' || n, 'person', 0, 1, 0, 0 FROM generate_series(1, 1100) n;
       DELETE FROM retinue_migrations WHERE name LIKE 'NamesWithoutMarks%'`,
      name,
    );
    await open({ url: urlOf(name), migrate: true });
    expect(
      await onServer(
        `SELECT first_name, name_key, last_name_key FROM users WHERE id IN (1, 2, 1100) ORDER BY id`,
        name,
      ),
    ).toEqual([
      { first_name: 'Émile', name_key: 'emile strauss 1', last_name_key: 'strauss 1' },
      { first_name: 'Émile', name_key: 'emile strauss 2', last_name_key: 'strauss 2' },
      { first_name: 'Ann', name_key: 'ann strauss 1100', last_name_key: 'strauss 1100' },
    ]);
  });

  it('refuses one that a newer version has migrated', async () => {
    await open({ url: urlOf(name), migrate: true });
    await onServer(
      `INSERT INTO retinue_migrations (timestamp, name) VALUES (9, 'Tomorrow9000000000000')`,
      name,
    );
    await expect(open({ url: urlOf(name) })).rejects.toThrow('newer version (Tomorrow9000000000000)');
  });

  it("refuses another program's database, and leaves it as it was", async () => {
    await onServer(`CREATE TABLE recipes (id int)`, name);
    await expect(open({ url: urlOf(name), migrate: true })).rejects.toThrow(
      "another program's tables (recipes)",
    );
  });

  it.each([
    ['no such database', () => urlOf('nowhere'), 'there is no such database'],
    ['no such user', () => urlOf(name, { username: 'nobody_here' }), 'the user may not connect'],
    ['nobody at the port', () => urlOf(name, { port: '1' }), "can't be reached"],
  ])('says in one line what is wrong: %s', async (_what, url, message) => {
    const failure = await open({ url: url() }).catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({ name: 'DatabaseStartError', message: expect.stringContaining(message) });
    expect((failure as Error).message).not.toContain('\n');
  });

  it('says in one line that the user may not read the tables, and afterwards answers 503 where it lost that', async () => {
    await open({ url: urlOf(name), migrate: true });
    const role = `reader_${randomUUID().replaceAll('-', '')}`;
    await onServer(`CREATE ROLE ${role} LOGIN`);
    const tables = 'ON ALL TABLES IN SCHEMA public';
    try {
      await expect(open({ url: urlOf(name, { username: role }) })).rejects.toThrow(
        /the user lacks a permission/,
      );
      await onServer(`GRANT ALL ${tables} TO ${role}`, name);
      const instance = await startInstance({ DATABASE_URL: urlOf(name, { username: role }) });
      await onServer(`REVOKE ALL ${tables} FROM ${role}`, name);
      expect(await send(instance, 'GET', '/v1/users/1')).toMatchObject({
        status: 503,
        body: { code: 'database_unavailable' },
      });
      await instance.close();
    } finally {
      await onServer(`DROP OWNED BY ${role}`, name);
      await onServer(`DROP ROLE ${role}`);
    }
  });

  it.each([
    ['XX001', 503, 'database_damaged'],
    ['XX002', 503, 'database_damaged'],
    ['58P01', 503, 'database_damaged'],
    ['58030', 503, 'database_unavailable'],
    ['53100', 507, 'storage_full'],
  ])('a read that the server fails with %s is a %i %s, not a bug', async (state, status, code) => {
    await open({ url: urlOf(name), migrate: true });
    const instance = await startInstance({ DATABASE_URL: urlOf(name) });
    await onServer(
      `CREATE FUNCTION fail() RETURNS boolean LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'invalid page' USING ERRCODE = '${state}'; END $$;
       ALTER TABLE users RENAME TO whole_users;
       CREATE VIEW users AS SELECT * FROM whole_users WHERE (SELECT fail())`,
      name,
    );
    expect(await send(instance, 'GET', '/v1/users?limit=5')).toMatchObject({ status, body: { code } });
    await instance.close();
  });

  it('leaves out a replica that is none, or that is not there, and reads from the primary', async () => {
    const instance = await startInstance({
      DATABASE_URL: urlOf(name),
      DATABASE_REPLICA_URLS: `${urlOf(name)},${urlOf(name, { port: '1' })}`,
      MIGRATE_ON_START: 'true',
    });
    const [id] = await makeUsers(instance, 1);
    expect((await send(instance, 'GET', `/v1/users/${id}`)).status).toBe(200);
    await instance.close();
  });

  it('needs a key for the tokens where there are replicas', async () => {
    const options = { url: urlOf(name), replicaUrls: [urlOf(name)] };
    expect(() => DatabaseModule.forRoot(options)).toThrow('CONSISTENCY_KEY');
    expect(() => DatabaseModule.forRoot({ ...options, consistencyKey: CONSISTENCY_KEY })).not.toThrow();
  });
});

describe('two instances on one primary', () => {
  it('let two users follow and unfollow each other from 32 clients, and no deadlock reaches one', async () => {
    const database = await newDatabase();
    const instances = await Promise.all(
      [0, 1].map(async () => startInstance({ DATABASE_URL: database.url })),
    );
    const [ann, bob] = (await makeUsers(instances[0]!, 2)) as [number, number];
    const statuses = new Set<number>();
    await Promise.all(
      Array.from({ length: 32 }, async (_, client) => {
        for (let round = 0; round < 20; round += 1) {
          const [from, to] = (client + round) % 2 === 0 ? [ann, bob] : [bob, ann];
          const method = (client >> 1) % 2 === round % 2 ? 'PUT' : 'DELETE';
          const { status } = await send(instances[client % 2]!, method, `/v1/users/${from}/following/${to}`);
          statuses.add(status);
        }
      }),
    );
    expect([...statuses].filter((status) => status >= 400)).toEqual([]);
    for (const id of [ann, bob]) {
      const [user, list] = await Promise.all([
        send(instances[1]!, 'GET', `/v1/users/${id}`),
        send(instances[0]!, 'GET', `/v1/users/${id}/followers`),
      ]);
      expect(user.body['followersCount']).toBe((list.body['items'] as unknown[]).length);
    }
    await Promise.all(instances.map(async (instance) => instance.close()));
    await database.drop();
  }, 60_000);
});
