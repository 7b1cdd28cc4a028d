import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { type HostedOptions, hostedCli } from './support/program-host.js';
import { type CliOptions, type CliResult, runCli } from './support/run-cli.js';

const runHosted = hostedCli();

/** Each user follows the next few: a ring, in which everybody has as many followers as followees. */
function ring(users: number, degree: number): string[] {
  return Array.from({ length: users * degree }, (_, index) => {
    const follower = Math.floor(index / degree) + 1;
    return `${follower}\t${((follower + (index % degree)) % users) + 1}`;
  });
}

const ENV = { DATABASE_URL: 'sqlite:./retinue.db' };

describe('retinue', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    file = join(folder, 'retinue.db');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const retinue = async (command: string, options: Partial<HostedOptions> = {}): Promise<CliResult> =>
    runHosted(command.split(' '), { cwd: folder, env: ENV, ...options });

  /** The same in a process of its own. */
  const spawned = async (command: string, options: Partial<CliOptions> = {}): Promise<CliResult> =>
    runCli(command.split(' '), { cwd: folder, env: ENV, ...options });

  const query = (sql: string): unknown[] => {
    const database = new Database(file);
    try {
      const statement = database.prepare(sql);
      return statement.reader ? statement.raw().all() : [statement.run().changes];
    } finally {
      database.close();
    }
  };

  describe('import follows', () => {
    test('takes a gzipped edge list from its first line, makes missing users, and counts every line', async () => {
      await writeFile(join(folder, 'edges.tsv.gz'), gzipSync(`${ring(100, 7).join('\n')}\n`));
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
      expect(query(`SELECT count(*) FROM follow_events`)).toEqual([[150]]);
    });

    test('stopped by SIGINT keeps whole batches, says so, and run again brings in the rest', async () => {
      await writeFile(join(folder, 'edges.tsv'), ring(3_000, 12).join('\n'));
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
      await writeFile(join(folder, 'edges.tsv'), ring(3_000, 12).join('\n'));
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
      const rejects = (await readFile(join(folder, 'rejects.tsv'), 'utf8')).trim().split('\n').slice(1);
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
      await writeFile(join(folder, 'edges.tsv.gz'), packed.subarray(0, packed.length - 100));
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
      const rejects = await readFile(join(folder, 'rejects.tsv'), 'utf8');
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

  describe('export', () => {
    let source: string;
    const originals: Record<string, string> = {};

    beforeAll(async () => {
      source = await mkdtemp(join(tmpdir(), 'retinue-test-'));
      const options = { cwd: source, env: ENV };
      await runHosted(['demo'], options);
      const input =
        '{"id":10,"firstName":"Quo\\"te, d","lastName":"Łukasz 😀","email":"q@example.com","isPrivate":true}';
      await runHosted(['import', 'users', '--format', 'ndjson', '-'], { ...options, input });
      for (const what of ['users', 'follows'])
        originals[what] = (await runHosted(['export', what], options)).stdout;
    });

    afterAll(async () => {
      await rm(source, { recursive: true });
    });

    test.each(['csv', 'tsv', 'ndjson', 'csv.gz'])('writes as %s what import reads back', async (ending) => {
      await copyFile(join(source, 'retinue.db'), file);
      const env = { DATABASE_URL: 'sqlite:./copy.db' };
      for (const what of ['users', 'follows']) {
        expect(await retinue(`export ${what} ${what}.${ending}`)).toMatchObject({ code: 0 });
        expect(await retinue(`import ${what} ${what}.${ending}`, { env })).toMatchObject({ code: 0 });
        expect((await retinue(`export ${what}`, { env })).stdout).toBe(originals[what]);
      }
      expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
      if (ending === 'csv.gz') {
        const packed = await readFile(join(folder, 'users.csv.gz'));
        expect(gunzipSync(packed).toString()).toContain('"Quo""te, d",Łukasz 😀');
      }
    });
  });

  describe('verify', () => {
    test('finds a count that drifted, an edge to nobody and lost counters; --repair mends them', async () => {
      await retinue('demo');
      query(`UPDATE user_counters SET followers_count = 7 WHERE user_id = 2`);
      query(`DELETE FROM user_counters WHERE user_id = 4`);
      const database = new Database(file);
      database.pragma('foreign_keys = OFF');
      database.exec(`INSERT INTO follows VALUES (1, 99, 0)`);
      database.close();

      const found = await retinue('verify');
      expect(found).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('user 2: counted 7 followers'),
      });
      expect(found.stdout).toContain('follow 1 > 99: one of the two users does not exist');
      expect(found.stdout).toContain('user 4: counted no followers and no followed, has 0 and 0');

      expect(await retinue('verify --repair')).toMatchObject({ code: 0 });
      expect(await retinue('verify')).toMatchObject({ code: 0 });
      expect(query(`SELECT * FROM user_counters WHERE user_id IN (2, 4)`)).toEqual([
        [2, 2, 2],
        [4, 0, 0],
      ]);
    });
  });

  describe('demo', () => {
    test('makes the four people once, on a file of its own', async () => {
      expect(await spawned('demo', { env: {} })).toMatchObject({ code: 0 });
      expect(await spawned('demo', { env: {} })).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('already'),
      });
      file = join(folder, 'data', 'demo.db');
      expect(query(`SELECT id, email, version FROM users`)).toEqual([
        [1, 'mate@nagy.dk', 1],
        [2, 'sara@horvath.dk', 1],
        [3, 'andras@nagy.dk', 1],
        [4, 'lone@wolf.dk', 1],
      ]);
      expect(query(`SELECT follower_id || '>' || followee_id FROM follows ORDER BY 1`).flat()).toEqual([
        '1>2',
        '1>3',
        '2>1',
        '2>3',
        '3>1',
        '3>2',
      ]);
    });

    test("leaves other people's data alone, and says so", async () => {
      const input = 'first_name,last_name,email\nAnn,Lee,ann@example.com\n';
      await retinue('import users --format csv -', { input });
      const result = await retinue('demo');
      expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining("holds other people's data") });
      expect(query(`SELECT count(*) FROM users`)).toEqual([[1]]);
    });
  });

  test('heeds no setting of a server, and reads .env', async () => {
    await writeFile(
      join(folder, '.env'),
      'DATABASE_URL=sqlite:./from-dot-env.db\nHOST=0.0.0.0\nPORT=wrong\n',
    );
    expect(await retinue('demo', { env: {} })).toMatchObject({ code: 0 });
    expect(await readdir(folder)).toContain('from-dot-env.db');
    expect(await retinue('verify', { env: { WORKERS: '4' } })).toMatchObject({ code: 0 });
  });

  test('two that migrate a new database at once both succeed', async () => {
    const results = await Promise.all([spawned('migrate'), spawned('migrate'), spawned('migrate')]);
    expect(results.map(({ code, stderr }) => [code, stderr])).toEqual(Array(3).fill([0, '']));
  });

  test.each([
    ['frobnicate', "unknown command 'frobnicate'"],
    ['import follows nowhere.csv', "nowhere.csv can't be read"],
    ['import follows edges', 'add --format csv, tsv or ndjson'],
    ['import follows --format xml -', 'Allowed choices are csv, tsv, ndjson'],
    ['--database mysql://host verify', 'must be sqlite:<path>, sqlite::memory: or postgres://'],
  ])('"retinue %s" exits with 2 and says in one line what is wrong', async (command, message) => {
    const result = await retinue(command);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(message);
    expect(result.stderr).not.toContain('    at ');
  });
});
