import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { flip, flipPage, rootPageOf } from './support/sqlite-pages.js';
import { inTemporaryFolder } from './support/temporary-folder.js';
import { childrenOf } from '../attack/arena/processes.js';
import { freePort } from '../postgres-server/free-port.js';
import { eventually } from '../support/pairs.js';

const runCli = hostedCli();
const FILE = 'retinue.db';
const DATABASE_URL = `sqlite:./${FILE}`;

const READS = [
  '/user/followers/1',
  '/v1/users',
  '/v1/users/1',
  '/v1/users/1/followers',
  '/v1/users/1/following',
  '/v1/users/2/following/1',
  '/v1/users/1/follow-history',
  '/v1/users/1/suggestions',
];

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
}

async function ask(server: SpawnedServer, method: string, path: string): Promise<Answer> {
  const answer = await fetch(`${server.url}${path}`, { method });
  const body = (await answer.json().catch(() => undefined)) as { code?: string } | undefined;
  return { status: answer.status, code: body?.code };
}

/** Reads all there is, then writes. */
async function askAll(server: SpawnedServer): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const path of READS) answers.push(await ask(server, 'GET', path));
  for (const method of ['DELETE', 'PUT']) answers.push(await ask(server, method, '/v1/users/4/following/1'));
  return answers;
}

const isHealthyOrRefused = ({ status, code }: Answer): boolean =>
  status < 300 || (status === 503 && code === 'database_damaged');

/** A folder with the demo's people in a file. */
async function inDemoFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  return inTemporaryFolder(async (folder) => {
    expect(await runCli(['demo', '--database', DATABASE_URL], { cwd: folder })).toMatchObject({ code: 0 });
    return work(folder);
  });
}

describe('a file whose bytes are flipped', () => {
  it('is found broken by one of two workers, and neither says that it is ready, nor one that comes later', async () => {
    await inDemoFolder(async (folder) => {
      const page = rootPageOf(folder, FILE, 'follows');
      const server = await SpawnedServer.start(folder, {
        DATABASE_URL,
        WORKERS: '2',
        PORT: String(await freePort()),
      });
      flipPage(folder, FILE, page);
      // Only one of them has met it.
      expect((await ask(server, 'PUT', '/v1/users/4/following/1')).code).toBe('database_damaged');
      const unready = async (): Promise<boolean> => {
        // A connection each: these go to the workers in turn, and are lost with one that is killed.
        const asked = Array.from({ length: 6 }, () =>
          fetch(`${server.url}/health/ready`, {
            headers: { Connection: 'close' },
            signal: AbortSignal.timeout(3_000),
          }),
        );
        const answers = await Promise.allSettled(asked);
        return answers.every((answer) => answer.status === 'fulfilled' && answer.value.status === 503);
      };
      await eventually(unready);
      // Those that take their place have met nothing, and are told. On the same port, which none of them keeps open.
      for (const killed of childrenOf(server.pid)) process.kill(killed, 'SIGKILL');
      await eventually(unready);
      flipPage(folder, FILE, page);
      expect((await server.end('SIGTERM')).code).toBe(0);
    });
    // Longer than what it waits for may take: then the wait says what did not come to be.
  }, 60_000);

  it.each(['users', 'follows', 'follow_events'])(
    'in a page of %s under a running server, is a 503 that says so, for what is broken and for writes, and no bug',
    async (name) => {
      await inDemoFolder(async (folder) => {
        const page = rootPageOf(folder, FILE, name);
        const server = await SpawnedServer.start(folder, { DATABASE_URL });
        flipPage(folder, FILE, page);
        const first = await askAll(server);
        const second = await askAll(server);
        const ready = await ask(server, 'GET', '/health/ready');
        const live = await ask(server, 'GET', '/health/live');
        const printed = server.printed;
        // Mended, so that what the server writes at its end is of no account here.
        flipPage(folder, FILE, page);
        expect([...first, ...second].filter((answer) => !isHealthyOrRefused(answer))).toEqual([]);
        expect(second.slice(READS.length)).toEqual(
          Array.from({ length: 2 }, () => ({ status: 503, code: 'database_damaged' })),
        );
        expect(ready).toEqual({ status: 503, code: 'database_damaged' });
        expect(live.status).toBe(200);
        // One line for the operator, and one of the requests.
        expect(
          printed.match(/"level":"error".*is damaged \(SQLITE_CORRUPT.*retinue verify.*operations\.md/g),
        ).toHaveLength(1);
        expect(printed.match(/"level":"warn".*database_damaged/g)).toHaveLength(1);
        // It stays so until a new start.
        expect(await ask(server, 'GET', '/health/ready')).toEqual(ready);
        expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
      });
    },
  );

  it('in its first page, is found by asking whether the server is ready', async () => {
    await inDemoFolder(async (folder) => {
      const server = await SpawnedServer.start(folder, { DATABASE_URL });
      expect((await ask(server, 'GET', '/health/ready')).status).toBe(200);
      flip(join(folder, FILE), 0, 16);
      expect(await ask(server, 'GET', '/health/ready')).toEqual({ status: 503, code: 'database_damaged' });
      flip(join(folder, FILE), 0, 16);
      await server.end('SIGTERM');
    });
  });

  it('in its log under a running server, is never a 500, and the server lives', async () => {
    await inDemoFolder(async (folder) => {
      const server = await SpawnedServer.start(folder, { DATABASE_URL });
      for (const method of ['DELETE', 'PUT', 'DELETE']) await ask(server, method, '/v1/users/3/following/1');
      flip(join(folder, `${FILE}-wal`), 32 + 24, 1024 * 1024);
      const answers = [...(await askAll(server)), ...(await askAll(server))];
      flip(join(folder, `${FILE}-wal`), 32 + 24, 1024 * 1024);
      expect(answers.filter((answer) => !isHealthyOrRefused(answer))).toEqual([]);
      expect(await ask(server, 'GET', '/health/live')).toMatchObject({ status: 200 });
      expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
    });
  });

  it.each<[what: string, damage: (folder: string) => void | Promise<void>]>([
    ['a table', (folder) => flipPage(folder, FILE, rootPageOf(folder, FILE, 'follows'))],
    ['an index', (folder) => flipPage(folder, FILE, rootPageOf(folder, FILE, 'follows_by_follower'))],
    ['the schema', (folder) => flipPage(folder, FILE, 1)],
    ['the header', (folder) => flip(join(folder, FILE), 0, 16)],
    ['the end, cut off', async (folder) => truncate(join(folder, FILE), 40_960)],
  ])(
    'is what verify says before all else, with 1, and --repair writes nothing to it: %s',
    async (_what, damage) => {
      await inDemoFolder(async (folder) => {
        await damage(folder);
        const before = await readFile(join(folder, FILE));
        for (const command of [['verify'], ['verify', '--repair']]) {
          expect(await runCli(command, { cwd: folder, env: { DATABASE_URL } })).toMatchObject({
            code: 1,
            stdout: expect.stringMatching(
              /the file is damaged, .*--repair can't mend that.*restore a backup/s,
            ),
            stderr: '',
          });
        }
        expect(before.equals(await readFile(join(folder, FILE)))).toBe(true);
      });
    },
  );
});
