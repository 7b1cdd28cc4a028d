import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, type DatabaseOptions } from '@retinue/database';
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
  const app = await NestFactory.createApplicationContext(DatabaseModule.forRoot(options), {
    logger: false,
    abortOnError: false,
  });
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
    await expect(open({ url: urlOf(name) })).rejects.toThrow(/lacks 3 migration\(s\): run "retinue migrate"/);
  });

  it('migrates once, however many start at once', async () => {
    await Promise.all(Array.from({ length: 4 }, async () => open({ url: urlOf(name), migrate: true })));
    await open({ url: urlOf(name) });
    expect(await onServer(`SELECT count(*)::int AS count FROM migrations`, name)).toEqual([{ count: 3 }]);
  });

  it('refuses one that a newer version has migrated', async () => {
    await open({ url: urlOf(name), migrate: true });
    await onServer(`INSERT INTO migrations (timestamp, name) VALUES (9, 'Tomorrow9000000000000')`, name);
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
