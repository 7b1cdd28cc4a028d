import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
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
    const expected = fillWithFollowersOfUser1(file);

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

/** Makes user 1 a celebrity, in one go, and answers the hash of the body that the route should give. */
function fillWithFollowersOfUser1(file: string): string {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.exec(`
    BEGIN;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= ${FOLLOWERS})
    INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private,
      version, created_at, updated_at)
    SELECT i, 'F' || (i * 7919 % 100003), 'L' || i, i || '@example.com', i || '@example.com', 'f', 'l', 'person', 0, 1, 0, 0
    FROM n;
    INSERT INTO user_counters
    SELECT id, iif(id = 1, ${FOLLOWERS}, 0), iif(id = 1, 0, 1) FROM users;
    INSERT INTO follows SELECT id, 1, id FROM users WHERE id > 1;
    COMMIT;`);
  database.close();

  const people = Array.from({ length: FOLLOWERS }, (_, index) => {
    const id = index + 2;
    return { first: `F${(id * 7919) % 100_003}`, last: `L${id}`, email: `${id}@example.com` };
  });
  people.sort((one, other) => compare(one.first, other.first) || compare(one.last, other.last));
  const hash = createHash('sha256');
  people.forEach(({ first, last, email }, index) => {
    hash.update(`${index === 0 ? '[' : ','}${JSON.stringify({ name: `${first} ${last}`, email })}`);
  });
  return hash.update(']').digest('hex');
}

/** By code point; the names are ASCII, where JavaScript's order is the same. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
