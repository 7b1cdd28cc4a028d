import { join } from 'node:path';
import { EXACTLY_LIMITED, FOLLOW_LIMITS, followsAtOnce } from '../support/limited-follows.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const runCli = hostedCli();

describe('two workers that write to one file', () => {
  test('let a user who follows through both at once follow, ask and begin exactly as many as the limits say', async () => {
    await inTemporaryFolder(async (folder) => {
      const env = { DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}` };
      const server = await SpawnedServer.start(folder, { ...env, WORKERS: '2', ...FOLLOW_LIMITS });
      expect(await followsAtOnce([server.url])).toEqual(EXACTLY_LIMITED);
      expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(await runCli(['verify'], { cwd: folder, env })).toMatchObject({ code: 0 });
    });
  });
});
