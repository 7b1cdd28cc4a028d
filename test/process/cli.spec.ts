import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { cliIn, ENV, folderForAll, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';

const runCli = hostedCli();

describe('retinue', () => {
  const folder = folderForEach();
  const { retinue, spawned } = cliIn(folder, runCli);
  let file: string;

  beforeEach(() => {
    file = join(folder.path, 'retinue.db');
  });

  const query = (sql: string): unknown[] => {
    const database = new Database(file);
    try {
      const statement = database.prepare(sql);
      return statement.reader ? statement.raw().all() : [statement.run().changes];
    } finally {
      database.close();
    }
  };

  describe('export', () => {
    const source = folderForAll();
    const originals: Record<string, string> = {};

    beforeAll(async () => {
      const options = { cwd: source.path, env: ENV };
      await runCli(['demo'], options);
      const input =
        '{"id":10,"firstName":"Quo\\"te, d","lastName":"Łukasz 😀","email":"q@example.com","isPrivate":true}';
      await runCli(['import', 'users', '--format', 'ndjson', '-'], { ...options, input });
      for (const what of ['users', 'follows'])
        originals[what] = (await runCli(['export', what], options)).stdout;
    });

    test.each(['csv', 'tsv', 'ndjson', 'csv.gz'])('writes as %s what import reads back', async (ending) => {
      await copyFile(join(source.path, 'retinue.db'), file);
      const env = { DATABASE_URL: 'sqlite:./copy.db' };
      for (const what of ['users', 'follows']) {
        expect(await retinue(`export ${what} ${what}.${ending}`)).toMatchObject({ code: 0 });
        expect(await retinue(`import ${what} ${what}.${ending}`, { env })).toMatchObject({ code: 0 });
        expect((await retinue(`export ${what}`, { env })).stdout).toBe(originals[what]);
      }
      expect((await readdir(folder.path)).filter((name) => name.includes('partial'))).toEqual([]);
      if (ending === 'csv.gz') {
        const packed = await readFile(join(folder.path, 'users.csv.gz'));
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
      expect(await retinue('demo', { env: {} })).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('already'),
      });
      file = join(folder.path, 'data', 'demo.db');
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
      join(folder.path, '.env'),
      'DATABASE_URL=sqlite:./from-dot-env.db\nHOST=0.0.0.0\nPORT=wrong\n',
    );
    expect(await retinue('demo', { env: {} })).toMatchObject({ code: 0 });
    expect(await readdir(folder.path)).toContain('from-dot-env.db');
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
