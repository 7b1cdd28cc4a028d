import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostedCli } from './support/program-host.js';
import { inFile, makeCopySource, rowsOf } from './support/copy-source.js';
import { SpawnedServer } from './support/spawn-server.js';
import { type CliOptions, type CliResult, runCli } from './support/run-cli.js';

const runHosted = hostedCli();

const COUNT_TRANSACTIONS = `SELECT count(DISTINCT created_at) FROM follow_events WHERE type = 'import_user'`;

/** 5,093 users more, who follow the first. */
const MANY_FOLLOWS = `WITH RECURSIVE ids (id) AS (SELECT 8 UNION ALL SELECT id + 1 FROM ids WHERE id < 5100)
       INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private,
         version, created_at, updated_at)
       SELECT id, 'F', 'L', id || '@example.com', id || '@example.com', 'f l', 'l', 'person', 0, 1, 1, 1 FROM ids;
       INSERT INTO follows SELECT id, 1, id FROM users WHERE id > 7;
       INSERT INTO user_counters (user_id, followers_count, following_count) SELECT id, 0, 1 FROM users WHERE id > 7;
       UPDATE user_counters SET followers_count = followers_count + 5093 WHERE user_id = 1`;

describe('retinue copy', () => {
  let folder: string;

  const copy = async (from: string, to: string): Promise<CliResult> =>
    runHosted(['copy', '--from', from, '--to', to], { cwd: folder });

  /** The same in a process of its own. */
  const spawnCopy = async (from: string, to: string, options: Partial<CliOptions> = {}): Promise<CliResult> =>
    runCli(['copy', '--from', from, '--to', to], { cwd: folder, ...options });

  /** A target as an earlier copy left it, and what has become of it since. */
  const makeTarget = async (file: string, changes: string): Promise<void> => {
    await copyFile(join(folder, 'source.db'), join(folder, file));
    inFile(folder, file, (database) => database.exec(changes));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    await makeCopySource(folder, runHosted);
  }, 60_000);

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test('copies all that there is; again copies nothing', async () => {
    const copied = await copy('sqlite:source.db', 'sqlite:target.db');
    expect(copied).toMatchObject({ code: 0, stderr: expect.stringContaining('copy follows') });
    for (const line of [
      /^users +5 +0 +0 +5 +5 +0$/m,
      /^follows +6 +0 +0 +6 +6 +0$/m,
      /^follow requests +1 +0 +0 +1 +1 +0$/m,
      /^blocks +1 +0 +0 +1 +1 +0$/m,
      /^mutes +2 +0 +0 +2 +2 +0$/m,
      /^The follow history and the idempotency keys stay behind/m,
    ]) {
      expect(copied.stdout).toMatch(line);
    }
    const source = rowsOf(folder, 'source.db');
    expect(rowsOf(folder, 'target.db')).toEqual(source);
    const counts = Object.fromEntries(Object.entries(source).map(([table, rows]) => [table, rows.length]));
    expect(counts).toMatchObject({
      users: 5,
      user_counters: 5,
      follows: 6,
      follow_requests: 1,
      blocks: 1,
      mutes: 2,
    });
    const causes = inFile(folder, 'target.db', (database) =>
      database.prepare(`SELECT DISTINCT type FROM follow_events ORDER BY type`).pluck().all(),
    );
    expect(causes).toEqual(['import', 'import_block', 'import_mute', 'import_request', 'import_user']);

    expect(await copy('sqlite:source.db', 'sqlite:target.db')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^users +0 +5 +0 +5 +5 +0\nfollows +0 +6 +0 +6 +6 +0$/m),
    });
    expect(rowsOf(folder, 'target.db')).toEqual(source);
  }, 60_000);

  test('goes on with an earlier copy, and tells what it cannot bring up to date', async () => {
    await makeTarget(
      'earlier.db',
      `DELETE FROM mutes; DELETE FROM follow_requests;
       UPDATE users SET first_name = 'Sarah' WHERE id = 2;
       UPDATE users SET email = 'x@example.com', email_key = 'x@example.com' WHERE id = 3;
       UPDATE user_counters SET followers_count = 9 WHERE user_id = 4`,
    );
    const { code, stdout } = await copy('sqlite:source.db', 'sqlite:earlier.db');
    expect(code).toBe(1);
    for (const line of [
      /^users +0 +4 +1 +5 +5 +2$/m,
      /^follow requests +1 +0 +0 +1 +1 +0$/m,
      /^mutes +2 +0 +0 +2 +2 +0$/m,
      /^users: 1 refused, another user has this id \(first: 3\)$/m,
      /^users 2: not the same firstName$/m,
      /^users 3: not the same email$/m,
      /^user 4: counted 9 followers/m,
      /^copy: the target does not equal the source/m,
    ]) {
      expect(stdout).toMatch(line);
    }
  }, 60_000);

  test("refuses a target with other people's data, itself, and what can't be opened", async () => {
    await makeTarget('others.db', `UPDATE users SET created_at = created_at - 1 WHERE id = 3`);
    const before = rowsOf(folder, 'others.db');
    for (const [from, to, message] of [
      [
        'sqlite:source.db',
        'sqlite:others.db',
        'sqlite:others.db holds user 3, whom sqlite:source.db does not',
      ],
      ['sqlite:source.db', `sqlite://${join(folder, 'source.db')}`, 'the same database'],
      ['sqlite:nowhere.db', 'sqlite:new.db', 'sqlite:nowhere.db is not there'],
      ['mysql://me:secret@host/db', 'sqlite:new.db', '--from must be'],
      ['sqlite:source.db', 'postgres://me:secret@127.0.0.1:1/db?password=secret', '--to: 127.0.0.1:1/db'],
    ] as const) {
      const { code, stdout, stderr } = await copy(from, to);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
      expect(stderr).not.toContain('secret');
    }
    expect(rowsOf(folder, 'others.db')).toEqual(before);
  }, 60_000);

  test('stops when told to, and goes on when run again: with users as a whole, with mutes after a batch', async () => {
    await makeTarget(
      'big.db',
      `WITH RECURSIVE ids (id) AS (SELECT 8 UNION ALL SELECT id + 1 FROM ids WHERE id < 12000)
       INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private,
         version, created_at, updated_at)
       SELECT id, 'F', 'L', id || '@example.com', id || '@example.com', 'f l', 'l', 'person', 0, 1, 1, 1 FROM ids;
       INSERT INTO user_counters (user_id, followers_count, following_count)
       SELECT id, 0, 0 FROM users WHERE id > 7;
       DELETE FROM mutes;
       INSERT INTO mutes (muter_id, muted_id, created_at) SELECT 1, id, 1 FROM users WHERE id > 7`,
    );
    const stopAt = async (when: string): Promise<void> => {
      const interrupt = { when, signal: 'SIGINT' } as const;
      expect(await spawnCopy('sqlite:big.db', 'sqlite:stopped.db', { interrupt })).toMatchObject({
        code: 130,
        stdout: expect.stringMatching(/^copy: stopped, run it again to go on/m),
      });
    };
    await stopAt('copy users');
    expect(rowsOf(folder, 'stopped.db')['users']).toEqual([]);
    await stopAt('copy mutes');
    expect(rowsOf(folder, 'stopped.db')).toMatchObject({
      users: { length: 11_998 },
      mutes: { length: 5_000 },
    });
    const { code, stdout } = await spawnCopy('sqlite:big.db', 'sqlite:stopped.db');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^users +0 +11,998 +0 +11,998 +11,998 +0$[\s\S]*^mutes +6,993 +5,000 /m),
    ]);
  }, 60_000);

  test('adds more follows than go in a batch as a whole, and tells which the target refuses', async () => {
    await makeTarget('many.db', MANY_FOLLOWS);
    await copyFile(join(folder, 'many.db'), join(folder, 'blocking.db'));
    inFile(folder, 'blocking.db', (database) =>
      database.exec(`
        DELETE FROM follows;
        UPDATE user_counters SET followers_count = 0, following_count = 0;
        INSERT INTO blocks VALUES (1, 5000, 1)`),
    );
    const whole = await copy('sqlite:many.db', 'sqlite:many-target.db');
    expect(whole).toMatchObject({ code: 0, stderr: expect.stringContaining('copy follows: commit') });
    expect(rowsOf(folder, 'many-target.db')['follows']).toEqual(rowsOf(folder, 'many.db')['follows']);
    expect(await copy('sqlite:many.db', 'sqlite:blocking.db')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^follows: 1 refused, one of the two users blocks the other \(first: 5000 > 1\)$[\s\S]*^follows +5,098 +0 +1 /m,
      ),
    });
  }, 60_000);

  test('beside a server of the target stores in small batches', async () => {
    await makeTarget('many-served.db', MANY_FOLLOWS);
    const server = await SpawnedServer.start(folder, { DATABASE_URL: 'sqlite:served.db' });
    try {
      const ended = new AbortController();
      const copied = spawnCopy('sqlite:many-served.db', 'sqlite:served.db').finally(() => ended.abort());
      while (!ended.signal.aborted) {
        const response = await fetch(`${server.url}/v1/users?limit=1`);
        expect(response.status).toBe(200);
      }
      expect(await copied).toMatchObject({ code: 0 });
    } finally {
      await server.end('SIGTERM');
    }
    // Each transaction has a time of its own, and a pause comes before the next.
    const transactions = inFile(folder, 'served.db', (database) =>
      database.prepare(COUNT_TRANSACTIONS).pluck().get(),
    );
    expect(transactions).toBeGreaterThan(5_000 / 1_000);
    expect(rowsOf(folder, 'served.db')['follows']).toEqual(rowsOf(folder, 'many-served.db')['follows']);
  }, 60_000);
});
