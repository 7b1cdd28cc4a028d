import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { RawConnection, requestText } from '../support/raw-connection.js';
import { inFile } from './support/copy-source.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const runCli = hostedCli();
const MEBIBYTE = 1024 * 1024;
const CONNECTIONS = 64;
/** Followers of user 1: enough for the original route to stream them. */
const FOLLOWERS = 20_000;

/** As long as a closing server waits for anybody, and as long again for a machine that is busy. */
const CLOSING_MS = 20_000;

const list = requestText('GET', '/v1/users/1/followers?limit=1000');
const legacyFollowers = requestText('GET', '/user/followers/1');

describe('connections on which nothing is read', () => {
  it.each([
    ['a thousand pages in one packet', list.repeat(1_000)],
    ['the shortest requests there are', 'GET / HTTP/1.1\r\nHost:\r\n\r\n'.repeat(10_000)],
  ])(
    'do not fill the memory, and keep nobody waiting: %s',
    async (_what, bytes) => {
      await withServer({}, async (server) => {
        await (await fetch(`${server.url}/v1/users/1/followers?limit=1000`)).text();
        const connections = await openAll(server, CONNECTIONS, bytes);
        const waited: number[] = [];
        for (let count = 0; count < 50; count += 1) {
          const start = performance.now();
          expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
          waited.push(performance.now() - start);
          await delay(20);
        }
        expect(await server.peakMemory()).toBeLessThan(300 * MEBIBYTE);
        // Some 5 ms in fact, and many seconds when all requests are begun at once.
        expect(waited.sort((one, other) => one - other)[25]).toBeLessThan(500);
        for (const { socket } of connections) socket.destroy();
        // The server has not lost its way with those who come after.
        expect((await fetch(`${server.url}/v1/users/1/followers`)).status).toBe(200);
        expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
      });
    },
    60_000,
  );

  it.each([['1'], ['2']])(
    'keep a server from ending no longer than its limit, with %s processes',
    async (WORKERS) => {
      await withServer({ WORKERS }, async (server) => {
        await openAll(server, 8, list.repeat(1_000));
        await openAll(server, 4, 'POST /v1/users HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{');
        await openAll(server, 4, 'GET / HTTP/1.1\r\nHo');
        await openAll(server, 4, `${requestText('GET', '/health/live')}GET / HT`);
        await openAll(server, 4, '');
        await delay(500);
        const late = delay(CLOSING_MS, 'late', { ref: false });
        expect(await Promise.race([server.end('SIGTERM'), late])).toEqual({ code: 0, signal: null });
      });
    },
    60_000,
  );

  it('keep the original route from nobody once they are closed', async () => {
    await withServer({}, async (server) => {
      for (let round = 0; round < 3; round += 1) {
        const connections = await openAll(server, 4, legacyFollowers.repeat(5));
        await delay(300);
        for (const { socket } of connections) socket.destroy();
      }
      const answer = await until(
        async () => fetch(`${server.url}/user/followers/1`),
        ({ status }) => status === 200,
      );
      expect((await answer.json()) as unknown[]).toHaveLength(FOLLOWERS);
      const late = delay(CLOSING_MS, 'late', { ref: false });
      expect(await Promise.race([server.end('SIGTERM'), late])).toEqual({ code: 0, signal: null });
    });
  }, 60_000);
});

/** Starts a server in which user 1 has many followers; ends it, whatever happens. */
async function withServer(
  environment: Readonly<Record<string, string>>,
  work: (server: SpawnedServer) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const env = { DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}`, LOG_LEVEL: 'info', ...environment };
    await runCli(['migrate'], { cwd: folder, env });
    inFile(folder, 'retinue.db', (database) =>
      database.exec(`
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= ${FOLLOWERS})
        INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private,
          version, created_at, updated_at)
        SELECT i, 'F' || i, 'L' || i, i || '@example.com', i || '@example.com', 'f', 'l', 'person', 0, 1, 0, 0 FROM n;
        INSERT INTO user_counters SELECT id, iif(id = 1, ${FOLLOWERS}, 0), iif(id = 1, 0, 1) FROM users;
        INSERT INTO follows SELECT id, 1, id FROM users WHERE id > 1`),
    );
    const server = await SpawnedServer.start(folder, env);
    try {
      await work(server);
    } finally {
      await server.end('SIGKILL');
    }
  });
}

/** Connections that have sent this, and read nothing of what comes back. */
async function openAll(server: SpawnedServer, count: number, bytes: string): Promise<RawConnection[]> {
  const connections = await Promise.all(Array.from({ length: count }, () => RawConnection.open(server.url)));
  for (const connection of connections) {
    connection.socket.pause();
    if (bytes !== '') connection.send(bytes);
  }
  return connections;
}

async function until<Value>(ask: () => Promise<Value>, isRight: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; tries < 50; tries += 1) {
    const value = await ask();
    if (isRight(value)) return value;
    await delay(100);
  }
  return ask();
}
