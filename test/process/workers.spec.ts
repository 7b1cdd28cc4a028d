import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';
import { childrenOf, isAlive } from '../attack/arena/processes.js';

const runCli = hostedCli();
const USERS = 100;
const CLIENTS = 8;

/** Milliseconds. Several times what either of them takes. */
const PATIENCE_MS = 120_000;

describe('several workers on one database', () => {
  test(
    'keep every acknowledged follow, replace one of them that is killed, and all end on SIGTERM',
    async () => {
      await inTemporaryFolder(async (folder) => {
        const env = { DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}` };
        const lines = Array.from({ length: USERS }, (_, index) => `U,${index + 1},u${index + 1}@example.com`);
        const input = `first_name,last_name,email\n${lines.join('\n')}\n`;
        expect(
          await runCli(['import', 'users', '--format', 'csv', '-'], { cwd: folder, env, input }),
        ).toMatchObject({
          code: 0,
        });
        const server = await SpawnedServer.start(folder, { ...env, WORKERS: '2' });
        const before = childrenOf(server.pid);
        expect(before).toHaveLength(2);

        // Clients of different workers write to the same rows: everybody follows the same users.
        expect(await followAll(server.url, 1, 30)).toEqual([]);
        process.kill(before[0]!, 'SIGKILL');
        const after = await until(
          () => childrenOf(server.pid),
          (pids) => pids.length === 2 && !pids.includes(before[0]!),
        );
        expect(after).toContain(before[1]);
        expect(await followAll(server.url, 31, 60)).toEqual([]);

        expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
        expect(after.filter(isAlive)).toEqual([]);
        const verified = await runCli(['verify'], { cwd: folder, env });
        expect(verified).toMatchObject({ code: 0 });
      });
    },
    PATIENCE_MS,
  );

  test(
    'leave no connection open and unanswered when one of them is killed, again and again',
    async () => {
      await inTemporaryFolder(async (folder) => {
        const env = { DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}`, WORKERS: '2' };
        const server = await SpawnedServer.start(folder, env);
        const over = new AbortController();
        const unanswered: string[] = [];
        const client = async (): Promise<void> => {
          while (!over.signal.aborted)
            if ((await asked(server.url)) === 'nothing came') unanswered.push('a connection');
        };
        const clients = Promise.all(Array.from({ length: 32 }, client));
        for (let blow = 0; blow < 3; blow += 1) {
          const before = childrenOf(server.pid);
          process.kill(before[0]!, 'SIGKILL');
          await until(
            () => childrenOf(server.pid),
            (pids) => pids.length === 2 && !pids.includes(before[0]!),
          );
        }
        over.abort();
        await clients;
        expect(unanswered).toEqual([]);
        expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
      });
    },
    PATIENCE_MS,
  );
});

/** What came of a request on a connection of its own: an answer, or the end of the connection. */
async function asked(url: string): Promise<'answered' | 'cut off' | 'nothing came'> {
  const signal = AbortSignal.timeout(20_000);
  try {
    await (await fetch(`${url}/health/live`, { headers: { Connection: 'close' }, signal })).arrayBuffer();
    return 'answered';
  } catch {
    return signal.aborted ? 'nothing came' : 'cut off';
  }
}

/** Everybody after the last followee follows each of some users; gives back what was not acknowledged. */
async function followAll(url: string, first: number, last: number): Promise<string[]> {
  const failed: string[] = [];
  const client = async (followerId: number): Promise<void> => {
    for (let followeeId = first; followeeId <= last; followeeId += 1) {
      const path = `/v1/users/${followerId}/following/${followeeId}`;
      // A connection each, so that all workers get some.
      const headers = { Connection: 'close' };
      const made = await fetch(`${url}${path}`, { method: 'PUT', headers });
      if (made.status !== 201) failed.push(`PUT ${path} ${made.status}`);
      const read = await fetch(`${url}${path}`, { headers });
      if (read.status !== 200) failed.push(`GET ${path} ${read.status}`);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(USERS - index)));
  return failed;
}

async function until<Value>(read: () => Value, isRight: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; tries < 600; tries += 1) {
    const value = read();
    if (isRight(value)) return value;
    await delay(100);
  }
  throw new Error(`it did not come to be: ${JSON.stringify(read())}`);
}
