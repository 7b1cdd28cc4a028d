import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { cliIn, folderForAll, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';
import type { CliResult } from './support/run-cli.js';

const runCli = hostedCli();

/** Users 1 to 6; 3 and 4 are private. */
const USERS = [1, 2, 3, 4, 5, 6]
  .map((id) => `${id},F,L,${id}@example.com,${id === 3 || id === 4}`)
  .join('\n');

describe('retinue, with requests, blocks and mutes', () => {
  const template = folderForAll();
  const folder = folderForEach();
  const { retinue } = cliIn(folder, runCli);

  beforeAll(async () => {
    await cliIn(template, runCli).retinue('import users --format csv -', {
      input: `id,first_name,last_name,email,is_private\n${USERS}\n`,
    });
  });

  beforeEach(async () => {
    for (const name of ['retinue.db', 'copy.db']) {
      await copyFile(join(template.path, 'retinue.db'), join(folder.path, name));
    }
  });

  const importText = async (what: string, input: string, format = 'csv'): Promise<CliResult> =>
    retinue(`import ${what} --format ${format} -`, { input });

  const inDatabase = <Result>(work: (database: Database.Database) => Result, file = 'retinue.db'): Result => {
    const database = new Database(join(folder.path, file));
    try {
      return work(database);
    } finally {
      database.close();
    }
  };

  const query = (sql: string, file?: string): unknown[] =>
    inDatabase((database) => database.prepare(sql).raw().all(), file);

  const rejected = async (): Promise<string[][]> => {
    const text = await readFile(join(folder.path, 'standard-input.rejected.tsv'), 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));
  };

  test('takes requests to private users, and tells why it takes no other; again is safe', async () => {
    await importText('follows', '5,4\n');
    await importText('blocks', '6,3\n');
    const lines = '1,3,2026-01-02T00:00:00Z\n1,1\n1,99\n99,3\n1,2\n5,4\n6,3\n2,3\n';
    expect(await importText('follow-requests', lines)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/read +8\nadded +2\nalready there +0\nrejected +6/),
    });
    expect(await rejected()).toEqual([
      ['2', expect.stringContaining('the same user')],
      ['3', 'no user has the followeeId'],
      ['4', 'no user has the followerId'],
      ['5', expect.stringContaining('public')],
      ['6', expect.stringContaining('follows already')],
      ['7', expect.stringContaining('blocks the other')],
    ]);
    expect(await importText('follow-requests', lines)).toMatchObject({
      stdout: expect.stringMatching(/added +0\nalready there +2\n/),
    });
    // A follow that is imported after all is a request no more; one across a block is rejected.
    expect(await importText('follows', '1,3\n3,6\n')).toMatchObject({
      stdout: expect.stringMatching(/added +1\nalready there +0\nrejected +1/),
    });
    expect(query(`SELECT follower_id, followee_id FROM follow_requests`)).toEqual([[2, 3]]);
    expect(await retinue('verify')).toMatchObject({ code: 0 });
  });

  test('ends follows and requests across the blocks it takes, with the counts', async () => {
    await importText('follows', '1,2\n2,1\n1,5\n');
    await importText('follow-requests', '1,3\n');
    // The same block twice is one block, in one file as in two.
    const blocks = [
      '{"blockerId":2,"blockedId":1}',
      '{"blockerId":3,"blockedId":1}',
      '{"blocker":2,"blocked":1}',
    ];
    expect(await importText('blocks', blocks.join('\n'), 'ndjson')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/added +2\nalready there +1\nrejected +0/),
    });
    expect(query(`SELECT follower_id, followee_id FROM follows`)).toEqual([[1, 5]]);
    expect(query(`SELECT * FROM follow_requests`)).toEqual([]);
    expect(query(`SELECT * FROM user_counters WHERE user_id IN (1, 2)`)).toEqual([
      [1, 0, 1],
      [2, 0, 0],
    ]);
    expect(await retinue('verify')).toMatchObject({ code: 0 });
  });

  test('takes out what it takes in: requests, blocks and mutes come back the same', async () => {
    await importText('follow-requests', '1,3,2026-01-01T00:00:00Z\n');
    await importText('blocks', '5,6,2026-01-01T00:00:00Z\n');
    const mutes = [
      '1,2,2026-01-01T00:00:00Z,2090-01-01T00:00:00Z',
      '2,1,2026-01-01T00:00:00Z,',
      '3,4,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z',
      // A mute that is there takes the new `expiresAt`, and keeps its time.
      '1,2,2026-02-02T00:00:00Z,2100-01-01T00:00:00Z',
    ];
    expect(await importText('mutes', mutes.join('\n'))).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/added +2\nalready there +1\nrejected +1/),
    });
    expect(await rejected()).toEqual([['3', 'expiresAt has passed']]);
    const env = { DATABASE_URL: 'sqlite:./copy.db' };
    const muteLines = [
      '{"muterId":1,"mutedId":2,"createdAt":"2026-01-01T00:00:00.000Z","expiresAt":"2100-01-01T00:00:00.000Z"}',
      '{"muterId":2,"mutedId":1,"createdAt":"2026-01-01T00:00:00.000Z","expiresAt":null}',
    ];
    for (const [what, format, rows] of [
      ['follow-requests', 'csv', 'followerId,followeeId,requestedAt\n1,3,2026-01-01T00:00:00.000Z\n'],
      ['blocks', 'tsv', 'blockerId\tblockedId\tcreatedAt\n5\t6\t2026-01-01T00:00:00.000Z\n'],
      ['mutes', 'ndjson', `${muteLines.join('\n')}\n`],
    ] as const) {
      const { stdout } = await retinue(`export ${what} --format ${format}`);
      expect(stdout).toBe(rows);
      expect(await retinue(`import ${what} --format ${format} -`, { env, input: stdout })).toMatchObject({
        code: 0,
      });
    }
    for (const table of ['follow_requests', 'blocks', 'mutes']) {
      const rowsOf = (file: string): unknown[] => query(`SELECT * FROM ${table}`, file);
      expect(rowsOf('copy.db')).toEqual(rowsOf('retinue.db'));
      expect(rowsOf('copy.db')).not.toEqual([]);
    }
  });

  test('verify names what must not be between two users, and --repair mends it', async () => {
    inDatabase((database) => {
      database.pragma('foreign_keys = OFF');
      database.exec(`
        INSERT INTO follows VALUES (1, 2, 1), (2, 1, 1), (5, 6, 1), (1, 99, 1), (1, 5, 1);
        UPDATE user_counters SET followers_count = (SELECT count(*) FROM follows WHERE followee_id = user_id),
          following_count = (SELECT count(*) FROM follows WHERE follower_id = user_id);
        INSERT INTO blocks VALUES (1, 2, 1), (3, 99, 1), (6, 4, 1);
        INSERT INTO mutes VALUES (99, 1, 1, NULL);
        INSERT INTO follow_requests VALUES (5, 6, 1), (4, 6, 1), (3, 5, 1), (99, 4, 1);
        DELETE FROM user_counters WHERE user_id = 6`);
    });
    const { code, stdout } = await retinue('verify');
    expect([
      code,
      stdout
        .split('\n')
        .filter((line) => !line.startsWith('verify:'))
        .sort(),
    ]).toEqual([
      1,
      [
        '',
        'block 3 > 99: one of the two users does not exist',
        'follow 1 > 2: the first user blocks the second',
        'follow 1 > 99: one of the two users does not exist',
        'follow 2 > 1: the second user blocks the first',
        'follow request 3 > 5: the second user is public, so nobody answers it',
        'follow request 4 > 6: one of the two users blocks the other',
        'follow request 4 > 6: the second user is public, so nobody answers it',
        'follow request 5 > 6: the follow stands already',
        'follow request 5 > 6: the second user is public, so nobody answers it',
        'follow request 99 > 4: one of the two users does not exist',
        'mute 99 > 1: one of the two users does not exist',
        'user 6: counted no followers and no followed, has 1 and 0',
      ],
    ]);
    expect(await retinue('verify --repair')).toMatchObject({ code: 0 });
    expect(await retinue('verify')).toMatchObject({ code: 0 });
    // Who is missing is who left; the other did nothing.
    expect(query(`SELECT type, subject_id FROM follow_events WHERE actor_id = 99`)).toEqual([
      ['leave_follower', 1],
    ]);
    // Nothing that could stay is lost: not the follow of a user without counters, and who waited for nobody follows.
    expect(query(`SELECT follower_id, followee_id FROM follows`)).toEqual([
      [1, 5],
      [3, 5],
      [5, 6],
    ]);
    expect(query(`SELECT blocker_id, blocked_id FROM blocks`)).toEqual([
      [1, 2],
      [6, 4],
    ]);
  });
});
