import { join } from 'node:path';
import Database from 'better-sqlite3';
import { RetinueClient } from '@retinue/client';
import { childrenOf } from '../attack/arena/processes.js';
import { EventMirror, idsOfLog } from '../support/event-mirror.js';
import { ReturningStreamReader } from '../support/returning-stream-reader.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const runCli = hostedCli();
const CLIENTS = 32;
const USERS = 90;
/** Follows and unfollows of each client between two blows. */
const CHANGES = 25;
/** Milliseconds: a blow leaves nobody waiting for ever, nor does a test. */
const GIVE_UP_MS = 5_000;

describe('a copy of the graph, kept by the events', () => {
  test('equals the original after kill -9 of a worker, and twice of two workers and what they belong to, by pages and by a stream', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'retinue.db');
      const env = { DATABASE_URL: `sqlite:${file}`, WORKERS: '2' };
      const lines = Array.from({ length: USERS }, (_, index) => `U,${index + 1},u${index + 1}@example.com`);
      const input = `first_name,last_name,email\n${lines.join('\n')}\n`;
      await runCli(['import', 'users', '--format', 'csv', '-'], { cwd: folder, env, input });

      let server = await SpawnedServer.start(folder, env);
      const client = new RetinueClient({
        baseUrl: 'http://service.test',
        // The service comes back at another port each time.
        fetch: async (request) =>
          fetch(new Request(request.url.replace('http://service.test', server.url), request)),
      });
      const mirror = new EventMirror();
      const left = new AbortController();
      const mirroring = (async () => {
        for await (const event of client.events({ limit: 20, signal: left.signal })) mirror.take(event);
      })().catch((error: unknown) => error);
      const streamed = new EventMirror();
      const { items } = await client.listEvents({ limit: 1 });
      const stream = new ReturningStreamReader(
        () => server.url,
        items[0]!.id,
        (event) => streamed.take(event),
      );

      const load = async (): Promise<unknown> =>
        Promise.all(Array.from({ length: CLIENTS }, async (_, one) => change(server.url, one)));
      const killServer = async (): Promise<void> => {
        await server.end('SIGKILL');
        server = await SpawnedServer.start(folder, env);
      };
      const blows = [
        async () => {
          const [victim, ...others] = childrenOf(server.pid);
          process.kill(victim!, 'SIGKILL');
          await until(() => {
            const workers = childrenOf(server.pid);
            return workers.length === others.length + 1 && !workers.includes(victim!);
          });
        },
        killServer,
        killServer,
      ];
      let log: string[] = [];
      try {
        for (const blow of blows) {
          const [read, heard] = [mirror.ids.length, streamed.ids.length];
          const loading = load();
          await until(() => mirror.ids.length > read + CLIENTS && streamed.ids.length > heard + CLIENTS);
          await blow();
          await loading;
        }
        await load();
        log = await idsOfLog(client);
        await until(() => [mirror, streamed].every(({ ids }) => ids.includes(log.at(-1)!)));
      } finally {
        left.abort();
        await mirroring;
        await stream.leave();
        await server.end('SIGTERM');
      }
      const database = new Database(file, { readonly: true });
      const stored = database.prepare(`SELECT follower_id || '>' || followee_id FROM follows`).pluck().all();
      const logged = database.prepare(`SELECT count(*) FROM follow_events`).pluck().get();
      database.close();
      expect([...mirror.faults, ...streamed.faults]).toEqual([]);
      expect(log).toHaveLength(logged as number);
      expect(mirror.ids).toEqual(log);
      // It began behind the first, and has had a stream more for each blow that cut it.
      expect(streamed.ids).toEqual(log.slice(1));
      expect(stream.streams).toBeGreaterThanOrEqual(3);
      expect(mirror.edges).toEqual((stored as string[]).toSorted());
      expect(streamed.edges).toEqual(mirror.edges);
      expect(stored.length).toBeGreaterThan(0);
    });
  }, 90_000);
});

/** Follows and unfollows in turn; a request that a blow cuts is let go. */
async function change(url: string, one: number): Promise<void> {
  const follower = one + 1;
  const followee = (index: number): number => CLIENTS + 1 + ((one + index * 7) % (USERS - CLIENTS));
  for (let index = 0; index < CHANGES; index += 1) {
    const ends = index % 3 === 2;
    const of = followee(ends ? index - 1 : index);
    try {
      const path = `/v1/users/${follower}/following/${of}`;
      const signal = AbortSignal.timeout(GIVE_UP_MS);
      await (await fetch(`${url}${path}`, { method: ends ? 'DELETE' : 'PUT', signal })).arrayBuffer();
    } catch {
      // Another worker may answer the next one.
    }
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('It did not come to be within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
