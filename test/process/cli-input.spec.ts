import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { cliIn, ENV, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';

const CLI = fileURLToPath(new URL('../../apps/cli/bin/retinue.js', import.meta.url));

describe('retinue, given input and output that misbehave', () => {
  const folder = folderForEach();
  const { retinue } = cliIn(folder, hostedCli());

  /** Imports from standard input, and gives what was rejected as `[line, reason]`, by line. */
  const rejectsOf = async (command: string, input: string | Buffer): Promise<string[][]> => {
    const result = await retinue(`${command} --rejects rejects.tsv -`, { input });
    expect(result).toMatchObject({ code: 1, stderr: expect.not.stringContaining('    at ') });
    const lines = (await readFile(join(folder.path, 'rejects.tsv'), 'utf8')).trim().split('\n').slice(1);
    return lines.map((line) => line.split('\t')).toSorted(([one], [other]) => Number(one) - Number(other));
  };

  const CREATING = 'import follows --create-missing-users --format';

  test('an export ends quietly once nobody reads it any more', async () => {
    // Many times what a pipe holds.
    const edges = Array.from({ length: 8_000 }, (_, index) => `${index + 1}\t${index + 2}`).join('\n');
    await retinue(`${CREATING} tsv -`, { input: edges });
    const child = spawn(process.execPath, [CLI, 'export', 'follows'], {
      cwd: folder.path,
      env: { PATH: process.env['PATH'], ...ENV },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const deadline = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.stdout.once('data', () => child.stdout.destroy());
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    clearTimeout(deadline);
    expect([code, stderr]).toEqual([0, '']);
  });

  describe('lines', () => {
    test('are numbered as in the file, before and after a broken one, which costs no other line', async () => {
      const rows = Array.from({ length: 1_000 }, (_, index) => `${index + 1},${index + 2}`);
      rows[10] = 'x,1';
      rows[500] = '"a"b,1';
      rows[900] = 'y,1';
      const rejects = await rejectsOf(`${CREATING} csv`, rows.join('\n'));
      expect(rejects.map(([line]) => line)).toEqual(['11', '501', '901']);
      expect(await retinue('export follows')).toMatchObject({
        stdout: expect.stringMatching(/^(?:.*\n){998}$/),
      });
    });

    test('after a quote that is never closed are records all the same', async () => {
      const input =
        'first_name,last_name,email\n"Ann\nLee",Ö,a@example.com\r\n"Bob,Ray,b@example.com\nCat,Li,c@example.com\n';
      expect(await rejectsOf('import users --format csv', input)).toEqual([
        ['2', expect.stringContaining('firstName')],
        ['4', 'has a quote that is not closed'],
      ]);
      expect(await retinue('export users')).toMatchObject({ stdout: expect.stringContaining('Cat,Li') });
    });

    test.each(['csv', 'tsv', 'ndjson'])('longer than the bound are one reject each in %s', async (format) => {
      const long = 'x'.repeat(300_000);
      const good = (id: number): string => {
        if (format === 'ndjson') return JSON.stringify({ follower: id, followee: 9 });
        return [id, 9].join(format === 'csv' ? ',' : '\t');
      };
      const input = [good(1), long, good(2), long, good(3)].join('\r\n');
      expect(await rejectsOf(`${CREATING} ${format}`, input)).toEqual([
        ['2', 'is longer than 65536 bytes'],
        ['4', 'is longer than 65536 bytes'],
      ]);
    });

    test.each([
      ['ndjson', '\uFEFF{"follower":1,"followee":2}\n'],
      ['csv', '\uFEFFfollower,followee\n1,2\n'],
      ['tsv', '\uFEFF1\t2\n'],
    ])('may begin with a byte order mark in %s', async (format, input) => {
      const result = await retinue(`${CREATING} ${format} -`, { input });
      expect(result).toMatchObject({ code: 0, stdout: expect.stringMatching(/added +1\n/) });
    });
  });

  describe('a header', () => {
    test.each([
      ['users', 'user_id,first_name,last_name,email', 'unknown: user_id (known are id, firstName'],
      ['users', 'id,first_name,last_name,email,', 'unknown: (no name) (known are'],
      ['users', 'first_name,last_name,email,Email', 'duplicate: Email (known are'],
      ['users', 'last_name,email,id', 'missing: firstName (known are'],
      ['users', '1,Ann,Lee', 'the first line must name the columns: id, firstName'],
      ['follows', 'follower,created_at', 'missing: followeeId (known are followerId, followeeId, createdAt)'],
      ['follows', 'follower,follower_id,followee', 'duplicate: follower_id'],
    ])('of %s that reads "%s" fails in one line, with nothing stored', async (what, header, message) => {
      const result = await retinue(`import ${what} --format csv -`, { input: `${header}\n1,2,3,4\n` });
      expect(result).toMatchObject({ code: 2, stdout: expect.stringMatching(/added +0\n/) });
      expect(result.stderr).toContain(message);
      expect(
        result.stderr
          .trim()
          .split('\n')
          .filter((line) => line.startsWith('retinue: ')),
      ).toHaveLength(1);
      expect(result.stderr).not.toContain('    at ');
    });

    test('may write names in any case, with underscores or without', async () => {
      const input = 'ID,First_Name,lastname,EMAIL\n7,Ann,Lee,a@example.com\n';
      expect(await retinue('import users --format csv -', { input })).toMatchObject({ code: 0 });
      const { stdout } = await retinue('export users');
      expect(stdout.split('\n')[1]).toMatch(/^7,Ann,Lee,a@example.com/);
    });
  });

  test('a JSON line with a field that is unknown, named twice or not text is rejected with its name', async () => {
    const user = { firstName: 'Ann', lastName: 'Lee', email: 'a@example.com' };
    const lines = [
      { ...user, user_id: 7 },
      { ...user, last_name: 'Li' },
      { ...user, firstName: 5 },
      { id: 7 },
    ];
    const input = lines.map((line) => JSON.stringify(line)).join('\n');
    expect(await rejectsOf('import users --format ndjson', input)).toEqual([
      ['1', 'has an unknown field: user_id'],
      ['2', 'has lastName twice'],
      ['3', 'firstName must be text'],
      ['4', 'firstName is missing'],
    ]);
  });

  test('a time counts with a zone, or as a bare date that exists', async () => {
    const good = ['2020-02-29', '2020-02-29T01:00:00+01:00', '2020-02-29T00:00:00.000Z', '2020-02-29T00:00Z'];
    const bad = [
      '2020-02-30',
      '2021-02-29T00:00:00Z',
      '2020-02-29T00:00:00',
      '2020-02-29 00:00',
      '2020-02',
      '2020-02-29x',
    ];
    const input = [...good, ...bad].map((time, index) => `${index + 1},99,${time}`).join('\n');
    const rejects = await rejectsOf(`${CREATING} csv`, input);
    expect(rejects).toEqual(
      bad.map((_, index) => [String(index + 5), expect.stringContaining('createdAt must be a time')]),
    );
    const { stdout } = await retinue('export follows');
    expect(stdout.match(/,2020-02-29T00:00:00.000Z\n/g)).toHaveLength(good.length);
  });

  describe('the file of rejects', () => {
    test.each(['nowhere/rejects.tsv', 'folder'])(
      'at %s, where none can be, fails in one line',
      async (path) => {
        await mkdir(join(folder.path, 'folder'));
        const result = await retinue(`import follows --format csv --rejects ${path} -`, {
          input: '1,2\nx,1\n',
        });
        expect(result.code).toBe(2);
        expect(result.stderr).toContain(`retinue: rejected lines can't be written to ${path}: `);
        expect(result.stderr).not.toContain('    at ');
      },
    );

    test('of an earlier run is gone when a run rejects nothing', async () => {
      await rejectsOf(`${CREATING} csv`, '1,2\nx,1\n');
      await retinue(`${CREATING} csv --rejects rejects.tsv -`, { input: '2,1\n' });
      await expect(stat(join(folder.path, 'rejects.tsv'))).rejects.toThrow('ENOENT');
    });

    test('never takes the place of the input', async () => {
      await writeFile(join(folder.path, 'edges.csv'), 'x,1\n');
      const result = await retinue('import follows --rejects ./edges.csv edges.csv');
      expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining('it is the input') });
      expect(await readFile(join(folder.path, 'edges.csv'), 'utf8')).toBe('x,1\n');
    });
  });
});
