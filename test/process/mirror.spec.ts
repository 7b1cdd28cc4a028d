import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type ChangeEvent, RetinueClient } from '@retinue/client';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const runCli = hostedCli();
const CLIENTS = 16;
const USERS = 60;
/** Follows and unfollows of each client between two blows. */
const CHANGES = 25;

/** Who follows whom, as the events tell it, and what was wrong with them. */
class Mirror {
  readonly edges = new Set<string>();
  readonly seen = new Set<string>();
  readonly faults: string[] = [];
  private last = '';

  take({ id, type, actor, subject, data }: ChangeEvent): void {
    this.last = id;
    if (this.seen.has(id)) this.faults.push(`${id} came twice`);
    this.seen.add(id);
    if (type !== 'follow.created' && type !== 'follow.ended') return;
    const edge = data.follower === 'actor' ? `${actor.id}>${subject.id}` : `${subject.id}>${actor.id}`;
    if (type === 'follow.created' && this.edges.has(edge)) this.faults.push(`${edge} was made twice`);
    if (type === 'follow.created') this.edges.add(edge);
    if (type === 'follow.ended' && !this.edges.delete(edge))
      this.faults.push(`${edge} ended without having begun`);
  }

  /** The place to go on from. */
  get place(): string {
    return this.last;
  }
}

describe('a copy of the graph, kept by the events', () => {
  test('equals the original after kill -9 of two workers and what they belong to, twice', async () => {
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
      const mirror = new Mirror();
      const left = new AbortController();
      const mirroring = (async () => {
        for await (const event of client.events({ limit: 20, signal: left.signal })) mirror.take(event);
      })().catch((error: unknown) => error);

      for (let blow = 0; blow < 2; blow += 1) {
        const load = Promise.all(Array.from({ length: CLIENTS }, async (_, one) => change(server.url, one)));
        await until(() => mirror.seen.size > USERS + (blow + 1) * CLIENTS * 4);
        await server.end('SIGKILL');
        await load;
        server = await SpawnedServer.start(folder, env);
      }
      try {
        await Promise.all(Array.from({ length: CLIENTS }, async (_, one) => change(server.url, one)));
        const last = await lastEvent(client, mirror.place);
        await until(() => mirror.seen.has(last));
      } finally {
        left.abort();
        await mirroring;
        await server.end('SIGTERM');
      }
      const database = new Database(file, { readonly: true });
      const stored = database.prepare(`SELECT follower_id || '>' || followee_id FROM follows`).pluck().all();
      const logged = database.prepare(`SELECT count(*) FROM follow_events`).pluck().get();
      database.close();
      expect(mirror.faults).toEqual([]);
      expect(mirror.seen.size).toBe(logged);
      expect([...mirror.edges].toSorted()).toEqual((stored as string[]).toSorted());
      expect(stored.length).toBeGreaterThan(0);
    });
  }, 90_000);
});

/** Follows and unfollows in turn, until there is nobody to ask. */
async function change(url: string, one: number): Promise<void> {
  const follower = one + 1;
  for (let index = 0; index < CHANGES; index += 1) {
    const followee = CLIENTS + 1 + ((one + index * 7) % (USERS - CLIENTS));
    const method = index % 3 === 2 ? 'DELETE' : 'PUT';
    const of = method === 'DELETE' ? CLIENTS + 1 + ((one + (index - 1) * 7) % (USERS - CLIENTS)) : followee;
    try {
      await (await fetch(`${url}/v1/users/${follower}/following/${of}`, { method })).arrayBuffer();
    } catch {
      return;
    }
  }
}

/** The id of the last event there is. */
async function lastEvent(client: RetinueClient, after: string): Promise<string> {
  let last = after;
  for (let place = after; ;) {
    const { items, nextAfter, upToDate } = await client.listEvents({ after: place, limit: 1_000 });
    last = items.at(-1)?.id ?? last;
    if (upToDate) return last;
    place = nextAfter;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('It did not come to be within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
