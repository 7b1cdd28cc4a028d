import { hostedCli } from '../process/support/program-host.js';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';
import { newDatabase } from '../support/new-database.js';
import { useAndRevoke } from '../support/revoked-keys.js';
import { startInstance } from './instances.js';

const runCli = hostedCli();

describe('a key that two instances have seen', () => {
  it('is refused by both once it is revoked', async () => {
    await inTemporaryFolder(async (cwd) => {
      const database = await newDatabase();
      const env = { DATABASE_URL: database.url };
      const servers = [
        await startInstance({ ...env, AUTH_MODE: 'token' }),
        await startInstance({ ...env, AUTH_MODE: 'token' }),
      ];
      try {
        const urls = servers.map(({ url }) => url);
        const retinue = async (command: string) => runCli(command.split(' '), { cwd, env });
        expect(await useAndRevoke(urls, retinue)).toEqual({ before: new Set([200]), after: new Set([401]) });
      } finally {
        for (const server of servers) await server.close();
        await database.drop();
      }
    });
  }, 60_000);
});
