import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { cliIn, folderForAll } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';
import { inFile } from './support/copy-source.js';
import type { CliResult } from './support/run-cli.js';

const CLI = fileURLToPath(new URL('../../apps/cli/bin/retinue.js', import.meta.url));

describe('retinue, given a file that is not what the command takes', () => {
  const folder = folderForAll();
  const { retinue } = cliIn(folder, hostedCli());

  const importText = async (what: string, input: string): Promise<CliResult> =>
    retinue(`import ${what} --format csv -`, { input });

  test('takes columns by their names, and ends no follow by a file of follows that is imported as blocks', async () => {
    expect(
      await importText('follows --create-missing-users', 'Followee ID,Follower ID\n1,2\n'),
    ).toMatchObject({
      code: 0,
    });
    expect(await importText('blocks', 'follower_id,followee_id\n2,1\n')).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/added +0\n/),
      stderr: expect.stringContaining('use "retinue import follows"'),
    });
    expect((await retinue('export follows')).stdout).toMatch(/^followerId.*\n2,1,.*\n$/);
    expect((await retinue('export blocks')).stdout).toMatch(/^blockerId.*\n$/);
  });

  /** The code and what was said, each sentence of which begins with the program's name. */
  const outcomeOf = async (command: string): Promise<unknown[]> => {
    const { code, stderr } = await retinue(command);
    return [code, stderr.split('\n').filter((line) => /^retinue: |^ {4}at /.test(line))];
  };
  const failure = (message: string): unknown[] => [2, [expect.stringContaining(message)]];

  test('says of an archive that is cut off, however early, that its end is missing', async () => {
    await writeFile(join(folder.path, 'cut.tsv.gz'), gzipSync('1\t2\n').subarray(0, 15));
    expect(await outcomeOf('import follows cut.tsv.gz')).toEqual(failure('cut.tsv.gz is cut off'));
  });

  test('says of an output that can not be written what is wrong with it, and leaves nothing behind', async () => {
    await importText('follows --create-missing-users', '1,2\n');
    const files = async (): Promise<string[]> =>
      (await readdir(folder.path)).filter((name) => !name.startsWith('retinue.db'));
    const before = await files();
    expect(await outcomeOf('export follows nowhere/follows.csv')).toEqual(
      failure("nowhere/follows.csv can't be written: there is no such"),
    );
    expect(await outcomeOf('export follows --format csv .')).toEqual(failure('. is a folder'));
    // A file without end of space, wherever there is one.
    expect(await outcomeOf('export follows --format csv /dev/full')).toEqual(
      failure("/dev/full can't be written: the disk is full"),
    );
    expect(await files()).toEqual(before);
    expect(
      await retinue('import follows --format csv --rejects /dev/full -', { input: '1,2\nx,1\n' }),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /retinue: rejected lines can't be written to \/dev\/full: the disk is full\n$/,
      ),
    });
  });

  test('does not wait for the rest of an input that it refuses', async () => {
    const started = spawn(process.execPath, [CLI, 'import', 'follows', '--format', 'csv', '-'], {
      cwd: folder.path,
      env: { PATH: process.env['PATH'], DATABASE_URL: 'sqlite:./retinue.db' },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    started.stdin.on('error', () => undefined);
    started.stdin.write('from,to\n');
    const [code] = (await once(started, 'exit')) as [number];
    started.stdin.destroy();
    expect(code).toBe(2);
  });

  test('brings nobody back who was deleted, nor gives their id to somebody else', async () => {
    await importText('follows --create-missing-users', '3,1\n');
    inFile(folder.path, 'retinue.db', (database) => {
      // As the service leaves it, of which there is a test of its own.
      database.exec(
        `DELETE FROM follows; DELETE FROM users WHERE id = 3; INSERT INTO spent_user_ids VALUES (3)`,
      );
    });
    const rejects = `line\treason\n2\tid 3 belonged to a user who was deleted\n`;
    for (const [what, input] of [
      ['users', 'id,first_name,last_name,email\n3,Zed,Lee,zed@example.com\n'],
      ['follows --create-missing-users', 'follower_id,followee_id\n3,1\n'],
      ['blocks', 'blocker_id,blocked_id\n1,3\n'],
    ] as const) {
      expect(await importText(`${what} --rejects rejects.tsv`, input)).toMatchObject({ code: 1 });
      expect([what, await readFile(join(folder.path, 'rejects.tsv'), 'utf8')]).toEqual([what, rejects]);
    }
    expect((await retinue('copy --from sqlite:./retinue.db --to sqlite:./copied.db')).code).toBe(0);
    const spent = inFile(folder.path, 'copied.db', (database) =>
      database.prepare('SELECT user_id FROM spent_user_ids').pluck().all(),
    );
    expect(spent).toEqual([3]);
  }, 60_000);
});
