import { join } from 'node:path';
import Database from 'better-sqlite3';
import { FOLLOW_REQUESTS, RelationsImportService } from '@retinue/follows';
import { readIds } from '../support/pages.js';
import { eventually } from '../support/pairs.js';
import { addUsers, countsOf } from '../support/people.js';
import { startTestApp } from '../support/start-test-app.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const runCli = hostedCli();
const FOLLOWERS = 60_000;

test('the deletion of a user with many followers goes on after kill -9, and verify finds nothing wrong', async () => {
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, 'retinue.db');
    const env = { DATABASE_URL: `sqlite:${file}` };
    await runCli(['migrate'], { cwd: folder, env });
    fillWithFollowersOfUser1(file);

    const killed = await SpawnedServer.start(folder, env);
    expect((await fetch(`${killed.url}/v1/users/1`, { method: 'DELETE' })).status).toBe(204);
    await killed.end('SIGKILL');
    expect(count(file, `SELECT count(*) FROM users WHERE deleted_at IS NOT NULL`)).toBe(1);
    expect(count(file, `SELECT count(*) FROM follows WHERE followee_id = 1`)).toBeGreaterThan(FOLLOWERS / 2);

    const server = await SpawnedServer.start(folder, env);
    try {
      // From the first answer on, whatever is left.
      expect((await fetch(`${server.url}/v1/users/1`)).status).toBe(404);
      const response = await fetch(`${server.url}/v1/users/2`);
      expect(await response.json()).toMatchObject({ followersCount: 0, followingCount: 1 });
      await eventually(async () => count(file, `SELECT count(*) FROM users WHERE id = 1`) === 0);
    } finally {
      await server.end('SIGTERM');
    }
    expect(count(file, `SELECT count(*) FROM follows`)).toBe(FOLLOWERS);
    expect(count(file, `SELECT count(*) FROM follow_events WHERE type = 'leave_follower'`)).toBe(FOLLOWERS);
    expect(await runCli(['verify'], { cwd: folder, env })).toMatchObject({ code: 0 });
  });
}, 120_000);

test('a user that turned public while very many waited goes on accepting them at the next start', async () => {
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, 'retinue.db');
    const environment = { DATABASE_URL: `sqlite:${file}` };
    const first = await startTestApp(environment);
    const [opened, ...askers] = (await addUsers(first, 1_201, (index) => ({ isPrivate: index === 0 }))).map(
      ({ id }) => id,
    );
    await first.nest.get(RelationsImportService, { strict: false }).add(
      FOLLOW_REQUESTS,
      askers.map((id) => ({ fromId: id, toId: opened! })),
    );
    await first.close();
    // What a process leaves behind that was killed after the change, before any step.
    const database = new Database(file);
    database.exec(`UPDATE users SET is_private = 0 WHERE id = ${opened}`);
    database.exec(
      `INSERT INTO pending_auto_accepts (user_id, caller_id, service) VALUES (${opened}, ${opened}, 'app')`,
    );
    database.close();

    const again = await startTestApp(environment);
    try {
      const waiting = async (): Promise<number[]> =>
        readIds(again.http, `/v1/users/${opened}/follow-requests?limit=1000`);
      await eventually(async () => (await waiting()).length === 0);
      expect(await readIds(again.http, `/v1/users/${opened}/followers?limit=1000&order=oldest`)).toEqual(
        askers,
      );
      expect(await countsOf(again.http, opened!)).toEqual([1_200, 0]);
    } finally {
      await again.close();
    }
    expect(count(file, `SELECT count(*) FROM pending_auto_accepts`)).toBe(0);
    const called = `type = 'accept_follower' AND caller_id = ${opened} AND service = 'app'`;
    expect(count(file, `SELECT count(*) FROM follow_events WHERE ${called}`)).toBe(1_200);
  });
});

/** Everybody follows user 1, and the next but one. */
function fillWithFollowersOfUser1(file: string): void {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.exec(`
    BEGIN;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${FOLLOWERS} + 2)
    INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private,
      version, created_at, updated_at)
    SELECT i, 'F', 'L', i || '@example.com', i || '@example.com', 'f l', 'l', 'person', 0, 1, 0, 0 FROM n;
    INSERT INTO follows SELECT id, 1, id FROM users WHERE id BETWEEN 2 AND ${FOLLOWERS} + 1;
    INSERT INTO follows SELECT id, id + 1, id FROM users WHERE id BETWEEN 2 AND ${FOLLOWERS} + 1;
    INSERT INTO user_counters
    SELECT id, (SELECT count(*) FROM follows WHERE followee_id = id), (SELECT count(*) FROM follows WHERE follower_id = id)
    FROM users;
    COMMIT;`);
  database.close();
}

function count(file: string, sql: string): number {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(sql).pluck().get() as number;
  } finally {
    database.close();
  }
}
