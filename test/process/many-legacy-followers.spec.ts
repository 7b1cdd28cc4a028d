import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fillWithFollowersOfUser1 } from './support/celebrity.js';
import { runCli } from './support/run-cli.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const FOLLOWERS = 1_000_000;
const MEBIBYTE = 1024 * 1024;

test('the original route answers a million followers in order, without holding them all', async () => {
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, 'retinue.db');
    const env = { DATABASE_URL: `sqlite:${file}` };
    await runCli(['migrate'], { cwd: folder, env });
    const expected = fillWithFollowersOfUser1(file, FOLLOWERS);

    const server = await SpawnedServer.start(folder, env);
    try {
      await (await fetch(`${server.url}/user/followers/2`)).text();
      const before = await server.peakMemory();

      const response = await fetch(`${server.url}/user/followers/1`);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      const hash = createHash('sha256');
      for await (const bytes of response.body!) hash.update(bytes as Uint8Array);
      expect(hash.digest('hex')).toBe(expected);

      expect(await server.peakMemory()).toBeLessThan(before + 100 * MEBIBYTE);
    } finally {
      await server.end('SIGTERM');
    }
  });
}, 120_000);
