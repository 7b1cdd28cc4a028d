import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cliIn, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';
import { inFile } from './support/copy-source.js';
import { SpawnedServer } from './support/spawn-server.js';

describe('retinue, for those who type it,', () => {
  const folder = folderForEach();
  const { retinue } = cliIn(folder, hostedCli());

  test('tells its version', async () => {
    expect(await retinue('--version')).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });

  test('tells rejected lines in a file of the folder where it runs, and none when all are rejected alike', async () => {
    await mkdir(join(folder.path, 'input'));
    const lines = Array.from({ length: 1_200 }, (_, index) => `${index + 1},${index + 2}`);
    await writeFile(join(folder.path, 'input', 'follows.csv'), lines.join('\n'));
    expect(await retinue('import follows input/follows.csv')).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/added +0\n.*\nrejected +1,000 .*see follows\.csv\.rejected\.tsv/),
      stderr: expect.stringMatching(
        /retinue: the first 1,000 lines .*--create-missing-users.*Nothing was stored\n$/,
      ),
    });
    expect(await readdir(join(folder.path, 'input'))).toEqual(['follows.csv']);
    expect(await readdir(folder.path)).toContain('follows.csv.rejected.tsv');
  });

  test('tells how far an export to a file is', async () => {
    await retinue('demo');
    const { stderr } = await retinue('export follows follows.csv');
    expect(stderr).toMatch(/^export follows \| 0 written \| 0\/s\n(.*\n)*export follows \| 6 written/);
    expect(await retinue('export follows')).toMatchObject({ code: 0, stderr: '' });
  });

  test('names a variable that is mistyped, and so does the server', async () => {
    const env = { DATABSE_URL: 'sqlite:./mine.db', LOGLEVEL: 'error' };
    expect(await retinue('demo', { env })).toMatchObject({
      code: 0,
      stderr:
        'retinue: DATABSE_URL is no setting, and has no effect: is DATABASE_URL meant?\nretinue: LOGLEVEL is no setting, and has no effect: is LOG_LEVEL meant?\n',
    });
    const server = await SpawnedServer.start(folder.path, { LOGLEVEL: 'error' });
    expect(server.printed).toContain(
      'retinue: LOGLEVEL is no setting, and has no effect: is LOG_LEVEL meant?',
    );
    await server.end('SIGTERM');
  });

  describe('demo --reset', () => {
    const peopleOf = (): unknown =>
      inFile(folder.path, 'retinue.db', (database) => [
        database.prepare('SELECT id FROM users ORDER BY id').pluck().all(),
        database.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'users'`).pluck().get(),
      ]);

    test('makes the demo anew, so that the tour begins with the same ids', async () => {
      await retinue('demo');
      const input = 'first_name,last_name,email\nIda,Lund,ida@lund.dk\n';
      await retinue('import users --format csv -', { input });
      inFile(folder.path, 'retinue.db', (database) => {
        database.exec(
          'DELETE FROM follows; DELETE FROM users WHERE id = 4; INSERT INTO spent_user_ids VALUES (4)',
        );
      });
      expect(peopleOf()).toEqual([[1, 2, 3, 5], 5]);
      expect(await retinue('demo')).toMatchObject({ code: 0, stdout: expect.stringContaining('--reset') });
      expect(await retinue('demo --reset')).toMatchObject({ code: 0 });
      expect(peopleOf()).toEqual([[1, 2, 3, 4], 4]);
    });

    test("leaves other people's data alone, those who came to a demo, too", async () => {
      await retinue('demo');
      const users = Array.from({ length: 120 }, (_, index) => `F,L,${index}@example.com`);
      await retinue('import users --format csv -', {
        input: `first_name,last_name,email\n${users.join('\n')}\n`,
      });
      expect(await retinue('demo --reset')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('is no demo'),
      });
      inFile(folder.path, 'retinue.db', (database) => {
        database.exec('DELETE FROM follows; DELETE FROM users WHERE id <> 7');
      });
      expect(await retinue('demo --reset')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('is no demo'),
      });
      expect(peopleOf()).toEqual([[7], 124]);
    });

    test('waits for nobody: a file that a server has open is refused', async () => {
      const server = await SpawnedServer.start(folder.path, { DATABASE_URL: 'sqlite:./retinue.db' });
      expect(await retinue('demo --reset')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('stop the server'),
      });
      await server.end('SIGTERM');
      expect(await retinue('demo --reset')).toMatchObject({ code: 0 });
    });
  });
});
