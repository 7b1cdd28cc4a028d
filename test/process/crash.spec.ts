import { join } from 'node:path';
import Database from 'better-sqlite3';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const runCli = hostedCli();
const CLIENTS = 16;
const USERS = 400;

describe('a process that ends in the middle of a run of follows', () => {
  test('after SIGKILL each acknowledged follow is there, and verify finds nothing', async () => {
    await inTemporaryFolder(async (folder) => {
      const env = { DATABASE_URL: `sqlite:${join(folder, 'retinue.db')}` };
      await importUsers(folder, env);
      const server = await SpawnedServer.start(folder, env);
      const { acknowledged, running } = followUntilCut(server.url);
      await acknowledged.reached(150);
      expect(await server.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
      await running;

      const again = await SpawnedServer.start(folder, env);
      try {
        const missing: string[] = [];
        for (const edge of acknowledged.edges) {
          const response = await fetch(`${again.url}/v1/users/${edge.replace('>', '/following/')}`);
          if (response.status !== 200) missing.push(edge);
        }
        expect(missing).toEqual([]);
      } finally {
        await again.end('SIGTERM');
      }
      expect(await runCli(['verify'], { cwd: folder, env })).toMatchObject({ code: 0 });
    });
  });

  test('after SIGTERM requests in flight are answered, what was taken is written, and it exits with 0', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'retinue.db');
      const env = { DATABASE_URL: `sqlite:${file}` };
      await importUsers(folder, env);
      const server = await SpawnedServer.start(folder, env);
      const { acknowledged, running } = followUntilCut(server.url);
      await acknowledged.reached(150);
      expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
      const unanswered = await running;

      const database = new Database(file, { readonly: true });
      const stored = database.prepare(`SELECT follower_id || '>' || followee_id FROM follows`).pluck().all();
      database.close();
      // Every request that reached the server was answered: what is stored is exactly what was acknowledged.
      expect(new Set(stored)).toEqual(acknowledged.edges);
      expect(unanswered.filter((outcome) => outcome === 'cut in the middle')).toEqual([]);
      expect(await runCli(['verify'], { cwd: folder, env })).toMatchObject({ code: 0 });
    });
  });
});

async function importUsers(cwd: string, env: Readonly<Record<string, string>>): Promise<void> {
  const lines = Array.from({ length: USERS }, (_, index) => `U,${index + 1},u${index + 1}@example.com`);
  const input = `first_name,last_name,email\n${lines.join('\n')}\n`;
  expect(await runCli(['import', 'users', '--format', 'csv', '-'], { cwd, env, input })).toMatchObject({
    code: 0,
  });
}

class Acknowledged {
  readonly edges = new Set<string>();
  private waiting: { count: number; resolve: () => void } | undefined;

  add(edge: string): void {
    this.edges.add(edge);
    if (this.waiting !== undefined && this.edges.size >= this.waiting.count) this.waiting.resolve();
  }

  async reached(count: number): Promise<void> {
    await new Promise<void>((resolve) => (this.waiting = { count, resolve }));
  }
}

/** Clients that follow one pair after the other until the server is gone, and how the last request of each ended. */
function followUntilCut(url: string): { acknowledged: Acknowledged; running: Promise<string[]> } {
  const acknowledged = new Acknowledged();
  const client = async (followerId: number): Promise<string> => {
    for (let followeeId = CLIENTS + 1; followeeId <= USERS; followeeId += 1) {
      try {
        const response = await fetch(`${url}/v1/users/${followerId}/following/${followeeId}`, {
          method: 'PUT',
        });
        if (response.status === 503) return 'refused';
        await response.text();
        if (response.status === 201) acknowledged.add(`${followerId}>${followeeId}`);
      } catch (error) {
        const cause = (error as Error).cause as { code?: string } | undefined;
        return cause?.code === 'ECONNREFUSED' ? 'refused' : 'cut in the middle';
      }
    }
    return 'through';
  };
  return {
    acknowledged,
    running: Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index + 1))),
  };
}
