import { join } from 'node:path';
import { useAndRevoke } from '../support/revoked-keys.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const runCli = hostedCli();

describe('a key that two workers have seen', () => {
  test('is refused by both once it is revoked', async () => {
    await inTemporaryFolder(async (folder) => {
      const env = { DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}` };
      const server = await SpawnedServer.start(folder, { ...env, WORKERS: '2', AUTH_MODE: 'token' });
      const retinue = async (command: string) => runCli(command.split(' '), { cwd: folder, env });
      expect(await useAndRevoke([server.url], retinue)).toEqual({
        before: new Set([200]),
        after: new Set([401]),
      });
      expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
    });
  }, 60_000);
});
