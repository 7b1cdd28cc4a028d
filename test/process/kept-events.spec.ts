import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RetinueClient } from '@retinue/client';
import Database from 'better-sqlite3';
import { cliIn, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';

const PEOPLE = 12;

describe('events that are kept for a time', () => {
  const folder = folderForEach();
  const { retinue } = cliIn(folder, hostedCli());
  const KEPT = { DATABASE_URL: 'sqlite:./retinue.db', EVENTS_KEEP_DAYS: '1' };

  const inDatabase = <Result>(work: (database: Database.Database) => Result): Result => {
    const database = new Database(join(folder.path, 'retinue.db'));
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  const logged = (): number =>
    inDatabase((database) => database.prepare('SELECT count(*) FROM follow_events').pluck().get() as number);

  beforeEach(async () => {
    const lines = Array.from({ length: PEOPLE }, (_, index) => `${index + 1},${((index + 1) % PEOPLE) + 1}`);
    await retinue('import follows --create-missing-users --format csv -', {
      input: `follower,followed\n${lines.join('\n')}\n`,
    });
    inDatabase((database) => database.exec('UPDATE follow_events SET created_at = 0'));
  });

  test('go when the server starts, and not by a command', async () => {
    for (const command of ['verify', 'verify --repair', 'export users', 'import users --format csv -'])
      await retinue(command, { env: KEPT, input: 'first_name,email\nEva,e@example.com\n' });
    expect(logged()).toBeGreaterThan(2 * PEOPLE);
    // The user that was imported is young, and one of a minute ago is kept.
    const server = await SpawnedServer.start(folder.path, KEPT);
    try {
      await until(() => logged() === 1);
    } finally {
      await server.end('SIGTERM');
    }
    expect((await retinue('verify')).code).toBe(0);
  });

  test('are made up for by an export and the place that it writes, whatever is written meanwhile', async () => {
    const server = await SpawnedServer.start(folder.path, KEPT);
    try {
      const client = new RetinueClient({ baseUrl: server.url });
      let [written, last] = [0, Number.POSITIVE_INFINITY];
      const writing = (async () => {
        for (let index = 0; index < last; index += 1) {
          written = index;
          const [follower, followee] = [1 + (index % 5), 8 + (index % 4)];
          if (Math.floor(index / 20) % 2 === 0) await client.follow(follower, followee);
          else await client.unfollow(follower, followee);
        }
        await client.unfollow(1, 2);
        await client.follow(3, 1);
      })();
      const exported = await retinue('export follows follows.ndjson --place place.txt');
      expect(exported.code).toBe(0);
      last = written + 20;
      await writing;
      const text = await readFile(join(folder.path, 'follows.ndjson'), 'utf8');
      const copy = new Set(
        text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as { readonly followerId: number; readonly followeeId: number })
          .map(({ followerId, followeeId }) => `${followerId}>${followeeId}`),
      );
      let after = (await readFile(join(folder.path, 'place.txt'), 'utf8')).trim();
      for (let isUpToDate = false; !isUpToDate;) {
        const page = await client.listEvents({ after, limit: 1_000 });
        for (const { type, actor, subject } of page.items) {
          if (type === 'follow.created') copy.add(`${actor.id}>${subject.id}`);
          if (type === 'follow.ended') copy.delete(`${actor.id}>${subject.id}`);
        }
        ({ nextAfter: after, upToDate: isUpToDate } = page);
      }
      const stored = inDatabase((database) =>
        database.prepare(`SELECT follower_id || '>' || followee_id FROM follows`).pluck().all(),
      );
      expect([...copy].toSorted()).toEqual((stored as string[]).toSorted());
      expect(copy.has('1>2')).toBe(false);
      expect(copy.has('3>1')).toBe(true);
    } finally {
      await server.end('SIGTERM');
    }
  }, 60_000);

  test('are told of in one line when the place can not be written', async () => {
    expect(await retinue('export users users.csv --place nowhere/place.txt')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("nowhere/place.txt can't be written: there is no such file or folder"),
    });
  });
});

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('It did not come to be within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
