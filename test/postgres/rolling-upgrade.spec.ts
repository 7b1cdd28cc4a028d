import { readFileSync } from 'node:fs';
import { RETINUE_TABLES } from '@retinue/api';
import { FollowsIntegrityService } from '@retinue/follows';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { mergeTables } from '../../libs/database/src/migrations/merge-tables.js';
import { MIGRATIONS_TABLE } from '../../libs/database/src/migrations/migrations-table.js';
import { type BareDatabase, bareDatabase } from '../ports/bare-database.js';
import { fileInRepository } from '../support/repository.js';
import { type Instance, send, startInstance } from './instances.js';

/** What the server of a version sent to an empty database, in the order in which it was sent. */
interface Recording {
  readonly texts: readonly string[];
  readonly calls: readonly {
    /** Which connection. */
    readonly on: number;
    readonly text: number;
    readonly values: readonly unknown[];
    /** How many it answered or changed; nothing of a cursor. */
    readonly rows?: number | null;
  }[];
}

/** Before the log of all changes: the version that this round of migrations began with. */
const { texts, calls } = JSON.parse(
  readFileSync(fileInRepository('test/fixtures/statements/before-events.json'), 'utf8'),
) as Recording;

/** The last migration that this version knew. */
const LAST_OF_OLD = 'WhoDidIt1795000000021';

const { migrations } = mergeTables(RETINUE_TABLES, 'postgres');
const firstNew = migrations.findIndex(({ name }) => name === LAST_OF_OLD) + 1;
const NEW = migrations.slice(firstNew).map(({ name }) => name);

describe('an old server, by what it sends, goes on', () => {
  let database: BareDatabase;

  beforeEach(async () => {
    database = await bareDatabase();
  });

  afterEach(async () => database.drop());

  const migrateTo = async (last: string): Promise<void> => {
    const known = migrations.slice(0, migrations.findIndex(({ name }) => name === last) + 1);
    const source = new DataSource({
      type: 'postgres',
      url: database.url,
      migrations: [...known],
      migrationsTableName: MIGRATIONS_TABLE,
    });
    await source.initialize();
    await source.runMigrations({ transaction: 'all' });
    await source.destroy();
  };

  /** Sends what was recorded, as it was; says of what is not answered as it was before. */
  const replay = async (from: number, to: number): Promise<string[]> => {
    const clients = new Map<number, Client>();
    const different: string[] = [];
    try {
      for (const { on, text, values, rows } of calls.slice(from, to)) {
        const client = clients.get(on) ?? new Client({ connectionString: database.url });
        if (!clients.has(on)) {
          clients.set(on, client);
          await client.connect();
        }
        const sql = texts[text]!;
        const found = await client.query(sql, [...values]).catch((error: Error) => error);
        if (found instanceof Error) different.push(`${found.message}: ${sql}`);
        else if (typeof rows === 'number' && found.rowCount !== rows)
          different.push(`${found.rowCount} rows, not ${rows}: ${sql}`);
      }
      return different;
    } finally {
      await Promise.all([...clients.values()].map(async (client) => client.end()));
    }
  };

  test.each([LAST_OF_OLD, ...NEW])('on the schema of %s', async (last) => {
    await migrateTo(last);
    expect(await replay(0, calls.length)).toEqual([]);
  });

  test('through each migration in turn, which come while it does one thing after the other', async () => {
    const parts = partsOf(NEW.length + 1);
    const different: string[] = [];
    for (const [index, name] of [LAST_OF_OLD, ...NEW].entries()) {
      await migrateTo(name);
      different.push(...(await replay(...parts[index]!)));
    }
    expect(different).toEqual([]);
  });

  test('and if a table had another name, this would be noticed', async () => {
    await migrateTo(LAST_OF_OLD);
    await database.run('ALTER TABLE mutes RENAME TO silences');
    expect(await replay(0, calls.length)).toContainEqual(
      expect.stringMatching(/^relation "mutes" does not exist: /),
    );
  });

  test('beside a new one: both see what the other does, and every count and rule is right after it', async () => {
    await migrateTo(NEW.at(-1)!);
    const half = calls.findIndex(({ text }) => texts[text]!.includes('INSERT INTO follow_events'));
    await replay(0, half);
    const instance = await startInstance({ DATABASE_URL: database.url });
    try {
      const done = replay(half, calls.length);
      const others = await followAmongOthers(instance, done);
      const different = await done;
      expect(different.filter((line) => !/^\d+ rows/.test(line))).toEqual([]);
      expect(others).toBeGreaterThan(10);

      const seen = await send(instance, 'GET', '/v1/users/1/followers');
      const items = seen.body['items'] as { readonly id: number }[];
      expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([2, 3]));
      expect(await findings(instance)).toEqual([]);
    } finally {
      await instance.close();
    }
  });
});

/** The calls in so many parts, none of which ends within a transaction. */
function partsOf(count: number): [from: number, to: number][] {
  let isOpen = false;
  const ends = calls.flatMap(({ text }, index) => {
    const [word = ''] = texts[text]!.trim().split(/\W/);
    if (/^(BEGIN|START)$/i.test(word)) isOpen = true;
    if (/^(COMMIT|ROLLBACK)$/i.test(word)) isOpen = false;
    return isOpen ? [] : [index + 1];
  });
  const cuts = Array.from({ length: count }, (_, index) =>
    index === 0 ? 0 : ends[Math.floor((index * ends.length) / count)]!,
  );
  return cuts.map((from, index) => [from, cuts[index + 1] ?? calls.length]);
}

/** Follows and unfollows between users of its own until the other work is over. @returns how often */
async function followAmongOthers(instance: Instance, work: Promise<unknown>): Promise<number> {
  const other = { isOver: false };
  void work.finally(() => (other.isOver = true));
  const users = [{ externalId: 'one' }, { externalId: 'two' }].map((user) => ({ ...user, firstName: 'New' }));
  expect((await send(instance, 'PUT', '/v1/users', { body: { users } })).status).toBe(200);
  let count = 0;
  while (!other.isOver || count <= 10) {
    const made = await send(instance, 'PUT', '/v1/users/ext:one/following/ext:two');
    const ended = await send(instance, 'DELETE', '/v1/users/ext:one/following/ext:two');
    expect([made.status, ended.status]).toEqual([201, 204]);
    count += 1;
  }
  return count;
}

async function findings({ nest }: Instance): Promise<unknown[]> {
  const integrity = nest.get(FollowsIntegrityService, { strict: false });
  const found: unknown[] = [];
  for await (const flaws of integrity.flawedPairs()) found.push(...flaws);
  for await (const drifts of integrity.driftingCounts()) found.push(...drifts);
  return found;
}
