import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cliIn, folderForEach } from './support/cli-folder.js';
import { inFile } from './support/copy-source.js';
import { hostedCli } from './support/program-host.js';

describe('retinue export history', () => {
  const folder = folderForEach();
  const { retinue } = cliIn(folder, hostedCli());

  beforeEach(async () => {
    await writeFile(join(folder.path, 'follows.csv'), 'follower,followed\n1,2\n');
    await retinue('import follows --create-missing-users follows.csv');
    inFile(folder.path, 'retinue.db', (database) => {
      database.exec(`
        INSERT INTO follow_events (type, actor_id, subject_id, created_at, caller_id, service)
        VALUES ('block_follower', 1, 2, 5000, 9, 'the app, a desk'), ('accept_follower', 1, 2, 6000, 1, NULL)`);
    });
  });

  test('writes each change of a follow as it was, and who called for it', async () => {
    const { code, stdout } = await retinue('export history');
    const [head, ...lines] = stdout.trimEnd().split('\n');
    expect([code, head]).toEqual([0, 'id,at,change,cause,followerId,followeeId,actorId,callerId,service']);
    // Places 1 and 2 are of the two users.
    expect(lines).toEqual([
      expect.stringMatching(/^3,20[\d-]{8}T[\d:.]+Z,gained,import,1,2,1,,$/),
      '4,1970-01-01T00:00:05.000Z,lost,block,2,1,1,9,"the app, a desk"',
      '5,1970-01-01T00:00:06.000Z,gained,accept,2,1,1,1,',
    ]);
  });

  test('writes JSON as well, in which nobody is null', async () => {
    const { stdout } = await retinue('export history --format ndjson');
    const [first, second] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(first).toMatchObject({ cause: 'import', actorId: 1, callerId: null, service: null });
    expect(second).toMatchObject({ change: 'lost', followerId: 2, callerId: 9, service: 'the app, a desk' });
  });

  test('is of no use to import, which says so', async () => {
    expect(await retinue('import history follows.csv')).toMatchObject({ code: 2 });
  });
});
