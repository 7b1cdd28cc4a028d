import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type CliOptions, type CliResult, runCli } from './support/run-cli.js';

const CLI = fileURLToPath(new URL('../../apps/cli/bin/retinue.js', import.meta.url));

describe('retinue, given a file that is not what the command takes', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const importText = async (what: string, input: string): Promise<CliResult> =>
    runCli(['import', ...what.split(' '), '--format', 'csv', '-'], {
      cwd: folder,
      env: { DATABASE_URL: 'sqlite:./retinue.db' },
      input,
    });

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
    const options = { cwd: folder, env: { DATABASE_URL: 'sqlite:./retinue.db' } };
    expect((await runCli(['export', 'follows'], options)).stdout).toMatch(/^followerId.*\n2,1,.*\n$/);
    expect((await runCli(['export', 'blocks'], options)).stdout).toMatch(/^blockerId.*\n$/);
  });

  const retinue = async (command: string, options: Partial<CliOptions> = {}): Promise<CliResult> =>
    runCli(command.split(' '), { cwd: folder, env: { DATABASE_URL: 'sqlite:./retinue.db' }, ...options });

  /** The code and what was said, each sentence of which begins with the program's name. */
  const outcomeOf = async (command: string): Promise<unknown[]> => {
    const { code, stderr } = await retinue(command);
    return [code, stderr.split('\n').filter((line) => /^retinue: |^ {4}at /.test(line))];
  };
  const failure = (message: string): unknown[] => [2, [expect.stringContaining(message)]];

  test('says of an archive that is cut off, however early, that its end is missing', async () => {
    await writeFile(join(folder, 'cut.tsv.gz'), gzipSync('1\t2\n').subarray(0, 15));
    expect(await outcomeOf('import follows cut.tsv.gz')).toEqual(failure('cut.tsv.gz is cut off'));
  });

  test('says of an output that can not be written what is wrong with it, and leaves nothing behind', async () => {
    await importText('follows --create-missing-users', '1,2\n');
    const files = async (): Promise<string[]> =>
      (await readdir(folder)).filter((name) => !name.startsWith('retinue.db'));
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
      cwd: folder,
      env: { PATH: process.env['PATH'], DATABASE_URL: 'sqlite:./retinue.db' },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    started.stdin.on('error', () => undefined);
    started.stdin.write('from,to\n');
    const [code] = (await once(started, 'exit')) as [number];
    started.stdin.destroy();
    expect(code).toBe(2);
  });
});
