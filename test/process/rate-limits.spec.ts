import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const LIMIT = 40;
const WORKERS = 3;

describe('several workers with limits', () => {
  test('limit a caller together, whichever of them answers', async () => {
    await inTemporaryFolder(async (folder) => {
      const server = await SpawnedServer.start(folder, {
        DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}`,
        WORKERS: String(WORKERS),
        RATE_LIMIT_READS: String(LIMIT),
      });
      let given = 0;
      // One after the other, each on a connection of its own, until each worker has refused some.
      for (let refused = 0; refused < 3 * WORKERS; await delay(20)) {
        const { status } = await fetch(`${server.url}/v1/users`, { headers: { Connection: 'close' } });
        if (status === 200) {
          given += 1;
          refused = 0;
        } else {
          expect(status).toBe(429);
          refused += 1;
        }
      }
      expect(given).toBeGreaterThanOrEqual(LIMIT);
      // Each by itself would have given as much.
      expect(given).toBeLessThan((WORKERS * LIMIT) / 2);
      expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
    });
  });
});
