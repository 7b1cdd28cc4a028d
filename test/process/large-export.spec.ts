import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { fillWithFollowersOfUser1 } from './support/celebrity.js';
import { runCli } from './support/run-cli.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const FOLLOWERS = 400_000;
const MEBIBYTE = 1024 * 1024;

interface Line {
  readonly kind: string;
  readonly id: number;
}

test('a user with very many followers has their export as of one moment, while others write, and nobody holds it all', async () => {
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, 'retinue.db');
    const env = { DATABASE_URL: `sqlite:${file}` };
    await runCli(['migrate'], { cwd: folder, env });
    fillWithFollowersOfUser1(file, FOLLOWERS);
    addHistoryOfUser1(file);

    const server = await SpawnedServer.start(folder, env);
    const put = async (path: string): Promise<number> =>
      (await fetch(`${server.url}/v1/users/${path}`, { method: 'PUT' })).status;
    try {
      await (await fetch(`${server.url}/v1/users/2/export`)).text();
      const before = await server.peakMemory();

      const response = await fetch(`${server.url}/v1/users/1/export`);
      const lines = createInterface({ input: Readable.fromWeb(response.body! as never) })[
        Symbol.asyncIterator
      ]() as AsyncIterator<string>;
      const next = async (): Promise<Line> => JSON.parse((await lines.next()).value as string) as Line;
      expect(await next()).toMatchObject({ kind: 'user', followersCount: FOLLOWERS });
      // Nobody reads on, and it waits for nobody.
      expect(await put('1/following/2')).toBe(201);
      for (let id = 2; id < FOLLOWERS + 2; id += 1) {
        const line = await next();
        if (line.kind !== 'follower' || line.id !== id)
          throw new Error(`${JSON.stringify(line)} stands where follower ${id} should`);
      }
      for (let count = 0; count < FOLLOWERS; count += 1)
        if ((await next()).kind !== 'change') throw new Error(`Change ${count} is missing`);
      expect(await next()).toEqual({ kind: 'end', lines: 1 + 2 * FOLLOWERS });
      expect(await lines.next()).toMatchObject({ done: true });

      expect(await server.peakMemory()).toBeLessThan(before + 100 * MEBIBYTE);
    } finally {
      await server.end('SIGTERM');
    }
  });
}, 120_000);

function addHistoryOfUser1(file: string): void {
  const database = new Database(file);
  database.exec(`
    INSERT INTO follow_events (type, actor_id, subject_id, created_at)
    SELECT 'follow', follower_id, followee_id, created_at FROM follows`);
  database.close();
}
