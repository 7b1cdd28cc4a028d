import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CliResult, runCli } from './support/run-cli.js';

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
});
