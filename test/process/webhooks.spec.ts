import { join } from 'node:path';
import { childrenOf } from '../attack/arena/processes.js';
import { WebhooksUnderFire } from '../support/webhooks-under-fire.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

describe('webhooks of several workers', () => {
  test('are sent each event in order, after kill -9 of a worker, of all of them, and of a receiver', async () => {
    await inTemporaryFolder(async (folder) => {
      const env = {
        DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}`,
        WORKERS: '2',
        WEBHOOKS_ALLOW_PRIVATE: 'true',
      };
      let server = await SpawnedServer.start(folder, env);
      const fire = new WebhooksUnderFire(() => [server.url]);
      try {
        await fire.begin();
        await Promise.all([fire.load(), fire.restartOneReceiver()]);
        const loading = fire.load();
        process.kill(childrenOf(server.pid)[0]!, 'SIGKILL');
        await loading;
        const again = fire.load();
        await server.end('SIGKILL');
        await again;
        server = await SpawnedServer.start(folder, env);
        await fire.load();
        const { log, received } = await fire.outcome();
        expect(log.length).toBeGreaterThan(100);
        for (const ids of received) expect(ids).toEqual(log);
      } finally {
        await fire.end();
        await server.end('SIGTERM');
      }
    });
  }, 120_000);
});
