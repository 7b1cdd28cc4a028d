import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { fillWithFollowersOfUser1 } from './support/celebrity.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const runCli = hostedCli();

/** Their text is 3 MB: more than the system takes for a reader that takes nothing. */
const FOLLOWERS = 50_000;
const MEBIBYTE = 1024 * 1024;

/** What turns, threads and handles may take to be given back, on a machine that is busy with other tests. */
const GRACE_MS = 20_000;

const REQUEST = 'GET /user/followers/1 HTTP/1.1\r\nHost: localhost\r\n\r\n';

interface Attacked {
  readonly server: SpawnedServer;
  readonly file: string;
  /** SHA-256 of the whole body, in hex. */
  readonly expected: string;
}

describe('the original route of a celebrity, under attack', () => {
  test.each([1, 200])(
    'is as before after %i connection(s) that asked five times in a row, read nothing and left',
    async (connections) => {
      await attacked(async ({ server, file, expected }) => {
        // SQLite keeps a handle for each reading that there was at once, and takes it again.
        await Promise.all(Array.from({ length: 5 }, async () => hashOf(server.url)));
        const before = { threads: countOf(server, 'task'), handles: countOf(server, 'fd') };

        const sockets = await Promise.all(Array.from({ length: connections }, async () => open(server.url)));
        for (const socket of sockets) socket.pause().write(REQUEST.repeat(5));
        await later(2_000);
        sockets.forEach((socket) => socket.destroy());

        expect(await within(GRACE_MS, retried(server.url))).toBe(expected);
        await addUser(server.url);
        await settled(() => logIsCopied(file));
        await settled(() => countOf(server, 'task') <= before.threads);
        // The connections of this test's own requests come and go.
        await settled(() => countOf(server, 'fd') <= before.handles + 2);
        expect(await within(GRACE_MS, server.end('SIGTERM'))).toEqual({ code: 0, signal: null });
      });
    },
    240_000,
  );

  test('fifty slow readers don’t keep the log from being copied while somebody writes, and get it all', async () => {
    await attacked(async ({ server, file, expected }) => {
      const readers = await Promise.all(Array.from({ length: 50 }, async () => SlowReader.start(server.url)));
      let largest = 0;
      for (let batch = 0; batch < 60; batch += 1) {
        await followMany(server.url, batch);
        largest = Math.max(largest, statSync(`${file}-wal`).size);
      }
      expect(readers.map(({ isReading }) => isReading)).toEqual(Array(50).fill(true));
      expect(largest).toBeLessThan(160 * MEBIBYTE);
      expect(await Promise.all(readers.map(async (reader) => reader.finish()))).toEqual(
        Array(50).fill(expected),
      );
    });
  }, 240_000);

  test('one client’s many requests don’t keep the route from another’s', async () => {
    await attacked(async ({ server, expected }) => {
      const greedy = await Promise.all(Array.from({ length: 30 }, async () => open(server.url, '127.0.0.2')));
      let asking = true;
      for (const socket of greedy) {
        const ask = (): void => void (asking && socket.write(REQUEST));
        // Reads all it gets, and asks again at once.
        socket.on('data', (bytes: Buffer) => /\]\s*0\s*$|\}$/.test(bytes.toString('latin1')) && ask());
        ask();
      }
      await later(500);
      for (let round = 0; round < 3; round += 1) {
        expect(await within(GRACE_MS, hashOf(server.url))).toBe(expected);
      }
      asking = false;
      greedy.forEach((socket) => socket.destroy());
    });
  }, 240_000);
});

async function attacked(work: (attacked: Attacked) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, 'retinue.db');
    const env = { DATABASE_URL: `sqlite:${file}` };
    await runCli(['migrate'], { cwd: folder, env });
    const expected = fillWithFollowersOfUser1(file, FOLLOWERS);
    const server = await SpawnedServer.start(folder, env);
    try {
      await work({ server, file, expected });
    } finally {
      await server.end('SIGKILL');
    }
  });
}

async function open(url: string, localAddress = '127.0.0.1'): Promise<Socket> {
  const { hostname: host, port } = new URL(url);
  const socket = connect({ host, port: Number(port), localAddress });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** The hash of the body, or `status 503`. */
async function hashOf(url: string): Promise<string> {
  const response = await fetch(`${url}/user/followers/1`);
  const text = await response.text();
  return response.status === 200
    ? createHash('sha256').update(text).digest('hex')
    : `status ${response.status}`;
}

/** The first answer that is no 503. */
async function retried(url: string): Promise<string> {
  for (;;) {
    const hash = await hashOf(url);
    if (hash !== 'status 503') return hash;
    await later(100);
  }
}

/** Takes a kilobyte now and then, until it may finish. */
class SlowReader {
  private constructor(
    private readonly reading: ReadableStreamDefaultReader<Uint8Array>,
    private readonly hash = createHash('sha256'),
  ) {}

  isReading = true;
  private hurries = false;
  private readonly ended = this.read();

  static async start(url: string): Promise<SlowReader> {
    for (;;) {
      const response = await fetch(`${url}/user/followers/1`);
      if (response.status === 200) return new SlowReader(response.body!.getReader());
      await response.text();
      await later(50);
    }
  }

  async finish(): Promise<string> {
    this.hurries = true;
    await this.ended;
    return this.hash.digest('hex');
  }

  private async read(): Promise<void> {
    await later(0);
    for (;;) {
      const { done, value } = await this.reading.read();
      if (done) break;
      this.hash.update(value);
      for (let waited = 0; !this.hurries && waited < 2_000; waited += 100) await later(100);
    }
    this.isReading = false;
  }
}

async function addUser(url: string): Promise<void> {
  await post(url, '/v1/users', { firstName: 'Late', lastName: 'Comer', email: 'late@example.org' });
}

/** A thousand follows all over the table. */
async function followMany(url: string, batch: number): Promise<void> {
  const operations = Array.from({ length: 1_000 }, (_, index) => ({
    op: 'follow',
    followerId: 2 + ((index * 7919 + batch * 104_729) % (FOLLOWERS - 1)),
    followeeId: 2 + ((index * 6_151 + batch * 15_485_863 + 1) % (FOLLOWERS - 1)),
  })).filter(({ followerId, followeeId }) => followerId !== followeeId);
  await post(url, '/v1/follows/batch', { operations });
}

async function post(url: string, path: string, body: object): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  await response.text();
}

/** True when no reading holds an old state: all of the log can go into the file. */
function logIsCopied(file: string): boolean {
  const database = new Database(file);
  const [{ log, checkpointed }] = database.pragma('wal_checkpoint(PASSIVE)') as [
    { log: number; checkpointed: number },
  ];
  database.close();
  return log === checkpointed;
}

/** Threads (`task`) or file handles (`fd`) of the server. */
function countOf({ pid }: SpawnedServer, what: 'task' | 'fd'): number {
  return readdirSync(`/proc/${pid}/${what}`).length;
}

async function settled(isSo: () => boolean): Promise<void> {
  const end = performance.now() + GRACE_MS;
  while (!isSo()) {
    if (performance.now() > end)
      throw new Error(`It did not come to be within ${GRACE_MS} ms: ${isSo.toString()}`);
    await later(100);
  }
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result | 'too late'> {
  return Promise.race([work, later(ms, 'too late' as const, { ref: false })]);
}
