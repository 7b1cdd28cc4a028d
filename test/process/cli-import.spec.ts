import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inFile } from './support/copy-source.js';
import { cliIn, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';

/** Each user follows the next few: a ring, in which everybody has as many followers as followees. */
function ring(users: number, degree: number): string[] {
  return Array.from({ length: users * degree }, (_, index) => {
    const follower = Math.floor(index / degree) + 1;
    return `${follower}\t${((follower + (index % degree)) % users) + 1}`;
  });
}

describe('retinue', () => {
  const folder = folderForEach();
  const { retinue, spawned } = cliIn(folder, hostedCli());

  const query = (sql: string): unknown[] =>
    inFile(folder.path, 'retinue.db', (database) => database.prepare(sql).raw().all());

  describe('import follows', () => {
    test('takes a gzipped edge list from its first line, makes missing users, and counts every line', async () => {
      await writeFile(join(folder.path, 'edges.tsv.gz'), gzipSync(`${ring(100, 7).join('\n')}\n`));
      const result = await retinue('import follows --create-missing-users edges.tsv.gz');
      expect(result).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/read +700\nadded +700\nalready there +0\nrejected +0/),
      });
      expect(query(`SELECT count(*), min(followers_count), max(following_count) FROM user_counters`)).toEqual(
        [[100, 7, 7]],
      );
      expect(query(`SELECT count(*) FROM follow_events WHERE type = 'import'`)).toEqual([[700]]);
      // Its planner knows how many there are.
      expect(query(`SELECT DISTINCT substr(stat, 1, 4) FROM sqlite_stat1 WHERE tbl = 'follows'`)).toEqual([
        ['700 '],
      ]);
      expect(await retinue('verify')).toMatchObject({ code: 0 });
    });

    test('run again brings in nothing twice', async () => {
      const input = ring(50, 3).join('\n');
      await retinue('import follows --format tsv --create-missing-users -', { input });
      const again = await retinue('import follows --format tsv --create-missing-users -', { input });
      expect(again).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/added +0\nalready there +150\n/),
      });
      expect(query(`SELECT count(*) FROM follow_events WHERE type = 'import'`)).toEqual([[150]]);
    });

    test('stopped by SIGINT keeps whole batches, says so, and run again brings in the rest', async () => {
      await writeFile(join(folder.path, 'edges.tsv'), ring(3_000, 12).join('\n'));
      const stopped = await spawned('import follows --create-missing-users edges.tsv', {
        interrupt: { when: '0 read', signal: 'SIGINT' },
      });
      expect(stopped).toMatchObject({ code: 130, stdout: expect.stringContaining('run it again to go on') });
      expect(await retinue('verify')).toMatchObject({ code: 0 });
      expect(await retinue('import follows --create-missing-users edges.tsv')).toMatchObject({ code: 0 });
      expect(query(`SELECT count(*), sum(followers_count) FROM user_counters`)).toEqual([[3_000, 36_000]]);
      expect(query(`SELECT count(*) FROM follows`)).toEqual([[36_000]]);
    });

    test('killed in the middle leaves a database that verifies, and run again brings in the rest', async () => {
      await writeFile(join(folder.path, 'edges.tsv'), ring(3_000, 12).join('\n'));
      await spawned('import follows --create-missing-users edges.tsv', {
        interrupt: { when: '0 read', signal: 'SIGKILL' },
      });
      await retinue('migrate');
      expect(await retinue('verify')).toMatchObject({ code: 0 });
      expect(await retinue('import follows --create-missing-users edges.tsv')).toMatchObject({ code: 0 });
      expect(query(`SELECT count(*) FROM follows`)).toEqual([[36_000]]);
    });

    test('tells each line it could not take, with its number and the reason, and exits with 1', async () => {
      await retinue('demo');
      const input = [
        'follower_id,followee_id,created_at',
        '1,4,2020-02-29T12:00:00.000Z',
        '4,4,',
        '4,99,',
        'x,2,',
        '',
        '1,2,3,4',
        '4,1,yesterday',
        '4,2,2999-01-01T00:00:00Z',
        '1',
        '4,3,',
      ].join('\n');
      const result = await retinue('import follows --format csv --rejects rejects.tsv -', { input });
      expect(result).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(/read +9\nadded +2\nalready there +0\nrejected +7/),
      });
      const rejects = (await readFile(join(folder.path, 'rejects.tsv'), 'utf8')).trim().split('\n').slice(1);
      expect(
        rejects.map((line) => line.split('\t')).toSorted(([one], [other]) => Number(one) - Number(other)),
      ).toEqual([
        ['3', 'a user cannot follow itself'],
        ['4', expect.stringContaining('no user has the followee id')],
        ['5', expect.stringContaining('followerId must be a whole number')],
        ['7', 'has 4 columns, not 3'],
        ['8', expect.stringContaining('createdAt must be a time')],
        ['9', 'createdAt must not be in the future'],
        ['10', 'followeeId is missing'],
      ]);
      expect(query(`SELECT created_at FROM follows WHERE follower_id = 1 AND followee_id = 4`)).toEqual([
        [Date.parse('2020-02-29T12:00:00.000Z')],
      ]);
    });

    test('a broken archive fails with 2, and what came before it stays', async () => {
      const packed = gzipSync(ring(3_000, 12).join('\n'));
      await writeFile(join(folder.path, 'edges.tsv.gz'), packed.subarray(0, packed.length - 100));
      const result = await retinue('import follows --create-missing-users edges.tsv.gz');
      expect(result).toMatchObject({
        code: 2,
        stdout: expect.stringContaining('failed, what was added stays'),
      });
      expect(result.stderr).toContain('retinue: ');
      expect(await retinue('verify')).toMatchObject({ code: 0 });
    });
  });

  describe('import users', () => {
    test('keeps ids, refuses what breaks a rule, and takes the same users again as there already', async () => {
      const input = [
        {
          id: 7,
          firstName: 'Ann',
          lastName: "O'Neil",
          email: 'Ann@example.com',
          type: 'brand',
          isPrivate: true,
        },
        { firstName: 'Bob "the" B', lastName: 'Ü, Jr.', email: 'bob@example.com' },
        { id: 7, firstName: 'C', lastName: 'C', email: 'c@example.com' },
        { firstName: 'D', lastName: 'D', email: 'ANN@EXAMPLE.COM', id: 9 },
        { firstName: ' ', lastName: 'E', email: 'e@example.com', type: 'robot' },
      ].map((user) => JSON.stringify(user));
      const result = await retinue('import users --format ndjson --rejects rejects.tsv -', {
        input: input.join('\n'),
      });
      expect(result).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(/added +2\nalready there +0\nrejected +3/),
      });
      const rejects = await readFile(join(folder.path, 'rejects.tsv'), 'utf8');
      expect(rejects.trim().split('\n').slice(1)).toEqual([
        '3\tanother user has this id',
        '4\tanother user has this email',
        '5\tfirstName must not be empty or only spaces; type must be one of person, brand',
      ]);
      const again = await retinue('import users --format ndjson -', { input: input.slice(0, 2).join('\n') });
      expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/added +0\nalready there +2/) });
      expect(query(`SELECT id, email, type, is_private FROM users`)).toEqual([
        [7, 'Ann@example.com', 'brand', 1],
        [8, 'bob@example.com', 'person', 0],
      ]);
    });

    test('asks for a header, since columns of names tell nothing by themselves', async () => {
      const result = await retinue('import users --format csv -', { input: 'Ann,Lee,ann@example.com\n' });
      expect(result).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(
          'the first line must name the columns: id, firstName, lastName, email',
        ),
      });
    });
  });
});
